const codes = [
  'closed',
  'popup_blocked',
  'cookies_blocked',
  'invalid_token',
  'origin_not_allowed',
  'invalid_integration',
  'connection_error',
  'post_install_error',
  'validation_error',
  'rapid_form_error',
  'failed',
] as const;

/**
 * Why nothing was connected. The codes are stable, so programs may switch on them.
 *
 * - `closed`: the customer left before anything was connected; nothing is wrong
 * - `popup_blocked`: the browser opened no window; call `connect` within the click, or show a frame
 * - `cookies_blocked`: the browser keeps the page in the frame from storing anything; use a window of its own
 * - `invalid_token`: the link is unknown, used, revoked or over; make a new one
 * - `origin_not_allowed`: the token was not made for the origin of this page; the message says how to make it
 * - `invalid_integration`: the link does not offer this integration, or the account is of another one
 * - `connection_error`, `post_install_error`, `validation_error`, `rapid_form_error`: the page could not finish
 * - `failed`: a reason that this version of the SDK does not know; the message says it
 */
export type ConnectErrorCode = (typeof codes)[number];

/** What the page told of the account that it failed on. */
export interface ConnectErrorDetails {
  integration?: string | undefined;
  integratedAccountId?: string | undefined;
}

/**
 * The customer connected nothing.
 *
 * @example
 * if (error instanceof ConnectError && error.code === 'closed') return;
 */
export class ConnectError extends Error {
  override name = 'ConnectError';
  readonly code: ConnectErrorCode;
  readonly integration: string | undefined;
  /** The account that exists nevertheless, when a step after linking it failed. */
  readonly integratedAccountId: string | undefined;

  constructor(code: ConnectErrorCode, message: string, details: ConnectErrorDetails = {}) {
    super(message);
    this.code = code;
    this.integration = details.integration;
    this.integratedAccountId = details.integratedAccountId;
  }
}

/** The code of an `error_type` of the page, which may be newer than this SDK. */
export function errorCodeOf(errorType: unknown): ConnectErrorCode {
  return codes.find((code) => code === errorType) ?? 'failed';
}
