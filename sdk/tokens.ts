import { pathOf } from './address.ts';
import type { components, operations } from './generated/openapi.ts';
import { createPages, type Pages } from './pages.ts';
import { type Deleted } from './records.ts';
import { type CallOptions, type KeyedOptions, type Send } from './request.ts';

type Schemas = components['schemas'];

export type ApiToken = Schemas['ApiToken'];
export type ApiTokenCreate = Schemas['ApiTokenCreate'];
export type CreatedApiToken = Schemas['CreatedApiToken'];
export type ApiTokenFilters = NonNullable<operations['listApiTokens']['parameters']['query']>;

/** The API tokens, for tokens with the scope `admin`. */
export interface Tokens {
  list(filters?: ApiTokenFilters, options?: CallOptions): Pages<ApiToken>;
  /** The answer holds the token itself, this once. */
  create(token: ApiTokenCreate, options?: KeyedOptions): Promise<CreatedApiToken>;
  /** The token is refused from now on. */
  revoke(id: string, options?: KeyedOptions): Promise<Deleted>;
}

export function createTokens(send: Send): Tokens {
  const all = pathOf('api-token');
  return {
    list: (filters = {}, options) => createPages(send, all, filters, options),
    create: async (body, options) => send('POST', all, { ...options, body }),
    revoke: async (id, options) => send('DELETE', `${all}${pathOf(id)}`, options),
  };
}
