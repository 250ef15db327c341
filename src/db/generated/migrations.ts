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
  {
    name: '0002_create_link_tokens',
    checksum: '91772804936179fb3782757cf2db68014adab89ef8f5f0cbeae5c06cf52b7b6f',
    statements: [
      `-- A link token opens the connect page for one tenant until it is used, revoked or expired. What is stored is its hash.
create table link_token (
  id text constraint link_token_pkey primary key,
  token_hash text not null,
  hint text not null,
  tenant_id text not null,
  account_id text,
  settings jsonb not null,
  created_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  used_at timestamp(3) with time zone,
  used_by text,
  revoked_at timestamp(3) with time zone,
  linked_account_id text
);`,
      `create unique index link_token_hash on link_token (token_hash);`,
      `create index link_token_created on link_token (created_at, id);`,
      `create index link_token_tenant_created on link_token (tenant_id, created_at, id);`,
    ],
  },
  {
    name: '0003_create_oauth_credentials',
    checksum: 'b6acf93861782a35adca79bd34cea57e9bb6886135ce7ec99784e789f9de59a5',
    statements: [
      `-- One row per OAuth credential of an account. Tokens change under the version that their writer has read, and while one
-- process holds the lease no other refreshes them.
create table oauth_credential (
  account_id text not null constraint oauth_credential_account references integrated_account (id) on delete cascade,
  name text not null,
  version integer not null,
  tokens text,
  obtained_at timestamp(3) with time zone,
  refresh_at timestamp(3) with time zone,
  expires_at timestamp(3) with time zone,
  lease_owner text,
  lease_expires_at timestamp(3) with time zone,
  retry_at timestamp(3) with time zone,
  failure text,
  is_dead boolean not null default false,
  constraint oauth_credential_pkey primary key (account_id, name)
);`,
      `-- An end customer on the way to a vendor's page and back. The id is the hash of the state, which is good for one answer.
create table oauth_authorization (
  id text constraint oauth_authorization_pkey primary key,
  link_token_id text not null,
  tenant_id text not null,
  integration text not null,
  visit text not null,
  sealed text not null,
  expires_at timestamp(3) with time zone not null
);`,
      `create index oauth_authorization_expires on oauth_authorization (expires_at);`,
    ],
  },
  {
    name: '0004_create_field_maps',
    checksum: '8ba33bdb4e79571bfd222d63b96c022b9bdae3919c021fccf2d796fa05b10b79',
    statements: [
      `-- A field of the product's own users, which end customers map to an attribute of their vendor.
create table host_field (
  integration text not null,
  name text not null,
  declaration jsonb not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint host_field_pkey primary key (integration, name)
);`,
      `-- The fields of an account may be declared just before the account is stored, in one transaction.
-- Every state that the field map of an account was in; the last one is in force. What an undo brings back is a new
-- state, which names the version that it restores, or 0 for the empty map before the first.
create table field_map (
  account_id text not null constraint field_map_account references integrated_account (id)
    on delete cascade deferrable initially deferred,
  version integer not null,
  host_fields jsonb not null,
  mappings jsonb not null,
  saved_by text not null,
  restores integer,
  created_at timestamp(3) with time zone not null,
  constraint field_map_pkey primary key (account_id, version)
);`,
    ],
  },
  {
    name: '0005_add_account_region',
    checksum: 'c4617cb13a1b02465d9f82668f5dc3b9a9ef4bfb367cd79e9b1d2d728b639d88',
    statements: [
      `-- Where Truto would keep the data of an account; clients of it send the region, and read it again.
alter table integrated_account add column region text;`,
    ],
  },
  {
    name: '0006_add_background_work',
    checksum: 'ed8da859200911660e75177833ddbd874cc70e24b994315f93b4bdf0e87d556b',
    statements: [
      `-- When the background renews the tokens of a credential; null until somebody has called with them. Whoever takes one up
-- moves the time on, so that of many processes one does, and what cannot be renewed goes to the end of the line.
alter table oauth_credential add column renewal_at timestamp(3) with time zone;`,
      `create index oauth_credential_renewal on oauth_credential (renewal_at);`,
      `create index link_token_expires on link_token (expires_at);`,
    ],
  },
  {
    name: '0007_create_idempotency_keys',
    checksum: '6ea894c587585ada5aa53bf626ef9c43183ae35b4c9ca383683409bd4364d6b4',
    statements: [
      `-- What became of a call that was made with an idempotency key. The id is the hash of the key and of whose, and which, call
-- it was. Without a status the call is running, as long as somebody holds the lease; afterwards nobody knows how it ended.
-- A status without an answer: the call was made, and its answer could not be kept.
create table idempotency_key (
  id text constraint idempotency_key_pkey primary key,
  tenant_id text not null,
  account_id text constraint idempotency_key_account references integrated_account (id) on delete cascade,
  fingerprint text not null,
  request_id text not null,
  owner text not null,
  lease_expires_at timestamp(3) with time zone not null,
  status integer,
  answer text,
  created_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null
);`,
      `create index idempotency_key_of_account on idempotency_key (account_id);`,
      `create index idempotency_key_expires on idempotency_key (expires_at);`,
    ],
  },
];
