import { type Clock } from './clock.ts';

/** How much a piece of background work may do. */
export interface TickBounds {
  /** Rows of each kind that are taken up; default 100. */
  count?: number;
  /** Milliseconds after which nothing new is begun; default 20,000. What is under way is finished. */
  milliseconds?: number;
}

/** What a piece of background work did. */
export interface TickReport {
  /** OAuth tokens that were renewed ahead of their end. */
  renewedTokens: number;
  /** Tokens that could not be; the log says why. They are good until they run out, and their turn comes again. */
  failedRenewals: number;
  /** Link tokens that were forgotten, 30 days after their end. */
  deletedLinkTokens: number;
  /** Visits to vendors' pages that were forgotten, as nobody came back in time. */
  deletedAuthorizations: number;
  /** Idempotency keys that were forgotten, 24 hours after their first call. */
  deletedIdempotencyKeys: number;
  /** True when a bound was reached, so that it is worth calling again at once; never while the service is being stopped. */
  isMore: boolean;
}

export type Tick = (bounds?: TickBounds) => Promise<TickReport>;

/** One kind of background work. It takes up at most so many rows, and begins nothing new when time is over. */
export type Chore<Done> = (bounds: {
  count: number;
  isOver: () => boolean;
}) => Promise<{ done: Done; isMore: boolean }>;

/** A chore of one statement that takes away at most so many rows, and answers how many. */
export function deletion(deleteEnded: (limit: number) => Promise<number>): Chore<number> {
  return async ({ count, isOver }) => {
    if (isOver()) return { done: 0, isMore: true };
    const done = await deleteEnded(count);
    return { done, isMore: done === count };
  };
}

/** Does the chores one after the other, within bounds for all of them. */
export function createTick(
  clock: Pick<Clock, 'now'>,
  chores: {
    renewals: Chore<{ renewed: number; failed: number }>;
    linkTokens: Chore<number>;
    authorizations: Chore<number>;
    idempotencyKeys: Chore<number>;
  },
  stopping?: AbortSignal,
): Tick {
  return async ({ count = 100, milliseconds = 20_000 } = {}) => {
    const end = clock.now() + milliseconds;
    const bounds = { count, isOver: () => stopping?.aborted === true || clock.now() >= end };
    const renewals = await chores.renewals(bounds);
    const linkTokens = await chores.linkTokens(bounds);
    const authorizations = await chores.authorizations(bounds);
    const idempotencyKeys = await chores.idempotencyKeys(bounds);
    const isMore = [renewals, linkTokens, authorizations, idempotencyKeys].some((chore) => chore.isMore);
    return {
      renewedTokens: renewals.done.renewed,
      failedRenewals: renewals.done.failed,
      deletedLinkTokens: linkTokens.done,
      deletedAuthorizations: authorizations.done,
      deletedIdempotencyKeys: idempotencyKeys.done,
      // Whoever is stopped is not to be called again at once: nothing would be done, for ever.
      isMore: stopping?.aborted !== true && isMore,
    };
  };
}
