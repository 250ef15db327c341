-- What became of a call that was made with an idempotency key. The id is the hash of the key and of whose, and which, call
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
);

create index idempotency_key_of_account on idempotency_key (account_id);

create index idempotency_key_expires on idempotency_key (expires_at);
