import { type OAuthCredentialKey, takeOAuthRenewals } from '../db/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { type Chore } from '../tick.ts';
import { type AccountsOptions } from './accounts-interface.ts';
import { type OpenAccounts } from './open-accounts.ts';

/** Credentials that are taken up together, so that a vendor that does not answer holds up few others. */
const together = 10;

/** Milliseconds until one that could not be renewed, or whose process died, is taken up again. */
const pause = 60_000;

/** Renews the OAuth tokens of accounts in use ahead of their end, so that no call waits for it. */
export function createTokenRenewals(
  { database, clock, warn = () => {} }: Pick<AccountsOptions, 'database' | 'clock' | 'warn'>,
  opened: Pick<OpenAccounts, 'find' | 'load' | 'forget' | 'tokens'>,
): Chore<{ renewed: number; failed: number }> {
  /** Whether there is another token now; undefined when there was to be one. */
  async function renew({ accountId, name }: OAuthCredentialKey): Promise<boolean | undefined> {
    try {
      const connection = await opened.load(await opened.find(accountId, undefined));
      const isRenewed = await opened.tokens.renewAhead(connection, name);
      if (isRenewed) opened.forget(accountId);
      return isRenewed;
    } catch (error) {
      const why =
        error instanceof CrosswalkError
          ? { reason: error.message }
          : { reason: 'Something went wrong inside Crosswalk.', cause: error };
      warn('a token could not be renewed ahead of its end', { account_id: accountId, ...why });
      return undefined;
    }
  }

  return async ({ count, isOver }) => {
    const done = { renewed: 0, failed: 0 };
    let taken = 0;
    while (taken < count) {
      if (isOver()) return { done, isMore: true };
      const limit = Math.min(together, count - taken);
      const now = clock.now();
      const keys = await takeOAuthRenewals(database, { now: new Date(now), again: new Date(now + pause), limit });
      const outcomes = await Promise.all(keys.map(renew));
      done.renewed += outcomes.filter((outcome) => outcome === true).length;
      done.failed += outcomes.filter((outcome) => outcome === undefined).length;
      taken += keys.length;
      if (keys.length < limit) return { done, isMore: false };
    }
    return { done, isMore: true };
  };
}
