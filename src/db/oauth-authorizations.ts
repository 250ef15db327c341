import { and, asc, eq, inArray, lte } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from './database.ts';
import { runQuery } from './run-query.ts';
import { oauthAuthorization } from './schema.ts';

const authorizationRow = z.object({
  /** SHA-256 of the state. */
  id: z.string(),
  linkTokenId: z.string(),
  tenantId: z.string(),
  integration: z.string(),
  /** What only the browser that may come back knows. */
  visit: z.string(),
  /** What is needed for the way back, as the vault sealed it. */
  sealed: z.string(),
  expiresAt: z.date(),
});

/** An end customer on the way to a vendor's page and back. */
export type OAuthAuthorization = z.infer<typeof authorizationRow>;

export async function insertOAuthAuthorization(database: Database, authorization: OAuthAuthorization): Promise<void> {
  await runQuery(database.insert(oauthAuthorization).values(authorization));
}

const heldBy = (id: string, visit: string) => and(eq(oauthAuthorization.id, id), eq(oauthAuthorization.visit, visit));

/** Gives one over from a visit to another: of several callers exactly one gets true. */
export async function handOverOAuthAuthorization(
  database: Database,
  id: string,
  { from, to }: { from: string; to: string },
): Promise<boolean> {
  const moved = database.update(oauthAuthorization).set({ visit: to }).where(heldBy(id, from));
  return (await runQuery(moved.returning({ id: oauthAuthorization.id }))).length > 0;
}

/** Takes that of a visit out for good: of several callers exactly one gets it, whatever its time. */
export async function takeOAuthAuthorization(
  database: Database,
  id: string,
  visit: string,
): Promise<OAuthAuthorization | undefined> {
  const [row] = await runQuery(database.delete(oauthAuthorization).where(heldBy(id, visit)).returning());
  return row && authorizationRow.parse(row);
}

/** Forgets those whose time was over by then, the oldest first, at most so many; answers how many. */
export async function deleteEndedAuthorizations(database: Database, endedBy: Date, limit: number): Promise<number> {
  const { id, expiresAt } = oauthAuthorization;
  const ended = database
    .select({ id })
    .from(oauthAuthorization)
    .where(lte(expiresAt, endedBy))
    .orderBy(asc(expiresAt))
    .limit(limit)
    .for('update', { skipLocked: true });
  return (await runQuery(database.delete(oauthAuthorization).where(inArray(id, ended)).returning({ id }))).length;
}
