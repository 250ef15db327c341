import { type CatalogueEntry } from './entry.ts';
import { idempotencyFailures } from './idempotency-failures.ts';
import { vendorFailures } from './vendor-failures.ts';

const ours = { retryable: false, remote: false } as const;

/**
 * Every error that Crosswalk answers, once. Codes are stable: programs may switch on them.
 * `docs/errors.md` is generated from this table.
 */
export const catalogue = {
  invalid_json: {
    ...ours,
    status: 400,
    title: 'The body is not valid JSON',
    meaning: 'The request has a body that cannot be parsed as JSON.',
    remedy: 'Send a JSON document encoded as UTF-8. The message names the position where parsing stopped.',
  },
  invalid_request: {
    ...ours,
    status: 400,
    title: 'The request does not fit the schema',
    meaning: 'A parameter, header or body field is missing, unknown or of the wrong type.',
    remedy: 'Correct the fields listed in `errors`; each entry has the path and the reason.',
  },
  invalid_cursor: {
    ...ours,
    status: 400,
    title: 'The cursor cannot be used here',
    meaning: 'The cursor was changed, has expired, or belongs to another account, resource or filter.',
    remedy: 'Start again without `next_cursor` and pass on cursors exactly as they were answered.',
  },
  invalid_id: {
    ...ours,
    status: 400,
    title: 'The id cannot be used here',
    meaning: 'The id is empty, malformed, or of a kind that this integration cannot look up.',
    remedy: 'Use one of the kinds named in the message, as `kind:value`, or a plain id of the primary kind.',
  },
  invalid_path: {
    ...ours,
    status: 400,
    title: 'The vendor path is not allowed',
    meaning: 'The path holds dot segments, encoded slashes, a host or other parts that could leave the vendor server.',
    remedy: 'Send the vendor path as the vendor documents it, starting after the account id.',
  },
  token_missing: {
    ...ours,
    status: 401,
    title: 'No token was sent',
    meaning: 'The request carries no Crosswalk token.',
    remedy:
      'Send `Authorization: Bearer <token>`; on native routes the token may stand where the vendor expects its key.',
  },
  token_invalid: {
    ...ours,
    status: 401,
    title: 'The token is not valid',
    meaning: 'The token is unknown, malformed or revoked.',
    remedy: 'Check that the whole token was copied, or create a new one with POST /api-token.',
  },
  token_expired: {
    ...ours,
    status: 401,
    title: 'The token has expired',
    meaning: 'The token was valid until its `expires_at`.',
    remedy: 'Create a new token with POST /api-token.',
  },
  link_token_invalid: {
    ...ours,
    status: 401,
    title: 'The link cannot be opened',
    meaning: 'The link token is unknown, was taken back, its time is over, or its settings are not safe to follow.',
    remedy: 'Go back to the product that showed the link and start again; it makes a new one with POST /link-token.',
  },
  link_token_used: {
    ...ours,
    status: 409,
    title: 'The link was used already',
    meaning: 'A link token links one account, once; somebody has done so with this one.',
    remedy: 'If the account does not show up in the product, start again there; it makes a new link.',
  },
  link_session_missing: {
    ...ours,
    status: 403,
    title: 'The browser does not belong to this link',
    meaning: 'The connect page was asked for without the cookie that opening its link sets.',
    remedy: 'Open the link again. In a frame of another site the browser must allow cookies; a window of its own does.',
  },
  link_form_foreign: {
    ...ours,
    status: 403,
    title: 'The form came from elsewhere',
    meaning: 'A form of the connect page was sent by another page, or by one of an earlier visit.',
    remedy: 'Open the link again and use the form on its page.',
  },
  link_token_not_found: {
    ...ours,
    status: 404,
    title: 'No such link token',
    meaning: 'No link token with this id is visible to the token.',
    remedy: 'List the link tokens with GET /link-token.',
  },
  scope_missing: {
    ...ours,
    status: 403,
    title: 'The token lacks a scope',
    meaning: 'The token is valid but does not carry the scope that this route needs.',
    remedy: 'Use a token with the scope named in the message.',
  },
  origin_refused: {
    ...ours,
    status: 403,
    title: 'The page may not use this token',
    meaning: 'The account token was not made for the web origin that the request comes from.',
    remedy: 'Name the origin in `allowed_origins` of POST /integrated-account/token.',
  },
  route_not_found: {
    ...ours,
    status: 404,
    title: 'No such route',
    meaning: 'Nothing is served under this path.',
    remedy: 'Compare the path with /docs.',
  },
  account_not_found: {
    ...ours,
    status: 404,
    title: 'No such integrated account',
    meaning: 'No integrated account with this id is visible to the token.',
    remedy: 'List the accounts with GET /integrated-account.',
  },
  integration_not_found: {
    ...ours,
    status: 404,
    title: 'No such integration',
    meaning:
      'There is no definition with this name, or the one that an account was linked with is not loaded any more.',
    remedy: 'Use one of the names listed in the message; for an account, load its definition again or delete it.',
  },
  resource_not_found: {
    ...ours,
    status: 404,
    title: 'No such resource or method',
    meaning: 'The integration or the unified model declares no resource or method of this name.',
    remedy: 'Use one of the names listed in the message.',
  },
  record_not_found: {
    ...ours,
    status: 404,
    title: 'No such record',
    meaning: 'The vendor knows no record with this id, or does not show it yet.',
    remedy:
      'Check the id. After a write, vendors need up to a minute to show it; send `Prefer: confirm` with writes to wait.',
  },
  token_not_found: {
    ...ours,
    status: 404,
    title: 'No such API token',
    meaning: 'No API token with this id is visible to the token that asks.',
    remedy: 'List the tokens with GET /api-token.',
  },
  method_not_allowed: {
    ...ours,
    status: 405,
    title: 'The route does not take this method',
    meaning: 'The path exists but not for this HTTP method.',
    remedy: 'Use one of the methods in the `Allow` header.',
  },
  ambiguous_id: {
    ...ours,
    status: 409,
    title: 'The id matches several records',
    meaning: 'More than one record has this value, so none was read or changed.',
    remedy: 'Use one of the ids listed in `errors`.',
  },
  state_conflict: {
    ...ours,
    status: 409,
    title: 'Something changed at the same time',
    meaning: 'Another request changed the same thing between reading and writing.',
    remedy: 'Read it again and repeat the change.',
    retryable: true,
  },
  body_too_large: {
    ...ours,
    status: 413,
    title: 'The body is too large',
    meaning: 'The request body is larger than the limit named in the message.',
    remedy: 'Send less at once, or use a native route, which streams.',
  },
  media_type_unsupported: {
    ...ours,
    status: 415,
    title: 'The content type is not supported',
    meaning: 'The body is of a type that this route cannot read.',
    remedy: 'Send JSON.',
  },
  unsupported: {
    ...ours,
    status: 422,
    title: 'The vendor cannot do this',
    meaning: 'The vendor has no call that does what was asked.',
    remedy: 'The message says what the vendor can do instead.',
  },
  unsupported_field: {
    ...ours,
    status: 422,
    title: 'The vendor cannot store this field',
    meaning: 'A field was sent that has no place at this vendor; nothing was written.',
    remedy: 'Leave out the fields listed in `errors`, or send them as the entry says.',
  },
  unsupported_value: {
    ...ours,
    status: 422,
    title: 'The vendor cannot store this value',
    meaning: 'A value was sent that the vendor would change, cut or drop; nothing was written.',
    remedy: 'Change the values listed in `errors` as the entries say.',
  },
  unsupported_filter: {
    ...ours,
    status: 422,
    title: 'The vendor cannot filter like this',
    meaning: 'A filter or sort order was sent that the vendor cannot honour.',
    remedy: 'Use the filters named in the message.',
  },
  connection_invalid: {
    ...ours,
    status: 422,
    title: 'The connection is incomplete or malformed',
    meaning: 'A connection field is missing, unknown or not of the declared form.',
    remedy: 'Correct the fields listed in `errors`.',
  },
  connection_refused: {
    status: 422,
    title: 'The vendor refused the credentials',
    meaning: 'The live check of the connection failed; nothing was stored.',
    remedy: 'The message names the likely cause. With `verify: false` an account is stored unchecked.',
    retryable: false,
    remote: true,
  },
  credential_missing: {
    ...ours,
    status: 422,
    title: 'The account lacks a credential for this call',
    meaning: 'The call goes to a server of the vendor for which the account has no credential.',
    remedy: 'Add the connection fields named in the message with PATCH /integrated-account/{id}.',
  },
  egress_refused: {
    ...ours,
    status: 422,
    title: 'The address may not be called',
    meaning: 'The address is not one of the integration, or resolves to a private or reserved network.',
    remedy: 'Check the connection fields; an operator may allow further addresses with CROSSWALK_EGRESS_ALLOW.',
  },
  vendor_unreachable: {
    ...ours,
    status: 502,
    title: 'The way to the vendor is closed',
    meaning:
      'The name of the vendor’s host cannot be resolved, or no network leads to it. Nothing was sent, and no vendor had a part in it.',
    remedy:
      'Check the host named in the message and the connection fields it comes from; then name resolution and network of the machine that runs Crosswalk.',
    retryable: true,
  },
  rate_limited: {
    ...ours,
    status: 429,
    title: 'Too many requests',
    meaning: 'The token or account used up its budget for now.',
    remedy: 'Wait for the number of seconds in `Retry-After`.',
    retryable: true,
  },
  internal_error: {
    ...ours,
    status: 500,
    title: 'Crosswalk failed',
    meaning: 'Something went wrong inside Crosswalk. Details are in its log under the request id.',
    remedy: 'Repeat the request; if it fails again, report the request id to the operator.',
    retryable: true,
  },
  unavailable: {
    ...ours,
    status: 503,
    title: 'Crosswalk is not ready',
    meaning: 'The service is starting, stopping, or cannot reach its database.',
    remedy: 'Repeat the request after the number of seconds in `Retry-After`.',
    retryable: true,
  },
  ...idempotencyFailures,
  ...vendorFailures,
} satisfies Record<string, CatalogueEntry>;

/** A stable error code. */
export type ErrorCode = keyof typeof catalogue;

/** Every code, in the order of the catalogue. */
export function errorCodes(): ErrorCode[] {
  return Object.keys(catalogue).filter((code): code is ErrorCode => code in catalogue);
}
