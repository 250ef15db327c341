import { type Collection, type CollectionRoute, registerCollection } from '../../kit/index.ts';
import type { Account } from '../account.ts';
import type { Call, Register } from '../call.ts';
import { answer, answerDeleted } from '../envelope.ts';
import type { Area } from '../roles.ts';

/** A collection of an account: who may use it, and how its items are made and shown. */
export interface AccountCollection<Item> {
  /** Roles for reading, and for everything else. */
  areas: { read: Area; write: Area };
  items: (account: Account) => Collection<Item>;
  /** The parameter of the path that names an item; `id` unless given. */
  parameter?: string;
  /** How an item is shown; absent: as it is kept. */
  view?: (call: Call, item: Item) => unknown;
  create?: (call: Call) => Promise<Item>;
  update?: (call: Call, present: Item) => Promise<Item>;
  /** Status of a create; 201 unless given. */
  created?: 200;
  /** What else goes when an item is deleted. */
  removed?: (call: Call, item: Item) => void;
  /** True: a delete answers the item, where v1 usually answers nothing. */
  showsDeleted?: boolean;
}

/** Registers the routes of a collection, whose answers have the form of the API version of their paths. */
export function registerAccountCollection<Item>(
  register: Register,
  routes: readonly CollectionRoute[],
  collection: AccountCollection<Item>,
): void {
  const { areas, items, parameter = 'id', view = (_, item) => item, create, update, removed } = collection;
  const { created = 201 } = collection;
  const show = (call: Call, item: Item) => answer(call, view(call, item));
  registerCollection<Call, Item, Response>(routes, {
    route: (endpoint, method, path, handle) =>
      register(endpoint, method, path, method === 'GET' ? areas.read : areas.write, handle),
    items: ({ account }) => items(account),
    id: (call) => call.parameter(parameter),
    ...(create === undefined ? {} : { create }),
    ...(update === undefined ? {} : { update }),
    answers: {
      list: (call, all) =>
        answer(
          call,
          all.map((item) => view(call, item)),
        ),
      get: show,
      create: (call, item) => answer(call, view(call, item), created),
      delete(call, item) {
        removed?.(call, item);
        return collection.showsDeleted === true ? show(call, item) : answerDeleted(call, item);
      },
    },
  });
}
