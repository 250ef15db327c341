import { z } from 'zod';
import type { Answer, Call, Endpoint } from '../endpoint.ts';
import { isObject } from '../json.ts';
import { invalidRequest } from '../refusal.ts';
import { type Catalog, acceptWrite, catalogFieldTypes } from '../workspace/index.ts';
import { catalogName, catalogOf, mostFields } from './catalogs.ts';

const accepted: Answer = { status: 202, body: { message: 'success' } };

/** Accepts a change of a catalog, which is applied after it is answered. */
function change({ workspace }: Call, catalog: Catalog, apply: () => void): Answer {
  acceptWrite(workspace, () => {
    apply();
    catalog.updatedAt = workspace.writeClock.now();
  });
  return accepted;
}

const newFields = z.array(z.object({ name: z.string(), type: z.enum(catalogFieldTypes) })).min(1);

function createFields(call: Call): Answer {
  const catalog = catalogOf(call);
  const asked = newFields.safeParse(call.body['fields']);
  if (!asked.success) throw invalidRequest(400, 'invalid-fields', 'The fields are invalid', ['fields']);
  const names = asked.data.map(({ name }) => name);
  const present = catalog.fields.map(({ name }) => name);
  if (names.some((name) => !catalogName.test(name))) {
    throw invalidRequest(400, 'invalid-field-names', 'Invalid field names', ['fields'], names);
  }
  if (new Set([...present, ...names]).size < present.length + names.length) {
    throw invalidRequest(400, 'field-names-not-unique', 'Field names are not unique', ['fields'], names);
  }
  if (present.length + names.length > mostFields) {
    throw invalidRequest(400, 'too-many-fields', 'Too many fields', ['fields'], [present.length + names.length]);
  }
  return change(call, catalog, () => void catalog.fields.push(...asked.data));
}

/** The values of the field go with it. */
function deleteField(call: Call): Answer {
  const catalog = catalogOf(call);
  const name = call.parameter('field_name');
  if (name === 'id')
    throw invalidRequest(400, 'id-cannot-be-deleted', 'The id field cannot be deleted', ['field_name']);
  if (!catalog.fields.some((field) => field.name === name)) {
    throw invalidRequest(404, 'field-not-found', 'Could not find field', ['field_name'], [name]);
  }
  return change(call, catalog, () => {
    catalog.fields = catalog.fields.filter((field) => field.name !== name);
    for (const [id, { [name]: _, ...rest }] of catalog.items) catalog.items.set(id, rest);
  });
}

const newSelection = z.looseObject({
  name: z.string().regex(catalogName),
  description: z.string().optional(),
  filters: z.array(z.record(z.string(), z.json())).optional(),
  sort_field: z.string().optional(),
  results_limit: z.number().int().positive().optional(),
});

function createSelection(call: Call): Answer {
  const catalog = catalogOf(call);
  const { selection } = call.body;
  const asked = newSelection.safeParse(selection);
  if (!asked.success || !isObject(selection)) {
    throw invalidRequest(400, 'invalid-selection', 'The selection is invalid', ['selection']);
  }
  const { name, sort_field: sortField } = asked.data;
  if (catalog.selections.has(name)) {
    throw invalidRequest(400, 'selection-name-already-exists', 'Selection name already exists', ['name'], [name]);
  }
  if (sortField !== undefined && !catalog.fields.some((field) => field.name === sortField)) {
    throw invalidRequest(400, 'invalid-sort-field', 'The sort field does not exist', ['sort_field'], [sortField]);
  }
  return change(call, catalog, () => void catalog.selections.set(name, selection));
}

function deleteSelection(call: Call): Answer {
  const catalog = catalogOf(call);
  const name = call.parameter('selection_name');
  if (!catalog.selections.has(name)) {
    throw invalidRequest(404, 'selection-not-found', 'Could not find selection', ['selection_name'], [name]);
  }
  return change(call, catalog, () => void catalog.selections.delete(name));
}

const endpoint = (method: Endpoint['method'], path: string, name: string, answer: Endpoint['answer']): Endpoint => ({
  method,
  path: `/catalogs/:catalog_name/${path}`,
  name,
  permission: name,
  pool: 'catalog_fields',
  answer,
});

export const catalogFieldEndpoints: readonly Endpoint[] = [
  endpoint('POST', 'fields', 'catalogs.create_fields', createFields),
  endpoint('DELETE', 'fields/:field_name', 'catalogs.delete_fields', deleteField),
  endpoint('POST', 'selections', 'catalogs.create_selection', createSelection),
  endpoint('DELETE', 'selections/:selection_name', 'catalogs.delete_selection', deleteSelection),
];
