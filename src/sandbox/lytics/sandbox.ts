import {
  type SandboxOptions,
  type VendorSandbox,
  createFaults,
  createServer,
  createWindowLimiter,
  keepNewest,
  resolveClock,
} from '../kit/index.ts';
import { type Account, type LyticsAccountOptions, createAccount } from './account.ts';
import { createRegister } from './call.ts';
import { type LyticsAccount, inspect } from './inspection.ts';
import { registerApi } from './routes/api.ts';
import { registerBulkUpload } from './routes/collect.ts';

const mainHostMaximumBytes = 10 * 1_048_576;
const bulkHostMaximumBytes = 1_073_741_824;
const firstAid = 1001;

/** A local Lytics: the API host and the host for large uploads, over the same accounts. */
export interface LyticsSandbox extends VendorSandbox {
  name: 'lytics';
  /** Opens an account. A token given to several accounts reaches all of them; the first is its own. */
  addAccount(options: LyticsAccountOptions): LyticsAccount;
  /** The accounts opened since the last `reset`, oldest first. */
  accounts(): readonly LyticsAccount[];
}

/**
 * Starts an empty Lytics in memory.
 *
 * It answers for `api.lytics.io` (v1, v2, data upload) and `bulk.lytics.io` (uploads up to 1 GB). Writes are accepted
 * at once and visible after `visibilityDelay` milliseconds, 100 by default.
 *
 * @example
 * const lytics = createLyticsSandbox();
 * const account = lytics.addAccount({ tokens: [{ token: 'secret', roles: ['admin'] }] });
 * account.seed(samplePeople(3));
 * await dispatch(lytics, new Request('https://api.lytics.io/v2/user/me', { headers: { authorization: 'secret' } }));
 */
export function createLyticsSandbox(options: SandboxOptions = {}): LyticsSandbox {
  const clock = resolveClock(options);
  const visibilityDelay = options.visibilityDelay ?? 100;
  const accounts: Account[] = [];
  const inspected: LyticsAccount[] = [];
  const limiter = createWindowLimiter(clock);
  const faults = createFaults();
  const requests: VendorSandbox['requests'] = [];

  function open(accountOptions: LyticsAccountOptions): { account: Account; handle: LyticsAccount } {
    const account = createAccount(accountOptions, { clock, visibilityDelay, aid: firstAid + accounts.length });
    accounts.push(account);
    const handle = inspect(account);
    inspected.push(handle);
    return { account, handle };
  }

  const api = createServer('api', ['api.lytics.io']);
  const register = createRegister(api, { accounts, clock, limiter, maximumBodyBytes: mainHostMaximumBytes });
  registerApi(register, { accounts, open: (accountOptions) => open(accountOptions).account });

  const bulk = createServer('bulk', ['bulk.lytics.io']);
  registerBulkUpload(createRegister(bulk, { accounts, clock, limiter, maximumBodyBytes: bulkHostMaximumBytes }));

  return {
    name: 'lytics',
    servers: [api, bulk],
    faults,
    requests,
    async settle() {
      for (const account of accounts) account.pending.settle();
    },
    keepNewest(most) {
      for (const { records } of accounts) keepNewest(records, most);
    },
    accounts: () => [...inspected],
    reset() {
      accounts.length = 0;
      inspected.length = 0;
      requests.length = 0;
      faults.clear();
      limiter.reset();
    },
    addAccount: (accountOptions) => open(accountOptions).handle,
  };
}
