import { type Accounts, createAccounts } from './accounts.ts';
import { createCustom, type Custom } from './custom.ts';
import { createLinkTokens, type LinkTokens } from './link-tokens.ts';
import { createProxy, type Proxy } from './proxy.ts';
import { createRaw, type Raw } from './raw.ts';
import { createRecords, type Groups, type Users } from './records.ts';
import { type ClientOptions, createSend, type Method, type RequestOptions } from './request.ts';
import { createTokens, type Tokens } from './tokens.ts';

/** One Crosswalk, as one token may use it. Every method rejects with the errors of `request`. */
export interface CrosswalkClient {
  readonly accounts: Accounts;
  readonly linkTokens: LinkTokens;
  readonly tokens: Tokens;
  users(accountId: string): Users;
  groups(accountId: string): Groups;
  proxy(accountId: string): Proxy;
  /** The vendor's calls that are not declared. */
  custom(accountId: string): Custom;
  /**
   * Any route that answers JSON, for what has no method here.
   *
   * Rejects with `CrosswalkApiError` when Crosswalk answers an error, `CrosswalkConnectionError` when no answer of it
   * arrives, `CrosswalkTimeoutError` when time is over, and the reason of `signal` when that is aborted.
   *
   * @param path From the base URL on, percent-encoded, with a slash at its beginning.
   *
   * @example
   * await client.request('GET', `/integrated-account/${accountId}/tools`, { query: { methods: 'read' } });
   */
  request(method: Method, path: string, options?: RequestOptions): Promise<unknown>;
  /**
   * Any route, with its answer unread: for what is not JSON, and for what is read as it arrives. It rejects like
   * `request`; the timeout ends when the answer begins. A write is sent without an idempotency key unless you give one,
   * and then not repeated when it may have been done; with a key, its answer begins when it is whole, or has 1 MiB.
   *
   * @example
   * const guide = await client.raw('GET', '/unified/meta/user-directory/acme', { query: { format: 'md' } });
   * console.log(await guide.text());
   */
  readonly raw: Raw;
}

/**
 * A client of the Crosswalk at `baseUrl`, for servers and browsers.
 *
 * Reads and writes are repeated when the network fails, when something in between answers in Crosswalk's place, and when
 * Crosswalk calls its answer retryable. Writes carry an idempotency key, by which Crosswalk does them once; one without it,
 * or below `/native`, is not repeated when it may have been done, and none is that met a `state_conflict`. Pauses grow, and
 * are at least what `Retry-After` asks for; when that is more than half a minute, the error is thrown at once.
 *
 * @throws TypeError when `baseUrl` is no address that calls can go below.
 *
 * @example
 * const client = createClient({ baseUrl: 'http://localhost:4400', token });
 * const ada = await client.users(accountId).get('email:ada@example.com');
 */
export function createClient(options: ClientOptions): CrosswalkClient {
  const send = createSend(options);
  return {
    accounts: createAccounts(send),
    linkTokens: createLinkTokens(send),
    tokens: createTokens(send),
    users: (accountId) => createRecords(send, 'users', accountId),
    groups: (accountId) => createRecords(send, 'groups', accountId),
    proxy: (accountId) => createProxy(send, accountId),
    custom: (accountId) => createCustom(send, accountId),
    raw: createRaw(send),
    request: (method, path, requestOptions) => send(method, path, requestOptions),
  };
}
