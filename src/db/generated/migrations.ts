// Generated from migrations/*.sql by `npm run generate`. Do not edit.

export const migrations = [
  {
    name: '0001_create_accounts',
    checksum: 'fb074b1ba213b27ff963b6e8fb15f2da747388d483e4a213007180ffd2bf6c49',
    statements: [
      `-- One data key per tenant, wrapped by a root key. Deleting a row makes everything sealed for the tenant unreadable.
create table tenant_key (
  tenant_id text constraint tenant_key_pkey primary key,
  wrapped_key text not null,
  root_key_id text not null,
  version integer not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null
);`,
      `-- Times hold milliseconds, as JavaScript's do, so that a position in a list compares exactly.
create table integrated_account (
  id text constraint integrated_account_pkey primary key,
  tenant_id text not null,
  integration text not null,
  status text not null,
  last_error jsonb,
  context jsonb not null,
  credentials text,
  credentials_version integer not null,
  servers jsonb not null default '{}',
  is_sandbox boolean not null,
  overrides jsonb not null default '{}',
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint integrated_account_status check (status in ('active', 'needs_reauth', 'validation_error'))
);`,
      `create index integrated_account_created on integrated_account (created_at, id);`,
      `create index integrated_account_tenant_created on integrated_account (tenant_id, created_at, id);`,
      `create index integrated_account_integration_created on integrated_account (integration, created_at, id);`,
      `create index integrated_account_updated on integrated_account (updated_at);`,
      `create table api_token (
  id text constraint api_token_pkey primary key,
  name text not null,
  token_hash text not null,
  hint text not null,
  scopes jsonb not null,
  tenant_id text,
  created_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone,
  revoked_at timestamp(3) with time zone
);`,
      `create unique index api_token_hash on api_token (token_hash);`,
      `create index api_token_created on api_token (created_at, id);`,
      `create index api_token_tenant_created on api_token (tenant_id, created_at, id);`,
    ],
  },
];
