'use client';

export { ConnectButton, type ConnectButtonProps } from './connect-button.ts';
export { useConnect, type Connecting, type UseConnectOptions } from './use-connect.ts';
