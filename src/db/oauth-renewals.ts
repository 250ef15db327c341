import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from './database.ts';
import type { Fence, OAuthCredential, OAuthCredentialKey } from './oauth-credentials.ts';
import { runQuery } from './run-query.ts';
import { oauthCredential } from './schema.ts';

const { accountId, name, version, isDead, refreshAt, renewalAt } = oauthCredential;

const keyRow = z.object({ accountId: z.string(), name: z.string() });

/** Notes that tokens of this version are in use, so that the background renews them when they are to be refreshed. */
export async function noteOAuthUse(
  database: Database,
  key: OAuthCredentialKey,
  used: Pick<Fence, 'version'>,
): Promise<void> {
  await runQuery(
    database
      .update(oauthCredential)
      .set({ renewalAt: sql`${refreshAt}` })
      .where(and(eq(accountId, key.accountId), eq(name, key.name), eq(version, used.version), isNull(renewalAt))),
  );
}

/** Whether the use of these tokens is to be noted: it was not yet, and they have a time at which to refresh them. */
export const isUseUnnoted = (credential: Pick<OAuthCredential, 'refreshAt' | 'renewalAt'>): boolean =>
  credential.refreshAt !== null && credential.renewalAt === null;

/**
 * Takes up the credentials in use whose tokens are to be renewed, those that wait longest first. Nobody else takes them up
 * before `again`, by when they have been renewed, or their turn comes once more.
 */
export async function takeOAuthRenewals(
  database: Database,
  { now, again, limit }: { now: Date; again: Date; limit: number },
): Promise<OAuthCredentialKey[]> {
  return runQuery(
    database.transaction(async (transaction) => {
      const due = await transaction
        .select({ accountId, name })
        .from(oauthCredential)
        .where(and(lte(renewalAt, now), eq(isDead, false)))
        .orderBy(asc(renewalAt))
        .limit(limit)
        .for('update', { skipLocked: true });
      const keys = z.array(keyRow).parse(due);
      for (const key of keys) {
        const isKey = and(eq(accountId, key.accountId), eq(name, key.name));
        await transaction.update(oauthCredential).set({ renewalAt: again }).where(isKey);
      }
      return keys;
    }),
  );
}
