import { and, eq, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from './database.ts';
import { runQuery } from './run-query.ts';
import { oauthCredential } from './schema.ts';

const credentialRow = z.object({
  accountId: z.string(),
  name: z.string(),
  /** Counts the tokens that were stored; 0 while there are none. */
  version: z.int(),
  /** As the vault sealed them; null while there are none. */
  tokens: z.string().nullable(),
  /** When the tokens were stored. */
  obtainedAt: z.date().nullable(),
  /** From when on they are to be refreshed; null: only when they are refused. */
  refreshAt: z.date().nullable(),
  /** From when on they cannot be used; null: nobody knows. */
  expiresAt: z.date().nullable(),
  leaseOwner: z.string().nullable(),
  leaseExpiresAt: z.date().nullable(),
  /** Before this the token endpoint is not to be asked again. */
  retryAt: z.date().nullable(),
  /** Why the last refresh failed, for a person; null when it did not. */
  failure: z.string().nullable(),
  /** True when only the end customer can mend it. */
  isDead: z.boolean(),
  /** When the background renews the tokens; null until somebody has called with them. */
  renewalAt: z.date().nullable(),
});

/** The tokens of one OAuth credential of an account, and who may replace them. */
export type OAuthCredential = z.infer<typeof credentialRow>;

/** Which credential. */
export type OAuthCredentialKey = Pick<OAuthCredential, 'accountId' | 'name'>;

/** Tokens as they are stored. */
export type StoredTokens = Pick<OAuthCredential, 'refreshAt' | 'expiresAt'> & { tokens: string };

/** Who holds a lease, and since when it runs out of itself. */
export interface Lease {
  owner: string;
  until: Date;
}

/** What is stored of new tokens. All that was known of the old ones is gone. */
function withTokens({ tokens, refreshAt, expiresAt }: StoredTokens, now: Date) {
  const cleared = {
    leaseOwner: null,
    leaseExpiresAt: null,
    retryAt: null,
    failure: null,
    isDead: false,
    renewalAt: null,
  };
  return { tokens, refreshAt, expiresAt, obtainedAt: now, ...cleared };
}

/** The credential, by one indexed read; undefined when the account never had it. */
export async function findOAuthCredential(
  database: Database,
  key: OAuthCredentialKey,
): Promise<OAuthCredential | undefined> {
  const [row] = await runQuery(database.select().from(oauthCredential).where(isCredential(key)));
  return row && credentialRow.parse(row);
}

/** Makes the row of a credential without tokens, unless there is one. */
export async function ensureOAuthCredential(database: Database, key: OAuthCredentialKey): Promise<void> {
  await runQuery(
    database
      .insert(oauthCredential)
      .values({ ...key, version: 0 })
      .onConflictDoNothing(),
  );
}

/**
 * Stores tokens that the end customer has just allowed, whatever was there: who is refreshing the old ones at the moment
 * comes too late. The account must exist.
 */
export async function putOAuthCredential(
  database: Database,
  key: OAuthCredentialKey,
  tokens: StoredTokens,
  now: Date,
): Promise<void> {
  const values = withTokens(tokens, now);
  const { accountId, name, version } = oauthCredential;
  await runQuery(
    database
      .insert(oauthCredential)
      .values({ ...key, ...values, version: 1 })
      .onConflictDoUpdate({ target: [accountId, name], set: { ...values, version: sql`${version} + 1` } }),
  );
}

/** Forgets the credential: who is refreshing it at the moment comes too late. */
export async function deleteOAuthCredential(database: Database, key: OAuthCredentialKey): Promise<void> {
  await runQuery(database.delete(oauthCredential).where(isCredential(key)));
}

/**
 * Takes the lease, unless somebody holds one that has not run out, and answers the credential as it is from then on. Of
 * several callers exactly one gets it; the others get undefined.
 */
export async function leaseOAuthCredential(
  database: Database,
  key: OAuthCredentialKey,
  { owner, until }: Lease,
  now: Date,
): Promise<OAuthCredential | undefined> {
  const isFree = or(isNull(oauthCredential.leaseOwner), lte(oauthCredential.leaseExpiresAt, now));
  const [row] = await runQuery(
    database
      .update(oauthCredential)
      .set({ leaseOwner: owner, leaseExpiresAt: until })
      .where(and(isCredential(key), isFree))
      .returning(),
  );
  return row && credentialRow.parse(row);
}

/** Lets a lease run longer; false when it is somebody else's by now. */
export async function extendOAuthLease(
  database: Database,
  key: OAuthCredentialKey,
  { owner, until }: Lease,
): Promise<boolean> {
  const rows = await runQuery(
    database
      .update(oauthCredential)
      .set({ leaseExpiresAt: until })
      .where(and(isCredential(key), eq(oauthCredential.leaseOwner, owner)))
      .returning({ name: oauthCredential.name }),
  );
  return rows.length > 0;
}

/** What a holder of the lease has read. Who writes under it must still hold the lease of that very version. */
export interface Fence {
  owner: string;
  version: number;
}

/** Stores refreshed tokens and gives the lease back; undefined, and nothing is stored, for a late writer. */
export async function storeOAuthTokens(
  database: Database,
  key: OAuthCredentialKey,
  fence: Fence,
  tokens: StoredTokens,
  now: Date,
): Promise<OAuthCredential | undefined> {
  const [row] = await runQuery(
    database
      .update(oauthCredential)
      .set({ ...withTokens(tokens, now), version: fence.version + 1 })
      .where(and(isCredential(key), isHeld(fence)))
      .returning(),
  );
  return row && credentialRow.parse(row);
}

/** Gives the lease back with what became of the refresh; the tokens stay. False, and nothing is stored, for a late one. */
export async function releaseOAuthCredential(
  database: Database,
  key: OAuthCredentialKey,
  fence: Fence,
  outcome: Partial<Pick<OAuthCredential, 'failure' | 'retryAt' | 'isDead'>> = {},
): Promise<boolean> {
  const rows = await runQuery(
    database
      .update(oauthCredential)
      .set({ ...outcome, leaseOwner: null, leaseExpiresAt: null })
      .where(and(isCredential(key), isHeld(fence)))
      .returning({ name: oauthCredential.name }),
  );
  return rows.length > 0;
}

function isCredential({ accountId, name }: OAuthCredentialKey): SQL | undefined {
  return and(eq(oauthCredential.accountId, accountId), eq(oauthCredential.name, name));
}

function isHeld({ owner, version }: Fence): SQL | undefined {
  return and(eq(oauthCredential.leaseOwner, owner), eq(oauthCredential.version, version));
}
