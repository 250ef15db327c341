-- When the background renews the tokens of a credential; null until somebody has called with them. Whoever takes one up
-- moves the time on, so that of many processes one does, and what cannot be renewed goes to the end of the line.
alter table oauth_credential add column renewal_at timestamp(3) with time zone;

create index oauth_credential_renewal on oauth_credential (renewal_at);

create index link_token_expires on link_token (expires_at);
