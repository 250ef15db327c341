import { z } from 'zod';
import { readJson, readText, requireContentType } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer } from '../envelope.ts';
import { readMappingQueries } from '../mapping-query.ts';
import { requireTable } from '../parameters.ts';
import { badRequest } from '../refusal.ts';
import { type Declared, type DeclaredMapping, declareRules, readField, readMapping } from '../schema-parts.ts';
import { fieldsSchema } from '../values.ts';

const bulkSchema = z.object({
  table: z.string().default('user'),
  fields: z.array(fieldsSchema.transform(readField)).default([]),
  mappings: z.array(fieldsSchema.transform(readMapping)).default([]),
});

/** Puts all of the objects into the draft. */
function putAll(call: Call, fields: readonly Declared[], mappings: readonly DeclaredMapping[]): Response {
  if (fields.length + mappings.length === 0) throw badRequest('neither fields nor mappings are given');
  const { schema } = call.account;
  return answer(call, {
    fields: fields.map((field) => schema.put('fields', field)),
    mappings: mappings.map((mapping) => schema.put('mappings', mapping)),
  });
}

async function upsert(call: Call): Promise<Response> {
  const { table, fields, mappings } = await readJson(call, bulkSchema);
  requireTable(table);
  return putAll(call, fields, mappings);
}

/** Declares the fields that a query in LQL fills, with the mappings by which it does. */
async function applyQuery(call: Call): Promise<Response> {
  requireContentType(call.request, ['text/plain']);
  const queries = readMappingQueries(await readText(call));
  for (const { table } of queries) requireTable(table);
  const declared = queries.map(({ stream, rules }) => declareRules(stream, rules));
  return putAll(
    call,
    declared.flatMap(({ fields }) => fields),
    declared.flatMap(({ mappings }) => mappings),
  );
}

/** Changes of many parts of the draft at once. */
export function registerSchemaBulk(register: Register): void {
  register('v2.schema.bulkCreate', 'POST', '/v2/schema/bulk', 'writeSchema', upsert);
  register('v2.schema.bulkReplace', 'PUT', '/v2/schema/bulk', 'writeSchema', upsert);
  register('v2.schema.lql', 'POST', '/v2/schema/lql', 'writeSchema', applyQuery);
}
