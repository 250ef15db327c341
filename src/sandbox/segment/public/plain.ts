import { type Collection, createCollection } from '../../kit/index.ts';
import { type JsonObject } from '../json.ts';
import { type Item, type Workspace } from '../state/index.ts';
import { conflict, notFound } from './answers.ts';
import { type PublicAnswer, type PublicAnswers, type PublicCall } from './call.ts';
import { list } from './items.ts';

/** Something that the vendor keeps as it was sent: how it is named, and what the vendor adds. */
export interface PlainResource {
  /** What one is called, in answers and in errors. */
  one: string;
  /** What a list of them is called in answers. */
  many: string;
  /** What their ids begin with; no two resources have the same. */
  prefix: string;
  /** The path parameter that has the id. */
  parameter: string;
  /** The endpoints that it has, by their names in the facts. */
  endpoints: Partial<Record<Operation, string>>;
  /** The id of what holds it, such as the destination of a filter. Throws a 404 `Refusal` when there is none. */
  within?: (call: PublicCall) => string;
  /** Query parameters of the list that an item must agree with. */
  filters?: readonly string[];
  /** Those that a workspace begins with. */
  seed?: (workspace: Workspace) => Item[];
  /** How it is shown; absent: as it is kept. */
  show?: (call: PublicCall, item: Item) => object;
  /** How a list shows it; absent: as it is shown elsewhere. */
  summarise?: (item: Item) => object;
  /** What a new one has besides what was sent. Throws a `Refusal` for a body that is wrong. */
  make?: (call: PublicCall) => JsonObject;
  /** What an update changes, of what its endpoint takes; absent: all that was sent. Throws as `make` does. */
  change?: (call: PublicCall) => JsonObject;
  /** Items of the largest page, where it is not the usual one. */
  largestPage?: number;
  /** True: it shows when it was created and changed. */
  dated?: boolean;
  /** Status of the answer of a creation; 200 when absent. */
  created?: 201;
  /** What one is called in the answer of a creation, where that differs. */
  createdAs?: string;
  /** What an update and a deletion answer, where that differs: an update shows the item, a deletion its success. */
  updated?: object;
  deleted?: object;
}

const operations = ['list', 'create', 'get', 'update', 'delete'] as const;
type Operation = (typeof operations)[number];

const success = { status: 'SUCCESS' };

export function newId(prefix: string): string {
  return `${prefix}_${crypto.randomUUID().replaceAll('-', '').slice(0, 22)}`;
}

/** The collection of a workspace under this name, which holds `seed` at first. `what` names an item in errors. */
export function collectionOf(
  { collections }: Workspace,
  name: string,
  what: string,
  seed: readonly Item[] = [],
): Collection<Item> {
  const present = collections.get(name);
  if (present !== undefined) return present;
  const created = createCollection<Item>({
    idOf: ({ id }) => id,
    notFound: () => notFound(`The ${what}`),
    conflict: (id) => conflict(`The ${what} ${id} exists already`),
  });
  for (const item of seed) created.add(item);
  collections.set(name, created);
  return created;
}

/** Names under which items have the ids of what they belong to; a connection has the id of its destination. */
const references = ['connectionId', 'destinationId', 'functionId', 'integrationId', 'modelId', 'sourceId'] as const;

/** Forgets everything that belongs to what had this id, and what belongs to that. */
export function forgetBelongings(workspace: Workspace, id: string): void {
  const gone = new Set<unknown>([id]);
  // What is added to a set while it is gone through has its turn, too.
  for (const holder of gone) {
    for (const items of workspace.collections.values()) {
      for (const item of items.list()) {
        if (references.some((name) => item[name] === holder)) gone.add(items.remove(item.id).id);
      }
    }
  }
}

/** The items of a resource that a call sees: those of the workspace, or of what holds them. */
export function itemsOf(resource: PlainResource, call: PublicCall): Collection<Item> {
  const { prefix, one, within, seed } = resource;
  const name = within === undefined ? prefix : `${prefix} ${within(call)}`;
  return collectionOf(call.workspace, name, one, seed?.(call.workspace));
}

/** The item that the path of a call names. Throws a 404 `Refusal` when there is none. */
export function itemOf(resource: PlainResource, call: PublicCall): Item {
  return itemsOf(resource, call).get(call.parameter(resource.parameter));
}

/** The endpoints of a resource that is kept as it was sent. */
export function plainAnswers(resource: PlainResource): PublicAnswers {
  const { one, many, endpoints, filters = [], make, change, dated = false } = resource;
  const show = (call: PublicCall, item: Item) => resource.show?.(call, item) ?? item;
  const now = ({ state }: PublicCall) => new Date(state.clock.now()).toISOString();
  const answers: Record<Operation, PublicAnswer> = {
    list(call) {
      const wanted = filters.flatMap((name) => (call.query.has(name) ? [[name, call.query.get(name)] as const] : []));
      const found = itemsOf(resource, call)
        .list()
        .filter((item) => wanted.every(([name, value]) => item[name] === value));
      return list(call, many, found, (item) => resource.summarise?.(item) ?? show(call, item), resource.largestPage);
    },
    create(call) {
      const items = itemsOf(resource, call);
      const dates = dated ? { createdAt: now(call), updatedAt: now(call) } : {};
      const item = items.add({ ...call.body, ...make?.(call), ...dates, id: newId(resource.prefix) });
      const data = { [resource.createdAs ?? one]: show(call, item) };
      return Response.json({ data }, { status: resource.created ?? 200 });
    },
    get: (call) => ({ [one]: show(call, itemOf(resource, call)) }),
    update(call) {
      const present = itemOf(resource, call);
      const changes = { ...(change?.(call) ?? call.body), ...(dated ? { updatedAt: now(call) } : {}) };
      const item = itemsOf(resource, call).replace(present.id, { ...present, ...changes, id: present.id });
      return resource.updated ?? { [one]: show(call, item) };
    },
    delete(call) {
      const { id } = itemsOf(resource, call).remove(call.parameter(resource.parameter));
      forgetBelongings(call.workspace, id);
      return resource.deleted ?? success;
    },
  };
  return Object.fromEntries(
    operations.flatMap((operation) => {
      const name = endpoints[operation];
      return name === undefined ? [] : [[`public.${name}`, answers[operation]]];
    }),
  );
}
