import { and, asc, desc, eq, gt, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from './database.ts';
import type { TenantScope } from './integrated-accounts.ts';
import { isAfter, type Page, type PageRequest, toPage } from './page.ts';
import { runQuery } from './run-query.ts';
import { linkToken } from './schema.ts';

const linkTokenRow = z.object({
  id: z.string(),
  /** The last four characters, to tell tokens apart in a list. */
  hint: z.string(),
  tenantId: z.string(),
  /** The account that is to be reconnected; null when a new one is to be linked. */
  accountId: z.string().nullable(),
  settings: z.record(z.string(), z.unknown()),
  createdAt: z.date(),
  expiresAt: z.date(),
  usedAt: z.date().nullable(),
  /** Which visit of the page used it, so that the same one may be told again how it ended. */
  usedBy: z.string().nullable(),
  revokedAt: z.date().nullable(),
  /** The account that was linked with it. */
  linkedAccountId: z.string().nullable(),
});

/** A link token without its hash, which only the functions that look for it need. */
export type LinkToken = z.infer<typeof linkTokenRow>;
/** What is stored of a new token: its hash, never itself. */
export type NewLinkTokenRow = Omit<LinkToken, 'usedAt' | 'usedBy' | 'revokedAt' | 'linkedAccountId'> & {
  tokenHash: string;
};

export async function insertLinkToken(database: Database, token: NewLinkTokenRow): Promise<LinkToken> {
  const rows = await runQuery(database.insert(linkToken).values(token).returning());
  return linkTokenRow.parse(rows[0]);
}

/** The token with this hash, whatever its state, by one indexed read. */
export async function findLinkTokenByHash(database: Database, tokenHash: string): Promise<LinkToken | undefined> {
  const [row] = await runQuery(database.select().from(linkToken).where(eq(linkToken.tokenHash, tokenHash)));
  return row && linkTokenRow.parse(row);
}

/** The token with this id, whatever its state; undefined when there is none in the scope. */
export async function findLinkToken(
  database: Database,
  id: string,
  scope: TenantScope = {},
): Promise<LinkToken | undefined> {
  const [row] = await runQuery(database.select().from(linkToken).where(isToken(id, scope)));
  return row && linkTokenRow.parse(row);
}

/** Tokens in every state, newest first. With a tenant, only its own. */
export async function listLinkTokens(
  database: Database,
  { tenantId }: TenantScope,
  { limit, after }: PageRequest,
): Promise<Page<LinkToken>> {
  const inScope = tenantId === undefined ? undefined : eq(linkToken.tenantId, tenantId);
  const rows = await runQuery(
    database
      .select()
      .from(linkToken)
      .where(and(inScope, after && isAfter(linkToken, after)))
      .orderBy(desc(linkToken.createdAt), desc(linkToken.id))
      .limit(limit + 1),
  );
  return toPage(z.array(linkTokenRow).parse(rows), limit);
}

/**
 * Marks the token as used for an account, if it still may be: atomic, so that of several callers exactly one gets true.
 * Call it in the transaction that stores the account, so that neither happens without the other.
 */
export async function claimLinkToken(
  database: Database,
  id: string,
  use: { linkedAccountId: string; usedBy: string },
  now: Date,
): Promise<boolean> {
  const isOpen = and(
    eq(linkToken.id, id),
    isNull(linkToken.usedAt),
    isNull(linkToken.revokedAt),
    gt(linkToken.expiresAt, now),
  );
  const rows = await runQuery(
    database
      .update(linkToken)
      .set({ usedAt: now, ...use })
      .where(isOpen)
      .returning({ id: linkToken.id }),
  );
  return rows.length === 1;
}

/** Revokes for good; a token that is revoked already keeps its time. Undefined when there is none in the scope. */
export async function revokeLinkToken(
  database: Database,
  id: string,
  now: Date,
  scope: TenantScope = {},
): Promise<LinkToken | undefined> {
  const [row] = await runQuery(
    database
      .update(linkToken)
      .set({ revokedAt: sql`coalesce(${linkToken.revokedAt}, ${sql.param(now, linkToken.revokedAt)})` })
      .where(isToken(id, scope))
      .returning(),
  );
  return row && linkTokenRow.parse(row);
}

/** Forgets the tokens, used or not, whose time was over by then, the oldest first, at most so many; answers how many. */
export async function deleteEndedLinkTokens(database: Database, endedBy: Date, limit: number): Promise<number> {
  const { id, expiresAt } = linkToken;
  const ended = database
    .select({ id })
    .from(linkToken)
    .where(lte(expiresAt, endedBy))
    .orderBy(asc(expiresAt))
    .limit(limit)
    .for('update', { skipLocked: true });
  return (await runQuery(database.delete(linkToken).where(inArray(id, ended)).returning({ id }))).length;
}

function isToken(id: string, { tenantId }: TenantScope): SQL | undefined {
  return and(eq(linkToken.id, id), tenantId === undefined ? undefined : eq(linkToken.tenantId, tenantId));
}
