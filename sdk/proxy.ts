import { pathOf, type Query } from './address.ts';
import { keepAnswer } from './answer.ts';
import { createPages, type Page, type Pages } from './pages.ts';
import { type CallOptions, type KeyedOptions, type Send } from './request.ts';

export interface ProxyOptions extends KeyedOptions {
  /** Handed to the vendor, but for Crosswalk's own parameters. */
  query?: Query | undefined;
}

/** One page of a vendor's own list. */
export interface VendorPage extends Page<unknown> {
  /** What the vendor's answer has beside its list, in the vendor's own words; absent when that is nothing. */
  meta?: { readonly [name: string]: unknown };
}

/** The declared calls of the vendor, with its own records and words. */
export interface Proxy {
  /** Every way of paging becomes one cursor; what the vendor says beside the list is `meta` of each page. */
  list(resource: string, query?: Query, options?: CallOptions): Pages<unknown, VendorPage>;
  get(resource: string, id: string, options?: ProxyOptions): Promise<unknown>;
  create(resource: string, body: unknown, options?: ProxyOptions): Promise<unknown>;
  update(resource: string, id: string, body: unknown, options?: ProxyOptions): Promise<unknown>;
  /** Puts a record in place of another, where the vendor does so. */
  replace(resource: string, id: string, body: unknown, options?: ProxyOptions): Promise<unknown>;
  delete(resource: string, id: string, body?: unknown, options?: ProxyOptions): Promise<unknown>;
  /** Any other declared call; for one that the vendor takes as GET, the body holds its parameters. */
  call(resource: string, method: string, body?: unknown, options?: ProxyOptions): Promise<unknown>;
  /**
   * Any declared call, `list` and `get` too, answered in the vendor's own bytes as they arrive: for files, large exports
   * and formats other than JSON. The answer is yours to read; `body.cancel()` ends it.
   *
   * @example
   * const file = await client.proxy(accountId).raw('exports', 'data_csv', { dataTypeName: 'user', range: 'Today' });
   * for await (const chunk of file.body ?? []) size += chunk.length;
   */
  raw(resource: string, method: string, body?: unknown, options?: ProxyOptions): Promise<Response>;
}

/** The proxy of this account. */
export function createProxy(send: Send, accountId: string): Proxy {
  const path = (...segments: string[]) => pathOf('proxy', ...segments);
  const target = { integrated_account_id: accountId };
  const inAccount = (options: ProxyOptions = {}) => ({ ...options, query: { ...options.query, ...target } });
  return {
    list: (resource, query = {}, options) => createPages(send, path(resource), { ...query, ...target }, options),
    get: async (resource, id, options) => send('GET', path(resource, id), inAccount(options)),
    create: async (resource, body, options) => send('POST', path(resource), { ...inAccount(options), body }),
    update: async (resource, id, body, options) => send('PATCH', path(resource, id), { ...inAccount(options), body }),
    replace: async (resource, id, body, options) => send('PUT', path(resource, id), { ...inAccount(options), body }),
    delete: async (resource, id, body, options) => send('DELETE', path(resource, id), { ...inAccount(options), body }),
    call: async (resource, method, body, options) =>
      send('POST', path(resource, method), { ...inAccount(options), body }),
    async raw(resource, method, body, options = {}) {
      const query = { ...options.query, truto_response_format: 'stream' };
      return send('POST', path(resource, method), { ...inAccount({ ...options, query }), body }, keepAnswer);
    },
  };
}
