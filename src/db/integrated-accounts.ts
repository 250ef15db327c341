import { and, desc, eq, gt, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { Database } from './database.ts';
import { isAfter, type Page, type PageRequest, toPage } from './page.ts';
import { runQuery } from './run-query.ts';
import { accountStatuses, integratedAccount } from './schema.ts';

const jsonObject = z.record(z.string(), z.unknown());

const accountRow = z.object({
  id: z.string(),
  tenantId: z.string(),
  integration: z.string(),
  status: z.enum(accountStatuses),
  lastError: jsonObject.nullable(),
  /** Connection fields that are not secret, and free context. */
  context: jsonObject,
  /** The secret connection fields as the vault sealed them; null when the account has none. */
  credentials: z.string().nullable(),
  /** Counts the replacements of the credentials; 1 at first. */
  credentialsVersion: z.int(),
  /** Addresses that replace the definition's, by server name. */
  servers: z.record(z.string(), z.string()),
  isSandbox: z.boolean(),
  overrides: jsonObject,
  /** The region that the account was linked with, in the words of Truto; null when nobody named one. */
  region: z.string().nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

/** One customer's linked vendor account. */
export type IntegratedAccount = z.infer<typeof accountRow>;
export type AccountStatus = IntegratedAccount['status'];

/** A new account. The caller makes the id, a UUID, because the credentials are sealed for it. */
export type NewIntegratedAccount = Pick<
  IntegratedAccount,
  'id' | 'tenantId' | 'integration' | 'status' | 'context' | 'credentials' | 'isSandbox'
> &
  Partial<Pick<IntegratedAccount, 'lastError' | 'servers' | 'overrides' | 'region'>>;

/** Stores a new account. An id that exists already is a DatabaseError `23505`. */
export async function insertIntegratedAccount(
  database: Database,
  account: NewIntegratedAccount,
  now: Date,
): Promise<IntegratedAccount> {
  const rows = await runQuery(
    database
      .insert(integratedAccount)
      .values({ ...account, credentialsVersion: 1, createdAt: now, updatedAt: now })
      .returning(),
  );
  return accountRow.parse(rows[0]);
}

/** Narrows a lookup to one tenant: the account of another tenant is then as absent as one that never existed. */
export interface TenantScope {
  tenantId?: string;
}

/** The account with this id, by one indexed read; undefined when there is none in the scope. */
export async function findIntegratedAccount(
  database: Database,
  id: string,
  scope: TenantScope = {},
): Promise<IntegratedAccount | undefined> {
  const [row] = await runQuery(database.select().from(integratedAccount).where(isAccount(id, scope)));
  return row && accountRow.parse(row);
}

/** Both bounds exclusive. */
export interface TimeRange {
  gt?: Date;
  lt?: Date;
}

/** A value, or several of which one must match; none at all matches nothing. */
export type OneOf<Value> = Value | readonly Value[];

export interface IntegratedAccountFilter {
  id?: OneOf<string>;
  tenantId?: OneOf<string>;
  integration?: OneOf<string>;
  status?: OneOf<AccountStatus>;
  isSandbox?: boolean;
  createdAt?: TimeRange;
  updatedAt?: TimeRange;
}

const isOneOf = (column: PgColumn, wanted: OneOf<string> | undefined): SQL | undefined =>
  wanted === undefined ? undefined : inArray(column, [wanted].flat());

/**
 * Accounts that match the whole filter, newest first. An account that exists during the whole reading of a list is on
 * exactly one of its pages; one that is added meanwhile is on none.
 *
 * @example
 * const first = await listIntegratedAccounts(database, { tenantId: 'acme' }, { limit: 50 });
 * if (first.next) await listIntegratedAccounts(database, { tenantId: 'acme' }, { limit: 50, after: first.next });
 */
export async function listIntegratedAccounts(
  database: Database,
  filter: IntegratedAccountFilter,
  { limit, after }: PageRequest,
): Promise<Page<IntegratedAccount>> {
  const { id, tenantId, integration, status, isSandbox, createdAt, updatedAt } = filter;
  const table = integratedAccount;
  const conditions: (SQL | undefined)[] = [
    isOneOf(table.id, id),
    isOneOf(table.tenantId, tenantId),
    isOneOf(table.integration, integration),
    isOneOf(table.status, status),
    isSandbox === undefined ? undefined : eq(table.isSandbox, isSandbox),
    createdAt?.gt && gt(table.createdAt, createdAt.gt),
    createdAt?.lt && lt(table.createdAt, createdAt.lt),
    updatedAt?.gt && gt(table.updatedAt, updatedAt.gt),
    updatedAt?.lt && lt(table.updatedAt, updatedAt.lt),
    after && isAfter(table, after),
  ];
  const rows = await runQuery(
    database
      .select()
      .from(table)
      .where(and(...conditions))
      .orderBy(desc(table.createdAt), desc(table.id))
      .limit(limit + 1),
  );
  return toPage(z.array(accountRow).parse(rows), limit);
}

/**
 * What to change; fields left out stay as they are, and objects are replaced whole.
 *
 * `credentials` need `expectedCredentialsVersion`, the version that the caller read. It may guard other changes too: a
 * call that was refused with old credentials must not mark an account that has new ones.
 */
export type IntegratedAccountChange = Partial<
  Pick<IntegratedAccount, 'status' | 'lastError' | 'context' | 'servers' | 'overrides'>
> &
  (
    | { credentials?: never; expectedCredentialsVersion?: number }
    | { credentials: string | null; expectedCredentialsVersion: number }
  );

/**
 * Changes one account in one atomic statement; new credentials raise `credentialsVersion` by one.
 *
 * Of several callers that expect the same credentials version, exactly one replaces the credentials. For the others,
 * and when the account is not in the scope, the answer is undefined and nothing was changed: read the account again to
 * learn which. Without an expected version the last caller wins, field by field.
 *
 * @example
 * const change = { credentials: sealed, expectedCredentialsVersion: account.credentialsVersion };
 * const changed = await updateIntegratedAccount(database, account.id, change, new Date(clock.now()));
 */
export async function updateIntegratedAccount(
  database: Database,
  id: string,
  change: IntegratedAccountChange,
  now: Date,
  scope: TenantScope = {},
): Promise<IntegratedAccount | undefined> {
  const { expectedCredentialsVersion: expected, ...values } = change;
  const version = integratedAccount.credentialsVersion;
  const [row] = await runQuery(
    database
      .update(integratedAccount)
      .set({
        ...values,
        updatedAt: now,
        ...(values.credentials === undefined ? {} : { credentialsVersion: sql`${version} + 1` }),
      })
      .where(and(isAccount(id, scope), expected === undefined ? undefined : eq(version, expected)))
      .returning(),
  );
  return row && accountRow.parse(row);
}

/** Deletes one account; false when there is none in the scope. Of several callers at once, one gets true. */
export async function deleteIntegratedAccount(
  database: Database,
  id: string,
  scope: TenantScope = {},
): Promise<boolean> {
  const rows = await runQuery(
    database.delete(integratedAccount).where(isAccount(id, scope)).returning({ id: integratedAccount.id }),
  );
  return rows.length > 0;
}

function isAccount(id: string, { tenantId }: TenantScope): SQL | undefined {
  return and(
    eq(integratedAccount.id, id),
    tenantId === undefined ? undefined : eq(integratedAccount.tenantId, tenantId),
  );
}
