import { pathOf } from './address.ts';
import type { components, operations } from './generated/openapi.ts';
import { createPages, type Pages } from './pages.ts';
import { type Deleted } from './records.ts';
import { type CallOptions, type Send } from './request.ts';

type Schemas = components['schemas'];

export type IntegratedAccount = Schemas['IntegratedAccount'];
export type IntegratedAccountCreate = Schemas['IntegratedAccountCreate'];
export type IntegratedAccountUpdate = Schemas['IntegratedAccountUpdate'];
export type IntegratedAccountFilters = NonNullable<operations['listIntegratedAccounts']['parameters']['query']>;

/** The linked accounts. */
export interface Accounts {
  list(filters?: IntegratedAccountFilters, options?: CallOptions): Pages<IntegratedAccount>;
  get(id: string, options?: CallOptions): Promise<IntegratedAccount>;
  /** Links an account. Its credentials are tried first; `connection_refused` says why they were not taken. */
  create(account: IntegratedAccountCreate, options?: CallOptions): Promise<IntegratedAccount>;
  update(id: string, patch: IntegratedAccountUpdate, options?: CallOptions): Promise<IntegratedAccount>;
  delete(id: string, options?: CallOptions): Promise<Deleted>;
}

export function createAccounts(send: Send): Accounts {
  const all = pathOf('integrated-account');
  const one = (id: string) => `${all}${pathOf(id)}`;
  return {
    list: (filters = {}, options) => createPages(send, all, filters, options),
    get: async (id, options) => send('GET', one(id), options),
    create: async (body, options) => send('POST', all, { ...options, body }),
    update: async (id, body, options) => send('PATCH', one(id), { ...options, body }),
    delete: async (id, options) => send('DELETE', one(id), options),
  };
}
