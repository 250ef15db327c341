import { type ComponentPropsWithoutRef, createElement, forwardRef } from 'react';
import { useConnect, type UseConnectOptions } from './use-connect.ts';

type ButtonProps = Omit<ComponentPropsWithoutRef<'button'>, 'onClick' | 'type' | keyof UseConnectOptions>;

/** Everything that a button takes, but for its click, and everything that `useConnect` does. */
export interface ConnectButtonProps extends ButtonProps, UseConnectOptions {}

/**
 * A button that connects an account. It has no look of its own, and stays focusable while the page is shown, so that the
 * focus comes back to it.
 *
 * @example
 * <ConnectButton baseUrl={baseUrl} linkToken={askServer} onConnected={reload}>Connect Acme</ConnectButton>
 */
export const ConnectButton = forwardRef<HTMLButtonElement, ConnectButtonProps>(function ConnectButton(props, ref) {
  const { linkToken, baseUrl, integration, integrations, noBack, authFormat, skipRapidForm, ...others } = props;
  const { iframe, sameWindow, width, height, container, onConnected, onClosed, onFailed, ...button } = others;
  const { open, isOpen } = useConnect({
    linkToken,
    baseUrl,
    integration,
    integrations,
    noBack,
    authFormat,
    skipRapidForm,
    iframe,
    sameWindow,
    width,
    height,
    container,
    onConnected,
    onClosed,
    onFailed,
  });
  return createElement('button', { ...button, type: 'button', onClick: open, 'aria-busy': isOpen, ref });
});
