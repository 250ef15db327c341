import { z } from 'zod';
import type { Answer, Call, Endpoint } from '../endpoint.ts';
import type { JsonObject } from '../json.ts';
import { type Refusal, invalidRequest } from '../refusal.ts';
import { printTime } from '../times.ts';
import { type Catalog, catalogFieldTypes } from '../workspace/index.ts';

/** Names and item ids: letters, digits, hyphen and underscore. */
export const catalogName = /^[A-Za-z0-9_-]{1,250}$/;
export const mostFields = 30;

/** @throws Refusal 404 in the catalogs' own shape */
export function catalogOf({ workspace, parameter }: Call): Catalog {
  const name = parameter('catalog_name');
  const catalog = workspace.catalogs.get(name);
  if (catalog === undefined) {
    throw invalidRequest(404, 'catalog-not-found', 'Could not find catalog', ['catalog_name'], [name]);
  }
  return catalog;
}

const printed = ({ name, description, fields, items, updatedAt }: Catalog): JsonObject => ({
  description,
  fields: fields.map((field) => ({ ...field })),
  name,
  num_items: items.size,
  updated_at: printTime(updatedAt),
});

function listCatalogs({ workspace }: Call): Answer {
  return { status: 200, body: { catalogs: [...workspace.catalogs.values()].map(printed), message: 'success' } };
}

const newCatalog = z.object({
  name: z.string(),
  description: z.string().default(''),
  fields: z.array(z.object({ name: z.string(), type: z.enum(catalogFieldTypes) })).min(1),
});
type NewCatalog = z.infer<typeof newCatalog>;

/** Why a catalog cannot be made; undefined when it can. */
function refusedCatalog({ name, description, fields }: NewCatalog, exists: boolean): Refusal | undefined {
  if (!catalogName.test(name)) {
    return invalidRequest(400, 'invalid-catalog-name', 'Invalid catalog name', ['name'], [name]);
  }
  if (exists)
    return invalidRequest(400, 'catalog-name-already-exists', 'Catalog name already exists', ['name'], [name]);
  if (description.length > 250) {
    return invalidRequest(400, 'description-too-large', 'Description is too large', ['description'], [description]);
  }
  if (fields.length > mostFields) {
    return invalidRequest(400, 'too-many-fields', 'Too many fields', ['fields'], [fields.length]);
  }
  const names = fields.map((field) => field.name);
  if (fields[0]?.name !== 'id' || fields[0].type !== 'string') {
    return invalidRequest(400, 'id-not-first-column', 'The first field must be id, of type string', ['fields'], names);
  }
  if (names.some((field) => !catalogName.test(field))) {
    return invalidRequest(400, 'invalid-field-names', 'Invalid field names', ['fields'], names);
  }
  if (new Set(names).size < names.length) {
    return invalidRequest(400, 'field-names-not-unique', 'Field names are not unique', ['fields'], names);
  }
  return undefined;
}

function createCatalog({ workspace, body }: Call): Answer {
  const list = z.array(z.unknown()).min(1).safeParse(body['catalogs']);
  if (!list.success) throw invalidRequest(400, 'catalog-array-invalid', 'The catalog array is invalid', ['catalogs']);
  if (list.data.length > 1) {
    throw invalidRequest(400, 'too-many-catalog-atoms', 'Only one catalog can be created at a time', ['catalogs']);
  }
  const asked = newCatalog.safeParse(list.data[0]);
  if (!asked.success) throw invalidRequest(400, 'invalid-fields', 'The catalog is invalid', ['catalogs']);
  const refused = refusedCatalog(asked.data, workspace.catalogs.has(asked.data.name));
  if (refused !== undefined) throw refused;
  const catalog: Catalog = {
    ...asked.data,
    items: new Map(),
    selections: new Map(),
    updatedAt: workspace.clock.now(),
  };
  workspace.catalogs.set(catalog.name, catalog);
  return { status: 201, body: { catalogs: [printed(catalog)], message: 'success' } };
}

function deleteCatalog(call: Call): Answer {
  call.workspace.catalogs.delete(catalogOf(call).name);
  return { status: 200, body: { message: 'success' } };
}

export const catalogEndpoints: readonly Endpoint[] = [
  {
    name: 'catalogs.get',
    method: 'GET',
    path: '/catalogs',
    permission: 'catalogs.get',
    pool: 'catalog_management',
    answer: listCatalogs,
  },
  {
    name: 'catalogs.create',
    method: 'POST',
    path: '/catalogs',
    permission: 'catalogs.create',
    pool: 'catalog_management',
    answer: createCatalog,
  },
  {
    name: 'catalogs.delete',
    method: 'DELETE',
    path: '/catalogs/:catalog_name',
    permission: 'catalogs.delete',
    pool: 'catalog_management',
    answer: deleteCatalog,
  },
];
