import { CrosswalkError, shorten } from '../errors/index.ts';
import { type Principal } from '../tokens/index.ts';

/**
 * Routes that account tokens are for, by their patterns. All others belong to the backend: so does everything that tells of
 * integrations rather than of the account's own calls, the guide below /unified too.
 */
const accountRoutes = /^\/(?:unified\/(?!meta\/)|(?:proxy|custom|native)\/|integrated-account\/me$)/;

/** Whether an account token, and with it a browser, has any business at a path or pattern. */
export function isForAccounts(path: string): boolean {
  return accountRoutes.test(path);
}

/**
 * Keeps account tokens to the routes that they are for.
 *
 * @throws CrosswalkError `scope_missing`
 */
export function requireAudience({ account }: Principal, route: string): void {
  if (account === undefined || isForAccounts(route)) return;
  throw new CrosswalkError(
    'scope_missing',
    'An account token is for calls of its account only. Use an API token here.',
  );
}

/**
 * Keeps account tokens to the web origins that they were made for. Callers that are no browser name none.
 *
 * @throws CrosswalkError `origin_refused`
 */
export function requireOrigin({ account }: Principal, origin: string | undefined): void {
  if (account === undefined || origin === undefined || account.origins.includes(origin)) return;
  throw new CrosswalkError(
    'origin_refused',
    `This account token was not made for the origin ${shorten(origin)}. Name it in allowed_origins when the token is made.`,
  );
}

/**
 * The account that a call is for: the one that it names, or that of an account token.
 *
 * @throws CrosswalkError `account_not_found` when an account token names another account, `invalid_request` when nothing
 * says which.
 */
export function chooseAccount({ account }: Principal, named: string | undefined): string {
  if (account !== undefined && (named === undefined || named === account.id)) return account.id;
  if (account === undefined && named !== undefined) return named;
  if (named !== undefined) {
    throw new CrosswalkError(
      'account_not_found',
      `No integrated account "${shorten(named)}" is visible to this token. List them with GET /integrated-account.`,
    );
  }
  throw new CrosswalkError(
    'invalid_request',
    'The query parameter integrated_account_id is missing. List the accounts with GET /integrated-account.',
    { errors: [{ path: 'integrated_account_id', message: 'is missing' }] },
  );
}
