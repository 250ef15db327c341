-- A field of the product's own users, which end customers map to an attribute of their vendor.
create table host_field (
  integration text not null,
  name text not null,
  declaration jsonb not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null,
  constraint host_field_pkey primary key (integration, name)
);

-- The fields of an account may be declared just before the account is stored, in one transaction.
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
);
