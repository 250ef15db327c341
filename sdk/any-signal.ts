/**
 * A signal that is aborted with the first of these, for its reason. Browsers before 2024 have no `AbortSignal.any`: there
 * each of these signals keeps the new one until one of them is aborted, or is gone itself.
 */
export function anySignal(signals: readonly AbortSignal[]): AbortSignal {
  if ('any' in AbortSignal) return AbortSignal.any([...signals]);
  const first = new AbortController();
  for (const signal of signals) {
    const follow = () => first.abort(signal.reason);
    if (signal.aborted) follow();
    signal.addEventListener('abort', follow, { signal: first.signal });
  }
  return first.signal;
}
