import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

/** Milliseconds, as JavaScript's Date holds: a time read from a row and sent back compares as equal. */
const instant = (name: string) => timestamp(name, { precision: 3, withTimezone: true, mode: 'date' });

/** Which migrations were applied. Made by the migration runner itself, as it must exist before the first migration. */
export const migration = pgTable('migration', {
  name: text('name').primaryKey(),
  checksum: text('checksum').notNull(),
  appliedAt: instant('applied_at').notNull().defaultNow(),
});

export const tenantKey = pgTable('tenant_key', {
  tenantId: text('tenant_id').primaryKey(),
  wrappedKey: text('wrapped_key').notNull(),
  rootKeyId: text('root_key_id').notNull(),
  version: integer('version').notNull(),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
});

export const accountStatuses = ['active', 'needs_reauth', 'validation_error'] as const;

export const integratedAccount = pgTable(
  'integrated_account',
  {
    id: text('id').primaryKey(),
    tenantId: text('tenant_id').notNull(),
    integration: text('integration').notNull(),
    status: text('status', { enum: accountStatuses }).notNull(),
    lastError: jsonb('last_error'),
    context: jsonb('context').notNull(),
    credentials: text('credentials'),
    credentialsVersion: integer('credentials_version').notNull(),
    servers: jsonb('servers').notNull().default({}),
    isSandbox: boolean('is_sandbox').notNull(),
    overrides: jsonb('overrides').notNull().default({}),
    region: text('region'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    check('integrated_account_status', sql`status in ('active', 'needs_reauth', 'validation_error')`),
    index('integrated_account_created').on(table.createdAt, table.id),
    index('integrated_account_tenant_created').on(table.tenantId, table.createdAt, table.id),
    index('integrated_account_integration_created').on(table.integration, table.createdAt, table.id),
    index('integrated_account_updated').on(table.updatedAt),
  ],
);

export const apiToken = pgTable(
  'api_token',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    tokenHash: text('token_hash').notNull(),
    hint: text('hint').notNull(),
    scopes: jsonb('scopes').notNull(),
    tenantId: text('tenant_id'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    uniqueIndex('api_token_hash').on(table.tokenHash),
    index('api_token_created').on(table.createdAt, table.id),
    index('api_token_tenant_created').on(table.tenantId, table.createdAt, table.id),
  ],
);

export const linkToken = pgTable(
  'link_token',
  {
    id: text('id').primaryKey(),
    tokenHash: text('token_hash').notNull(),
    hint: text('hint').notNull(),
    tenantId: text('tenant_id').notNull(),
    accountId: text('account_id'),
    settings: jsonb('settings').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    usedBy: text('used_by'),
    revokedAt: instant('revoked_at'),
    linkedAccountId: text('linked_account_id'),
  },
  (table) => [
    uniqueIndex('link_token_hash').on(table.tokenHash),
    index('link_token_expires').on(table.expiresAt),
    index('link_token_created').on(table.createdAt, table.id),
    index('link_token_tenant_created').on(table.tenantId, table.createdAt, table.id),
  ],
);

export const oauthCredential = pgTable(
  'oauth_credential',
  {
    accountId: text('account_id')
      .notNull()
      .references(() => integratedAccount.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    version: integer('version').notNull(),
    tokens: text('tokens'),
    obtainedAt: instant('obtained_at'),
    refreshAt: instant('refresh_at'),
    expiresAt: instant('expires_at'),
    leaseOwner: text('lease_owner'),
    leaseExpiresAt: instant('lease_expires_at'),
    retryAt: instant('retry_at'),
    failure: text('failure'),
    isDead: boolean('is_dead').notNull().default(false),
    renewalAt: instant('renewal_at'),
  },
  (table) => [
    primaryKey({ name: 'oauth_credential_pkey', columns: [table.accountId, table.name] }),
    index('oauth_credential_renewal').on(table.renewalAt),
  ],
);

export const oauthAuthorization = pgTable(
  'oauth_authorization',
  {
    id: text('id').primaryKey(),
    linkTokenId: text('link_token_id').notNull(),
    tenantId: text('tenant_id').notNull(),
    integration: text('integration').notNull(),
    visit: text('visit').notNull(),
    sealed: text('sealed').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('oauth_authorization_expires').on(table.expiresAt)],
);

export const hostField = pgTable(
  'host_field',
  {
    integration: text('integration').notNull(),
    name: text('name').notNull(),
    declaration: jsonb('declaration').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [primaryKey({ name: 'host_field_pkey', columns: [table.integration, table.name] })],
);

export const fieldMap = pgTable(
  'field_map',
  {
    accountId: text('account_id')
      .notNull()
      .references(() => integratedAccount.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    hostFields: jsonb('host_fields').notNull(),
    mappings: jsonb('mappings').notNull(),
    savedBy: text('saved_by').notNull(),
    restores: integer('restores'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ name: 'field_map_pkey', columns: [table.accountId, table.version] })],
);

export const idempotencyKey = pgTable(
  'idempotency_key',
  {
    id: text('id').primaryKey(),
    tenantId: text('tenant_id').notNull(),
    accountId: text('account_id').references(() => integratedAccount.id, { onDelete: 'cascade' }),
    fingerprint: text('fingerprint').notNull(),
    requestId: text('request_id').notNull(),
    owner: text('owner').notNull(),
    leaseExpiresAt: instant('lease_expires_at').notNull(),
    status: integer('status'),
    answer: text('answer'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    index('idempotency_key_of_account').on(table.accountId),
    index('idempotency_key_expires').on(table.expiresAt),
  ],
);
