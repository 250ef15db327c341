import {
  claimIdempotencyKey,
  DatabaseError,
  deleteEndedIdempotencyKeys,
  findIdempotencyKey,
  findIntegratedAccount,
  type IdempotencyKey,
  type NewIdempotencyKey,
} from '../db/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { installation } from '../vault/index.ts';
import { type KeptAnswer, openAnswer } from './answer.ts';
import { type Attempt, beginAttempt, type Surroundings } from './attempt.ts';
import { fingerprintOf, idOf, type KeyedCall } from './identity.ts';
import { leaseLength } from './lease.ts';
import { answerNotKept, comesAndGoes, keyReused, outcomeUnknown, stillRunning } from './refusals.ts';
import { createUnderWay } from './under-way.ts';

/** Milliseconds that a key is remembered, from its first call on. */
const keyLife = 24 * 60 * 60 * 1000;

/** What is to be done with a call that carries a key. */
export type Begun =
  /** It is the first: make it, and say how it ended. */
  | { kind: 'first'; attempt: Attempt }
  /** It is a repeat: give this answer. */
  | { kind: 'repeat'; answer: KeptAnswer; requestId: string };

/** Remembers calls by their keys, so that each is made once. */
export interface Idempotency {
  /**
   * Claims the key of a call, or finds what became of the call that has it. Of calls with one key, in whatever processes
   * and at whatever moments, one is the first, until the key is forgotten or its call has ended as undone.
   *
   * Undefined when the account is not there for the caller: the call is then refused without a key's help.
   *
   * @throws CrosswalkError `idempotency_in_progress`, `idempotency_outcome_unknown`, `idempotency_answer_not_kept` or
   * `idempotency_key_reused`.
   *
   * @example
   * const begun = await idempotency.begin(call);
   * if (begun?.kind === 'first') await begun.attempt.answered({ status: 204, headers: [], body: new Uint8Array() });
   */
  begin(call: KeyedCall): Promise<Begun | undefined>;
  /** Forgets keys whose time is over, the oldest first, at most so many; answers how many. */
  forgetEnded(limit: number): Promise<number>;
  /**
   * Waits a second at most for calls under way to be stored, and holds no key of theirs from then on: to be done before
   * the database is closed.
   */
  release(): Promise<void>;
}

/** Milliseconds that calls under way have to end when their keys are released. */
const lastWords = 1000;

/** How often a key may be found taken and gone again at the next look, as when calls that do nothing follow each other. */
const mostLooks = 5;

/** Codes of the vault for a text that it cannot open, now or ever. */
const unreadable: ReadonlySet<string> = new Set(['credential_missing', 'internal_error']);

/** PostgreSQL's foreign_key_violation. */
const referencesNothing = '23503';

/** Idempotency keys as this database stores them. */
export function createIdempotency(surroundings: Surroundings): Idempotency {
  const { database, vault, clock, warn } = surroundings;
  const underWay = createUnderWay(clock);

  /** The tenant whose data key seals the answer; undefined when the account is not there for the caller. */
  async function ownerOf({ caller, accountId }: KeyedCall): Promise<string | undefined> {
    if (accountId === undefined) return caller.tenantId ?? installation;
    const scope = caller.tenantId === null ? {} : { tenantId: caller.tenantId };
    return (await findIntegratedAccount(database, accountId, scope))?.tenantId;
  }

  /** True for whoever takes the key; undefined when the account was deleted since it was found. */
  async function claim(row: NewIdempotencyKey): Promise<boolean | undefined> {
    try {
      return await claimIdempotencyKey(database, row, row.createdAt);
    } catch (error) {
      if (error instanceof DatabaseError && error.code === referencesNothing) return undefined;
      throw error;
    }
  }

  async function repeatOf(found: IdempotencyKey): Promise<Begun> {
    const { status, answer, requestId } = found;
    if (status === null) {
      const isRunning = found.leaseExpiresAt.getTime() > clock.now();
      throw isRunning ? stillRunning(found, clock.now()) : outcomeUnknown(found);
    }
    if (answer === null) throw answerNotKept(found, status);
    try {
      return { kind: 'repeat', answer: { status, ...(await openAnswer(vault, found, answer)) }, requestId };
    } catch (error) {
      if (!(error instanceof CrosswalkError) || !unreadable.has(error.code)) throw error;
      warn('a kept answer cannot be opened', { request_id: requestId, cause: error });
      throw answerNotKept(found, status, error);
    }
  }

  return {
    async begin(call) {
      const tenantId = await ownerOf(call);
      if (tenantId === undefined) return undefined;
      const [id, fingerprint] = [await idOf(call), await fingerprintOf(call)];
      for (let look = 0; look < mostLooks; look += 1) {
        const now = clock.now();
        const row = {
          id,
          tenantId,
          accountId: call.accountId ?? null,
          fingerprint,
          requestId: call.requestId,
          owner: crypto.randomUUID(),
          leaseExpiresAt: new Date(now + leaseLength),
          createdAt: new Date(now),
          expiresAt: new Date(now + keyLife),
        };
        const isFirst = await claim(row);
        if (isFirst === undefined) return undefined;
        if (isFirst) return { kind: 'first', attempt: beginAttempt(surroundings, underWay, row) };
        const found = await findIdempotencyKey(database, id);
        if (found !== undefined && found.fingerprint !== fingerprint) throw keyReused(found);
        if (found !== undefined) return repeatOf(found);
      }
      throw comesAndGoes();
    },

    forgetEnded: (limit) => deleteEndedIdempotencyKeys(database, new Date(clock.now()), limit),

    release: () => underWay.end(lastWords),
  };
}
