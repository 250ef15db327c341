import { and, asc, eq, inArray, lte } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from './database.ts';
import { runQuery } from './run-query.ts';
import { idempotencyKey } from './schema.ts';

const idempotencyKeyRow = z.object({
  /** The hash of the key, and of whose, and which, call it was. */
  id: z.string(),
  /** Whose data key seals the answer. */
  tenantId: z.string(),
  /** With this account the row goes; null: it belongs to none. */
  accountId: z.string().nullable(),
  /** The hash of everything that a repeat must have in common with the first call. */
  fingerprint: z.string(),
  /** Names the first call in the log. */
  requestId: z.string(),
  /** Who runs the call, or ran it. */
  owner: z.string(),
  leaseExpiresAt: z.date(),
  /** Null until the call is answered. */
  status: z.int().nullable(),
  /** As the vault sealed it; null also when it could not be kept. */
  answer: z.string().nullable(),
  createdAt: z.date(),
  expiresAt: z.date(),
});

/** What is remembered of a call with an idempotency key. */
export type IdempotencyKey = z.infer<typeof idempotencyKeyRow>;
export type NewIdempotencyKey = Omit<IdempotencyKey, 'status' | 'answer'>;
/** A key in the hands of the one who runs its call. */
export type HeldIdempotencyKey = Pick<IdempotencyKey, 'id' | 'owner'>;

const heldBy = ({ id, owner }: HeldIdempotencyKey) => and(eq(idempotencyKey.id, id), eq(idempotencyKey.owner, owner));

/** Takes a key that nobody has, or whose time was over by then: of several callers exactly one gets true. */
export async function claimIdempotencyKey(database: Database, claim: NewIdempotencyKey, now: Date): Promise<boolean> {
  const unanswered = { ...claim, status: null, answer: null };
  const rows = await runQuery(
    database
      .insert(idempotencyKey)
      .values(unanswered)
      .onConflictDoUpdate({
        target: idempotencyKey.id,
        set: unanswered,
        setWhere: lte(idempotencyKey.expiresAt, now),
      })
      .returning({ id: idempotencyKey.id }),
  );
  return rows.length > 0;
}

/** By one indexed read. */
export async function findIdempotencyKey(database: Database, id: string): Promise<IdempotencyKey | undefined> {
  const [row] = await runQuery(database.select().from(idempotencyKey).where(eq(idempotencyKey.id, id)));
  return row && idempotencyKeyRow.parse(row);
}

/** Sets when the lease ends. Nothing happens to a key that is another's by now. */
export async function extendIdempotencyLease(
  database: Database,
  held: HeldIdempotencyKey,
  leaseExpiresAt: Date,
): Promise<void> {
  await runQuery(database.update(idempotencyKey).set({ leaseExpiresAt }).where(heldBy(held)));
}

/** Says how the call was answered, whether or not the lease has ended meanwhile. Nothing happens to a key that is gone. */
export async function settleIdempotencyKey(
  database: Database,
  held: HeldIdempotencyKey,
  outcome: Pick<IdempotencyKey, 'answer' | 'tenantId'> & { status: number },
): Promise<void> {
  await runQuery(database.update(idempotencyKey).set(outcome).where(heldBy(held)));
}

/** Forgets a call that did nothing, so that the next one with its key is made. */
export async function releaseIdempotencyKey(database: Database, held: HeldIdempotencyKey): Promise<void> {
  await runQuery(database.delete(idempotencyKey).where(heldBy(held)));
}

/** Forgets those whose time was over by then, the oldest first, at most so many; answers how many. */
export async function deleteEndedIdempotencyKeys(database: Database, endedBy: Date, limit: number): Promise<number> {
  const { id, expiresAt } = idempotencyKey;
  const ended = database
    .select({ id })
    .from(idempotencyKey)
    .where(lte(expiresAt, endedBy))
    .orderBy(asc(expiresAt))
    .limit(limit)
    .for('update', { skipLocked: true });
  return (await runQuery(database.delete(idempotencyKey).where(inArray(id, ended)).returning({ id }))).length;
}
