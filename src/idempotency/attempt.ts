import { type Clock } from '../clock.ts';
import {
  type Database,
  extendIdempotencyLease,
  type NewIdempotencyKey,
  releaseIdempotencyKey,
  settleIdempotencyKey,
} from '../db/index.ts';
import { type Vault } from '../vault/index.ts';
import { type KeptAnswer, sealAnswer } from './answer.ts';
import { keepLease, leaseLength } from './lease.ts';
import { type UnderWay } from './under-way.ts';

/** What keys are kept with. */
export interface Surroundings {
  database: Database;
  vault: Vault;
  clock: Clock;
  /** Told of what could not be stored. The caller has its answer all the same. */
  warn: (message: string, fields: { request_id: string; cause: unknown }) => void;
}

/** The one call that is made for a key. Exactly one of the three ends it; none of them throws. */
export interface Attempt {
  /** It was answered: repeats get this answer, or hear with which status when the answer itself cannot be kept. */
  answered(answer: KeptAnswer | Pick<KeptAnswer, 'status'>): Promise<void>;
  /** Nothing was done: the next call with the key is made. */
  undone(): Promise<void>;
  /** Nobody knows what was done: repeats hear that at once. */
  unknown(): Promise<void>;
}

/** Takes charge of a key that was just claimed: its lease is renewed until the attempt is ended, or all of them are. */
export function beginAttempt(
  { database, vault, clock, warn }: Surroundings,
  underWay: UnderWay,
  row: NewIdempotencyKey,
): Attempt {
  const tell = (cause: unknown) =>
    warn('what became of an idempotency key was not stored', { request_id: row.requestId, cause });
  const extend = () => extendIdempotencyLease(database, row, new Date(clock.now() + leaseLength));
  const stop = keepLease(clock, extend, tell);
  const countOut = underWay.add(stop);

  async function end(store: () => Promise<void>): Promise<void> {
    stop();
    // The answer is the caller's whatever happens here. A key that keeps no status counts as unknown after its lease.
    await store().catch(tell);
    countOut();
  }

  return {
    answered: (answer) =>
      end(async () => {
        const { tenantId } = row;
        const kept = 'body' in answer ? await sealAnswer(vault, row, answer) : { tenantId, answer: null };
        await settleIdempotencyKey(database, row, { status: answer.status, ...kept });
      }),
    undone: () => end(() => releaseIdempotencyKey(database, row)),
    unknown: () => end(() => extendIdempotencyLease(database, row, new Date(clock.now()))),
  };
}
