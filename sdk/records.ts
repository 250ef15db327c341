import { pathOf, type QueryValue } from './address.ts';
import type { components } from './generated/openapi.ts';
import { createPages, type Pages } from './pages.ts';
import { type CallOptions, type Send, type WriteOptions } from './request.ts';

type Schemas = components['schemas'];

export type User = Schemas['User'];
export type UserCreate = Schemas['UserCreate'];
export type UserUpdate = Schemas['UserUpdate'];
export type Group = Schemas['Group'];
export type Deleted = Schemas['Deleted'];

/** What of a list is wanted. A filter that the vendor cannot honour is refused. */
export interface ListFilters {
  /** Items per page at most. */
  limit?: number | undefined;
  /** Where to go on, from an earlier page. */
  next_cursor?: string | undefined;
  ids?: readonly string[] | undefined;
  emails?: readonly string[] | undefined;
  /** Handed to the vendor's call untranslated. */
  remote_query?: { readonly [name: string]: string } | undefined;
  /** The vendor's own records are `vendor.list`; `client.request` takes every other shape. */
  truto_response_format?: 'unified' | undefined;
  truto_key_by?: undefined;
  [filter: string]: QueryValue | undefined;
}

/** The vendor's own records, under its own names: what Crosswalk made the records of the model from. */
export interface VendorRecords {
  list(filters?: ListFilters, options?: CallOptions): Pages<unknown>;
  get(id: string, options?: CallOptions): Promise<unknown>;
}

/** The records of one kind in one account, the same at every vendor. An id is plain, or typed as `kind:value`. */
export interface Records<Item, Create, Update> {
  list(filters?: ListFilters, options?: CallOptions): Pages<Item>;
  get(id: string, options?: CallOptions): Promise<Item>;
  /** Creates a record, or changes the one that exists. */
  create(record: Create, options?: WriteOptions): Promise<Item>;
  /** Changes a record that exists: absent fields stay as they are, null clears. */
  update(id: string, patch: Update, options?: WriteOptions): Promise<Item>;
  delete(id: string, options?: WriteOptions): Promise<Deleted>;
  readonly vendor: VendorRecords;
}

export type Users = Records<User, UserCreate, UserUpdate>;

/** Where a vendor's own calls are needed to change groups, the error `unsupported` names them. */
export type Groups = Records<Group, Partial<Group>, Partial<Group>>;

/** The records of this resource of `user-directory` in this account. */
export function createRecords<Item, Create, Update>(
  send: Send,
  resource: 'users' | 'groups',
  accountId: string,
): Records<Item, Create, Update> {
  const all = pathOf('unified', 'user-directory', resource);
  const query = { integrated_account_id: accountId };
  const vendors = { ...query, truto_response_format: 'normalized' };
  const one = (id: string) => `${all}${pathOf(id)}`;
  return {
    list: (filters = {}, options) => createPages(send, all, { ...filters, ...query }, options),
    get: async (id, options) => send('GET', one(id), { ...options, query }),
    create: async (body, options) => send('POST', all, { ...options, query, body }),
    update: async (id, body, options) => send('PATCH', one(id), { ...options, query, body }),
    delete: async (id, options) => send('DELETE', one(id), { ...options, query }),
    vendor: {
      list: (filters = {}, options) => createPages(send, all, { ...filters, ...vendors }, options),
      get: async (id, options) => send('GET', one(id), { ...options, query: vendors }),
    },
  };
}
