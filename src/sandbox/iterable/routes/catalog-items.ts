import { z } from 'zod';
import { answer, refuse, success } from '../answers.ts';
import type { Api, Call, Handler } from '../api.ts';
import { itemNotFound, itemValueSchema, putItem, refuseBadItems, requireCatalog, viewItem } from '../catalogs.ts';
import { type Fields, mergeFields } from '../fields.ts';
import { cutPage, sortBy } from '../paging.ts';
import { applyLater } from '../project.ts';
import { readBoolean } from '../queries.ts';
import type { Catalog } from '../resources.ts';
import { perSecond, serverSide } from '../rules.ts';

const mostItems = 1000;
const fields = z.record(z.string(), z.unknown());
const patchSchema = z.object({ update: fields });
const bulkUpsertSchema = z.object({ documents: z.record(z.string(), fields), replaceUploadedFieldsOnly: z.boolean() });
const bulkDeleteSchema = z.object({ itemIds: z.array(z.string()) });

const queued = () => answer(202, 'Success', 'Request queued for processing');

function textOf(value: unknown): string | number {
  return typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

const listItems: Handler = (call) => {
  const { project, query, parameter } = call;
  const catalog = requireCatalog(project, parameter('catalogName'));
  const orderBy = query.get('orderBy');
  if (orderBy !== null && !catalog.fieldTypes.has(orderBy)) {
    throw refuse(400, 'BadParams', `Cannot order by '${orderBy}', which has no type`);
  }
  const all = [...catalog.items].map(([itemId, item]) => viewItem(catalog, itemId, item));
  const descending = query.has('sortAscending') && !readBoolean(query, 'sortAscending');
  const sorted = sortBy(all, descending ? '-key' : 'key', {
    key: ({ itemId, value }) => (orderBy === null ? itemId : textOf(value[orderBy])),
  });
  const { items, links, total } = cutPage(call, sorted, { default: 10, max: 1000 });
  return success({ catalogItemsWithProperties: items, totalItemsCount: total, ...links });
};

const getItem: Handler = ({ project, parameter }) => {
  const [catalog, itemId] = [requireCatalog(project, parameter('catalogName')), parameter('itemId')];
  const item = catalog.items.get(itemId);
  if (item === undefined) throw itemNotFound(catalog.name, itemId);
  const view = viewItem(catalog, itemId, item);
  return project.switches.catalogItemAnswer === 'bare' ? Response.json(view) : success(view);
};

/** Queues items; each either replaces what is stored or lays its fields over it. */
function queueItems(
  { project }: Call,
  catalog: Catalog,
  documents: Record<string, Fields>,
  fieldsOnly: boolean,
): Response {
  refuseBadItems(catalog, documents);
  applyLater(project, () => {
    for (const [itemId, value] of Object.entries(documents)) {
      const stored = fieldsOnly ? (catalog.items.get(itemId)?.value ?? {}) : {};
      putItem(project, catalog, itemId, mergeFields(stored, value, false));
    }
  });
  return queued();
}

function queueDeletion({ project }: Call, catalog: Catalog, itemIds: readonly string[]): Response {
  applyLater(project, () => {
    for (const itemId of itemIds) catalog.items.delete(itemId);
  });
  return queued();
}

const bulkUpsert: Handler = (call) => {
  const catalog = requireCatalog(call.project, call.parameter('catalogName'));
  const { documents, replaceUploadedFieldsOnly } = call.body(bulkUpsertSchema);
  if (Object.keys(documents).length > mostItems) {
    throw refuse(400, 'BatchTooLarge', `At most ${mostItems} items can be sent at once`);
  }
  return queueItems(call, catalog, documents, replaceUploadedFieldsOnly);
};

export function registerCatalogItems(api: Api) {
  const items = '/api/catalogs/:catalogName/items';
  const item = `${items}/:itemId`;
  const catalogOf = (call: Call) => requireCatalog(call.project, call.parameter('catalogName'));
  api.endpoint('catalogs.items.list', 'GET', items, serverSide(perSecond(100, 'key')), listItems);
  api.endpoint('catalogs.items.bulkUpsert', 'POST', items, serverSide(perSecond(100, 'key')), bulkUpsert);
  api.endpoint('catalogs.items.bulkDelete', 'DELETE', items, serverSide(), (call) =>
    queueDeletion(call, catalogOf(call), call.body(bulkDeleteSchema).itemIds),
  );
  api.endpoint('catalogs.items.get', 'GET', item, serverSide(), getItem);
  api.endpoint('catalogs.items.put', 'PUT', item, serverSide(perSecond(1000, 'key')), (call) =>
    queueItems(call, catalogOf(call), { [call.parameter('itemId')]: call.body(itemValueSchema).value }, false),
  );
  api.endpoint('catalogs.items.patch', 'PATCH', item, serverSide(), (call) =>
    queueItems(call, catalogOf(call), { [call.parameter('itemId')]: call.body(patchSchema).update }, true),
  );
  api.endpoint('catalogs.items.delete', 'DELETE', item, serverSide(), (call) =>
    queueDeletion(call, catalogOf(call), [call.parameter('itemId')]),
  );
}
