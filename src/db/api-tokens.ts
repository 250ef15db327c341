import { and, desc, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from './database.ts';
import type { TenantScope } from './integrated-accounts.ts';
import { isAfter, type Page, type PageRequest, toPage } from './page.ts';
import { runQuery } from './run-query.ts';
import { apiToken } from './schema.ts';

export const tokenScopes = ['read', 'write', 'admin'] as const;

const tokenRow = z.object({
  id: z.string(),
  name: z.string(),
  /** The last four characters, to tell tokens apart in a list. */
  hint: z.string(),
  scopes: z.array(z.enum(tokenScopes)),
  /** The only tenant that the token may see; null for all. */
  tenantId: z.string().nullable(),
  createdAt: z.date(),
  expiresAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
});

/** An API token without its hash, which only the functions that look for it or drop it need. */
export type ApiToken = z.infer<typeof tokenRow>;
export type TokenScope = ApiToken['scopes'][number];
/** What is stored of a new token: its hash, never itself. */
export type NewApiTokenRow = Omit<ApiToken, 'revokedAt'> & { tokenHash: string };

/** Stores the token unless its hash is known, and answers the one that is stored. Atomic: racers get the same row. */
export async function insertApiTokenOnce(database: Database, token: NewApiTokenRow): Promise<ApiToken> {
  // The update changes nothing: it makes the statement return the row that is there, in one step with the insert.
  const rows = await runQuery(
    database
      .insert(apiToken)
      .values(token)
      .onConflictDoUpdate({ target: apiToken.tokenHash, set: { tokenHash: sql`excluded.token_hash` } })
      .returning(),
  );
  return tokenRow.parse(rows[0]);
}

/** The token with this hash, revoked and expired ones too, by one indexed read. */
export async function findApiTokenByHash(database: Database, tokenHash: string): Promise<ApiToken | undefined> {
  const [row] = await runQuery(database.select().from(apiToken).where(eq(apiToken.tokenHash, tokenHash)));
  return row && tokenRow.parse(row);
}

/** The token with this id, revoked and expired ones too; undefined when there is none in the scope. */
export async function findApiToken(
  database: Database,
  id: string,
  scope: TenantScope = {},
): Promise<ApiToken | undefined> {
  const [row] = await runQuery(database.select().from(apiToken).where(isToken(id, scope)));
  return row && tokenRow.parse(row);
}

/** Tokens, revoked and expired ones too, newest first. With a tenant, only the tokens bound to it. */
export async function listApiTokens(
  database: Database,
  { tenantId }: TenantScope,
  { limit, after }: PageRequest,
): Promise<Page<ApiToken>> {
  const inScope = tenantId === undefined ? undefined : eq(apiToken.tenantId, tenantId);
  const rows = await runQuery(
    database
      .select()
      .from(apiToken)
      .where(and(inScope, after && isAfter(apiToken, after)))
      .orderBy(desc(apiToken.createdAt), desc(apiToken.id))
      .limit(limit + 1),
  );
  return toPage(z.array(tokenRow).parse(rows), limit);
}

/** Revokes for good; a token that is revoked already keeps its time. Undefined when there is none in the scope. */
export async function revokeApiToken(
  database: Database,
  id: string,
  now: Date,
  scope: TenantScope = {},
): Promise<ApiToken | undefined> {
  const [row] = await runQuery(
    database
      .update(apiToken)
      .set({ revokedAt: sql`coalesce(${apiToken.revokedAt}, ${sql.param(now, apiToken.revokedAt)})` })
      .where(isToken(id, scope))
      .returning(),
  );
  return row && tokenRow.parse(row);
}

/** Whether any token can administer the whole installation at this time. */
export async function hasAdminToken(database: Database, now: Date): Promise<boolean> {
  const usable = and(
    isNull(apiToken.tenantId),
    isNull(apiToken.revokedAt),
    or(isNull(apiToken.expiresAt), gt(apiToken.expiresAt, now)),
    sql`${apiToken.scopes} @> '["admin"]'`,
  );
  const rows = await runQuery(database.select({ id: apiToken.id }).from(apiToken).where(usable).limit(1));
  return rows.length > 0;
}

function isToken(id: string, { tenantId }: TenantScope): SQL | undefined {
  return and(eq(apiToken.id, id), tenantId === undefined ? undefined : eq(apiToken.tenantId, tenantId));
}
