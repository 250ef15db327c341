import { type Clock } from '../clock.ts';

/** Milliseconds after which a call whose process has died counts as ended. */
export const leaseLength = 60_000;

const renewedEvery = leaseLength / 3;

/**
 * Renews a lease until the function that it returns is called, so that calls may take any time. What fails is told, and
 * tried again: no harm is done when the lease ends early, as nobody makes the call a second time.
 */
export function keepLease(clock: Clock, extend: () => Promise<void>, failed: (cause: unknown) => void): () => void {
  const renew = () => {
    extend().catch(failed);
    cancel = clock.after(renewedEvery, renew);
  };
  let cancel = clock.after(renewedEvery, renew);
  return () => cancel();
}
