import { type CatalogueEntry } from './entry.ts';

const theirs = { retryable: false, remote: true } as const;

/** What a vendor, or the way to it, can do to a call. */
export const vendorFailures = {
  remote_unauthorized: {
    ...theirs,
    status: 401,
    title: 'The vendor refused the credential',
    meaning: 'The vendor answered that the stored credential is not valid; the account is marked `needs_reauth`.',
    remedy: 'Ask the end customer to reconnect, or replace the credential with PATCH /integrated-account/{id}.',
  },
  remote_forbidden: {
    ...theirs,
    status: 403,
    title: 'The vendor denied permission',
    meaning: 'The credential is valid but lacks a permission for this call.',
    remedy: 'Give the key the permission named in the message, or use another key.',
  },
  remote_not_found: {
    ...theirs,
    status: 404,
    title: 'The vendor does not know this',
    meaning: 'The vendor answered that the path or the thing asked for does not exist.',
    remedy: 'Check the ids and the path in the request.',
  },
  remote_conflict: {
    ...theirs,
    status: 409,
    title: 'The vendor reports a conflict',
    meaning: 'The request contradicts what the vendor has stored.',
    remedy: 'The message is the vendor’s; see `raw_response`.',
  },
  remote_rejected: {
    ...theirs,
    status: 422,
    title: 'The vendor rejected the request',
    meaning: 'The vendor understood the request and refused it, wholly or for the records in `errors`.',
    remedy: 'Correct what the message names; `raw_response` is the vendor’s answer.',
  },
  remote_rate_limited: {
    ...theirs,
    status: 429,
    title: 'The vendor’s rate limit is reached',
    meaning: 'The vendor refused the request because too many were sent.',
    remedy: 'Wait for the number of seconds in `Retry-After`.',
    retryable: true,
  },
  remote_failed: {
    ...theirs,
    status: 502,
    title: 'The vendor failed',
    meaning: 'The vendor answered with a server error, or the connection broke.',
    remedy: 'Repeat the request if `retryable` is true; otherwise first check whether it was applied.',
  },
  remote_invalid_response: {
    ...theirs,
    status: 502,
    title: 'The vendor’s answer cannot be read',
    meaning: 'The vendor’s body is not what its content type says, or not of the documented shape.',
    remedy: 'Repeat the request; if it fails again, report it with the request id.',
  },
  remote_response_too_large: {
    ...theirs,
    status: 502,
    title: 'The vendor’s answer is too large',
    meaning: 'The vendor’s body is larger than the limit for answers that are not streamed.',
    remedy: 'Ask for less, or use a native route, which streams.',
  },
  remote_timeout: {
    ...theirs,
    status: 504,
    title: 'The vendor did not answer in time',
    meaning: 'The vendor’s answer did not arrive within the time limit; a write may or may not have been applied.',
    remedy: 'Reads may be repeated. Before repeating a write, check whether it was applied.',
  },
} satisfies Record<string, CatalogueEntry>;
