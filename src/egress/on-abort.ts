import type { AbortNotice } from './interruption.ts';

interface Watch {
  callbacks: Set<() => void>;
  stop: () => void;
}

const watched = new WeakMap<AbortSignal, Watch>();

function watch(signal: AbortSignal): Watch {
  const callbacks = new Set<() => void>();
  const tell = () => {
    for (const callback of callbacks) callback();
  };
  signal.addEventListener('abort', tell);
  return { callbacks, stop: () => signal.removeEventListener('abort', tell) };
}

/**
 * Calls back when the signal aborts, unless the returned function is called before. One request may lead to dozens of
 * calls with its signal: they share one listener, because Node takes more than ten on one signal for a leak and warns.
 *
 * @example
 * const forget = onAbort(request.signal, () => controller.abort());
 */
export function onAbort(signal: AbortNotice, callback: () => void): () => void {
  if (!(signal instanceof AbortSignal)) {
    signal.addEventListener('abort', callback);
    return () => signal.removeEventListener('abort', callback);
  }
  const found = watched.get(signal) ?? watch(signal);
  watched.set(signal, found);
  found.callbacks.add(callback);
  return () => {
    if (!found.callbacks.delete(callback) || found.callbacks.size > 0) return;
    // A signal with a listener may be kept in memory for as long as it has one.
    found.stop();
    watched.delete(signal);
  };
}
