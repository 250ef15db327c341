import { useCallback, useEffect, useRef, useState } from 'react';
import { beginConnecting, type ConnectHandlers, type ConnectOptions, type TokenSource } from '../connect/index.ts';

export interface UseConnectOptions extends Omit<ConnectOptions, 'signal'>, Omit<ConnectHandlers, 'onEnded'> {
  linkToken: TokenSource;
}

/** Connecting an account, from a component. */
export interface Connecting {
  /** Shows the page; for clicks. Nothing happens while it is shown already. */
  open: () => void;
  /** Takes the page away, without a call of a handler. */
  close: () => void;
  isOpen: boolean;
}

/**
 * Connects accounts from a component. The page goes when the component does.
 *
 * @example
 * const { open, isOpen } = useConnect({ baseUrl, linkToken: askServer, onConnected: ({ integration }) => greet(integration) });
 */
export function useConnect(options: UseConnectOptions): Connecting {
  const [isOpen, setOpen] = useState(false);
  const latest = useRef(options);
  const end = useRef<(() => void) | undefined>(undefined);
  useEffect(() => {
    latest.current = options;
  });

  const close = useCallback(() => end.current?.(), []);
  useEffect(() => close, [close]);

  const open = useCallback(() => {
    if (end.current !== undefined) return;
    setOpen(true);
    const { linkToken, ...connectOptions } = latest.current;
    end.current = beginConnecting(linkToken, connectOptions, {
      onConnected: (result) => latest.current.onConnected?.(result),
      onClosed: () => latest.current.onClosed?.(),
      onFailed: (error) => latest.current.onFailed?.(error),
      onEnded: () => {
        end.current = undefined;
        setOpen(false);
      },
    });
  }, []);

  return { open, close, isOpen };
}
