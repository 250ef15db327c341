import { pathOf } from './address.ts';
import type { components, operations } from './generated/openapi.ts';
import { createPages, type Pages } from './pages.ts';
import { type Deleted } from './records.ts';
import { type CallOptions, type KeyedOptions, type Send } from './request.ts';

type Schemas = components['schemas'];

export type IntegratedAccount = Schemas['IntegratedAccount'];
export type IntegratedAccountCreate = Schemas['IntegratedAccountCreate'];
export type IntegratedAccountUpdate = Schemas['IntegratedAccountUpdate'];
export type AccountToken = Schemas['AccountToken'];
export type AccountTokenCreate = Schemas['AccountTokenCreate'];
export type OwnIntegratedAccountUpdate = Schemas['OwnIntegratedAccountUpdate'];
export type IntegratedAccountFilters = NonNullable<operations['listIntegratedAccounts']['parameters']['query']>;

/** The linked accounts. */
export interface Accounts {
  list(filters?: IntegratedAccountFilters, options?: CallOptions): Pages<IntegratedAccount>;
  get(id: string, options?: CallOptions): Promise<IntegratedAccount>;
  /** Links an account. Its credentials are tried first; `connection_refused` says why they were not taken. */
  create(account: IntegratedAccountCreate, options?: KeyedOptions): Promise<IntegratedAccount>;
  update(id: string, patch: IntegratedAccountUpdate, options?: KeyedOptions): Promise<IntegratedAccount>;
  delete(id: string, options?: KeyedOptions): Promise<Deleted>;
  /** Makes, on your server, a token for one account that may go to a browser; it is good for 15 minutes. */
  createToken(token: AccountTokenCreate, options?: KeyedOptions): Promise<AccountToken>;
  /** The account of such a token, for a client that has it. */
  me(options?: CallOptions): Promise<IntegratedAccount>;
  updateMe(patch: OwnIntegratedAccountUpdate, options?: KeyedOptions): Promise<IntegratedAccount>;
}

export function createAccounts(send: Send): Accounts {
  const all = pathOf('integrated-account');
  const one = (id: string) => `${all}${pathOf(id)}`;
  const own = one('me');
  return {
    list: (filters = {}, options) => createPages(send, all, filters, options),
    get: async (id, options) => send('GET', one(id), options),
    create: async (body, options) => send('POST', all, { ...options, body }),
    update: async (id, body, options) => send('PATCH', one(id), { ...options, body }),
    delete: async (id, options) => send('DELETE', one(id), options),
    createToken: async (body, options) => send('POST', one('token'), { ...options, body }),
    me: async (options) => send('GET', own, options),
    updateMe: async (body, options) => send('PATCH', own, { ...options, body }),
  };
}
