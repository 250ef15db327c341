import { pathOf } from './address.ts';
import type { components, operations } from './generated/openapi.ts';
import { createPages, type Pages } from './pages.ts';
import { type Deleted } from './records.ts';
import { type CallOptions, type KeyedOptions, type Send } from './request.ts';

type Schemas = components['schemas'];

export type LinkToken = Schemas['LinkToken'];
export type LinkTokenCreate = Schemas['LinkTokenCreate'];
export type CreatedLinkToken = Schemas['CreatedLinkToken'];
export type LinkTokenFilters = NonNullable<operations['listLinkTokens']['parameters']['query']>;

/** The tokens by which customers link accounts, for servers: `connect` takes one to the browser. */
export interface LinkTokens {
  list(filters?: LinkTokenFilters, options?: CallOptions): Pages<LinkToken>;
  /** The answer holds the token itself, this once. */
  create(token: LinkTokenCreate, options?: KeyedOptions): Promise<CreatedLinkToken>;
  /** The token opens nothing from now on. */
  revoke(id: string, options?: KeyedOptions): Promise<Deleted>;
}

export function createLinkTokens(send: Send): LinkTokens {
  const all = pathOf('link-token');
  return {
    list: (filters = {}, options) => createPages(send, all, filters, options),
    create: async (body, options) => send('POST', all, { ...options, body }),
    revoke: async (id, options) => send('DELETE', `${all}${pathOf(id)}`, options),
  };
}
