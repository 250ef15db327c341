-- A link token opens the connect page for one tenant until it is used, revoked or expired. What is stored is its hash.
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
);

create unique index link_token_hash on link_token (token_hash);

create index link_token_created on link_token (created_at, id);

create index link_token_tenant_created on link_token (tenant_id, created_at, id);
