import { checkPath } from './address.ts';
import { readAnswer } from './answer.ts';
import { type ProxyOptions } from './proxy.ts';
import { type Method, type Send } from './request.ts';

export interface CustomOptions extends ProxyOptions {
  /** Handed to the vendor: JSON, unless it is text, bytes, a form or a `Blob`. */
  body?: unknown;
  /** The vendor's server, where it has several; default: its main one. */
  server?: string | undefined;
}

/**
 * Calls any path of the vendor, declared or not, and gives the JSON that it answers, the text of anything else, and null
 * when there is nothing. A GET is taken for a read, and repeated as one: give `maxRetries: 0` for one that changes
 * something at the vendor, such as a tracking pixel.
 *
 * @param path The vendor's, percent-encoded, with a slash at its beginning; the query goes into the options.
 *
 * @example
 * await client.custom(accountId)('GET', '/api/segment', { query: { table: 'user' } });
 */
export type Custom = (method: Method, path: string, options?: CustomOptions) => Promise<unknown>;

/** What the vendor answered. Crosswalk marks what it hands on as it is. */
async function readVendorAnswer(response: Response): Promise<unknown> {
  if (response.ok && response.headers.get('x-crosswalk-answer') === 'vendor') return (await response.text()) || null;
  const { result } = await readAnswer<{ result: unknown }>(response);
  return result;
}

/** The undeclared calls of this account. */
export function createCustom(send: Send, accountId: string): Custom {
  return async (method, path, { server, query, ...options } = {}) => {
    checkPath(path);
    if (/[?#]/.test(path)) throw new TypeError(`"${path}" is no vendor path: the query goes into the options.`);
    const own = { integrated_account_id: accountId, truto_server: server };
    return send(method, `/custom${path}`, { ...options, query: { ...query, ...own } }, readVendorAnswer);
  };
}
