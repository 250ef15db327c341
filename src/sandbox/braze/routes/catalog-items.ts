import type { Answer, Call, Endpoint } from '../endpoint.ts';
import { type JsonObject, isObject } from '../json.ts';
import { linkedPage } from '../pagination.ts';
import { type Refusal, invalidRequest } from '../refusal.ts';
import { type Catalog, acceptWrite, fitsFieldType } from '../workspace/index.ts';
import { catalogName, catalogOf } from './catalogs.ts';

const longestItem = 5_000;
const mostItems = 50;

const itemNotFound = (id: string): Refusal =>
  invalidRequest(404, 'item-not-found', 'Could not find item', ['item_id'], [id]);

/** Why an item does not fit its catalog; undefined when it does. */
function refusedItem(catalog: Catalog, id: string, item: JsonObject): Refusal | undefined {
  if (!catalogName.test(id)) return invalidRequest(400, 'invalid-ids', 'Invalid item id', ['id'], [id]);
  if (JSON.stringify(item).length > longestItem) {
    return invalidRequest(400, 'item-too-large', 'Items can not be larger than 5,000 characters', ['id'], [id]);
  }
  for (const [name, value] of Object.entries(item)) {
    const field = name === 'id' ? undefined : catalog.fields.find((candidate) => candidate.name === name);
    if (field === undefined) {
      return invalidRequest(400, 'invalid-fields', 'Some of the fields given do not exist', ['fields'], [name]);
    }
    if (!fitsFieldType(field.type, value)) {
      return invalidRequest(400, 'unable-to-coerce-value', 'Unable to coerce value', [name], [value]);
    }
  }
  return undefined;
}

function checkItem(catalog: Catalog, id: string, item: JsonObject) {
  const refused = refusedItem(catalog, id, item);
  if (refused !== undefined) throw refused;
}

/** The one item of a single-item call, whose id is in the path and must not be in the body. */
function singleItem({ body, parameter }: Call, catalog: Catalog): JsonObject {
  const items = body['items'];
  const item = Array.isArray(items) ? items[0] : undefined;
  if (!Array.isArray(items) || !isObject(item)) {
    throw invalidRequest(400, 'item-array-invalid', 'Items must be an array of objects', ['items']);
  }
  if (items.length > 1) {
    throw invalidRequest(400, 'request-includes-too-many-items', 'Only one item per request', ['items']);
  }
  checkItem(catalog, parameter('item_id'), item);
  return item;
}

type Write = (catalog: Catalog, id: string, item: JsonObject) => void;

const put: Write = (catalog, id, item) => void catalog.items.set(id, item);
const patch: Write = (catalog, id, item) => void catalog.items.set(id, { ...catalog.items.get(id), ...item });
const remove: Write = (catalog, id) => void catalog.items.delete(id);

/** A call on one item, applied before it is answered. */
const single =
  (status: 200 | 201, expects: 'known' | 'unknown', write: Write) =>
  (call: Call): Answer => {
    const catalog = catalogOf(call);
    const id = call.parameter('item_id');
    if (expects === 'known' && !catalog.items.has(id)) throw itemNotFound(id);
    if (expects === 'unknown' && catalog.items.has(id)) {
      throw invalidRequest(400, 'item-already-exists', 'The item already exists', ['item_id'], [id]);
    }
    write(catalog, id, write === remove ? {} : singleItem(call, catalog));
    catalog.updatedAt = call.workspace.clock.now();
    return { status, body: { message: 'success' } };
  };

function manyItems({ body }: Call, catalog: Catalog): { id: string; item: JsonObject }[] {
  const items = body['items'];
  if (!Array.isArray(items) || items.length === 0 || !items.every(isObject)) {
    throw invalidRequest(400, 'item-array-invalid', 'Items must be an array of objects', ['items']);
  }
  if (items.length > mostItems) {
    throw invalidRequest(400, 'request-includes-too-many-items', 'At most 50 items per request', ['items']);
  }
  const entries = items.map(({ id, ...item }) => ({ id, item }));
  const identified = entries.flatMap(({ id, item }) => (typeof id === 'string' && id !== '' ? [{ id, item }] : []));
  if (identified.length < entries.length) {
    throw invalidRequest(400, 'items-missing-ids', 'There are 1 or more items that do not have ids', ['items']);
  }
  if (new Set(identified.map(({ id }) => id)).size < identified.length) {
    throw invalidRequest(400, 'ids-not-unique', 'Item ids must be unique within a request', ['items']);
  }
  for (const { id, item } of identified) checkItem(catalog, id, item);
  return identified;
}

/** A call on up to 50 items, applied after it is answered; items it does not suit by then are skipped. */
const queued =
  (expects: 'known' | 'unknown', write: Write) =>
  (call: Call): Answer => {
    const catalog = catalogOf(call);
    const entries = manyItems(call, catalog);
    acceptWrite(call.workspace, () => {
      for (const { id, item } of entries) {
        if (catalog.items.has(id) === (expects === 'known')) write(catalog, id, item);
      }
      catalog.updatedAt = call.workspace.writeClock.now();
    });
    return { status: 202, body: { message: 'success' } };
  };

function listItems(call: Call): Answer {
  const all = [...catalogOf(call).items].map(([id, item]): JsonObject => ({ id, ...item }));
  const { rows, headers } = linkedPage(all, call.query, call.path);
  return { status: 200, headers, body: { items: rows, message: 'success' } };
}

function getItem(call: Call): Answer {
  const id = call.parameter('item_id');
  const item = catalogOf(call).items.get(id);
  if (item === undefined) throw itemNotFound(id);
  return { status: 200, body: { items: [{ id, ...item }], message: 'success' } };
}

const items = { path: '/catalogs/:catalog_name/items' } as const;
const item = { path: '/catalogs/:catalog_name/items/:item_id', pool: 'catalog_items_sync' } as const;

const endpoint = (
  shape: Pick<Endpoint, 'path' | 'pool'>,
  method: Endpoint['method'],
  name: string,
  answer: Endpoint['answer'],
): Endpoint => ({ ...shape, method, name, permission: name, answer });

const synchronousList = { ...items, pool: 'catalog_items_sync' } as const;
const asynchronous = { ...items, pool: 'catalog_items_async' } as const;

export const catalogItemEndpoints: readonly Endpoint[] = [
  endpoint(synchronousList, 'GET', 'catalogs.get_items', listItems),
  endpoint(asynchronous, 'POST', 'catalogs.add_items', queued('unknown', put)),
  endpoint(asynchronous, 'PATCH', 'catalogs.update_items', queued('known', patch)),
  endpoint(asynchronous, 'PUT', 'catalogs.replace_items', queued('known', put)),
  endpoint(asynchronous, 'DELETE', 'catalogs.delete_items', queued('known', remove)),
  endpoint(item, 'GET', 'catalogs.get_item', getItem),
  endpoint(item, 'POST', 'catalogs.create_item', single(201, 'unknown', put)),
  endpoint(item, 'PATCH', 'catalogs.update_item', single(200, 'known', patch)),
  endpoint(item, 'PUT', 'catalogs.replace_item', single(200, 'known', put)),
  endpoint(item, 'DELETE', 'catalogs.delete_item', single(200, 'known', remove)),
];
