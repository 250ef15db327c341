import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Live, startLive } from './live.ts';
import { startUpstream, type Upstream } from './upstream.ts';

/** The secret of the account, which a vendor must see and nobody else. */
export const vendorKey = 'vendor-secret-key';

export interface LiveVendor {
  live: Live;
  upstream: Upstream;
  /** An account of Braze whose calls go to the upstream. */
  account: string;
  /** The header field with the token of the harness. */
  bearer: string[];
}

/**
 * One Crosswalk and one upstream for all tests of a file, which answers as at the start before each of them.
 *
 * @param started called once, before the first test
 */
export function useLive(started: (vendor: LiveVendor) => void | Promise<void>): void {
  let live: Live;
  let upstream: Upstream;
  beforeAll(async () => {
    [live, upstream] = await Promise.all([startLive(), startUpstream()]);
    const account = await live.link('braze', { instance: 'US-01', api_key: vendorKey }, { rest: upstream.url });
    await started({ live, upstream, account, bearer: ['Authorization', `Bearer ${live.harness.token}`] });
  });
  beforeEach(() => upstream.reset());
  afterAll(async () => {
    await live.close();
    await upstream.close();
  });
}
