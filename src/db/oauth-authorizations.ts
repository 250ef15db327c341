import { eq, lte } from 'drizzle-orm';
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
  /** The visit of the connect page that began it. */
  visit: z.string(),
  /** What is needed for the way back, as the vault sealed it. */
  sealed: z.string(),
  expiresAt: z.date(),
});

/** An end customer on the way to a vendor's page and back. */
export type OAuthAuthorization = z.infer<typeof authorizationRow>;

/** Stores a new one, and forgets those whose time is over. */
export async function insertOAuthAuthorization(
  database: Database,
  authorization: OAuthAuthorization,
  now: Date,
): Promise<void> {
  await runQuery(database.delete(oauthAuthorization).where(lte(oauthAuthorization.expiresAt, now)));
  await runQuery(database.insert(oauthAuthorization).values(authorization));
}

/** Takes one out for good: of several callers exactly one gets it, whatever its time. */
export async function takeOAuthAuthorization(database: Database, id: string): Promise<OAuthAuthorization | undefined> {
  const [row] = await runQuery(database.delete(oauthAuthorization).where(eq(oauthAuthorization.id, id)).returning());
  return row && authorizationRow.parse(row);
}
