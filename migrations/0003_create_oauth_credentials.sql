-- One row per OAuth credential of an account. Tokens change under the version that their writer has read, and while one
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
);

-- An end customer on the way to a vendor's page and back. The id is the hash of the state, which is good for one answer.
create table oauth_authorization (
  id text constraint oauth_authorization_pkey primary key,
  link_token_id text not null,
  tenant_id text not null,
  integration text not null,
  visit text not null,
  sealed text not null,
  expires_at timestamp(3) with time zone not null
);

create index oauth_authorization_expires on oauth_authorization (expires_at);
