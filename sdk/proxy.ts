import { pathOf, type Query, type QueryValue } from './address.ts';
import { createPages, type Page, type Pages } from './pages.ts';
import { createRaw } from './raw.ts';
import { type CallOptions, type KeyedOptions, type Send } from './request.ts';

export interface ProxyOptions extends KeyedOptions {
  /** Handed to the vendor, but for Crosswalk's own parameters. */
  query?: Query | undefined;
}

/** Handed to the vendor's list, but for Crosswalk's own parameters. */
export interface VendorListQuery {
  /** Only pages can be walked; `raw` gives the vendor's own bytes. */
  readonly truto_response_format?: 'normalized' | undefined;
  readonly [name: string]: QueryValue | undefined;
}

/** One page of a vendor's own list. */
export interface VendorPage extends Page<unknown> {
  /** What the vendor's answer has beside its list, in the vendor's own words; absent when that is nothing. */
  meta?: { readonly [name: string]: unknown };
}

/** The declared calls of the vendor, with its own records and words. */
export interface Proxy {
  /** Every way of paging becomes one cursor; what the vendor says beside the list is `meta` of each page. */
  list(resource: string, query?: VendorListQuery, options?: CallOptions): Pages<unknown, VendorPage>;
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
   * It is sent without an idempotency key unless you give one, and then not repeated when it may have been done. With the
   * key of a call that changes something, the answer begins when it is whole, or has 1 MiB.
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
  const sendRaw = createRaw(send);
  const target = { integrated_account_id: accountId };
  const streamed = { truto_response_format: 'stream', ...target };
  const inAccount = (options: ProxyOptions = {}, own: Query = target) => ({
    ...options,
    query: { ...options.query, ...own },
  });
  return {
    list: (resource, query = {}, options) => createPages(send, path(resource), { ...query, ...target }, options),
    get: async (resource, id, options) => send('GET', path(resource, id), inAccount(options)),
    create: async (resource, body, options) => send('POST', path(resource), { ...inAccount(options), body }),
    update: async (resource, id, body, options) => send('PATCH', path(resource, id), { ...inAccount(options), body }),
    replace: async (resource, id, body, options) => send('PUT', path(resource, id), { ...inAccount(options), body }),
    delete: async (resource, id, body, options) => send('DELETE', path(resource, id), { ...inAccount(options), body }),
    call: async (resource, method, body, options) =>
      send('POST', path(resource, method), { ...inAccount(options), body }),
    raw: async (resource, method, body, options) =>
      sendRaw('POST', path(resource, method), { ...inAccount(options, streamed), body }),
  };
}
