import { z } from 'zod';
import { check, readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer } from '../envelope.ts';
import { type StoredObject, changedObject, markedObject } from '../objects.ts';
import { requireTable } from '../parameters.ts';
import { conflict } from '../refusal.ts';
import { checkRanks, readField, readMapping } from '../schema-parts.ts';
import { type Fields, fieldsSchema } from '../values.ts';
import { registerObjects } from './plain-collections.ts';

const all = '/v2/schema/patch/:table';
const one = `${all}/:id`;

const field = fieldsSchema.transform(readField);
const mapping = fieldsSchema.transform(readMapping);
const ranksSchema = z.array(z.string());

/** What a patch may hold besides what its author says of it. */
const patchSchema = z.looseObject({
  fields: z.array(field).default([]),
  mappings: z.array(mapping).default([]),
  ranks: ranksSchema.exactOptional(),
});

function change(call: Call, present: StoredObject, sent: Fields): Response {
  const { id } = present;
  return answer(call, call.account.objects('schemaPatches').replace(id, changedObject(call, present, sent)));
}

/** Adds a field or a mapping to the patch. */
async function add(call: Call, present: StoredObject, part: 'fields' | 'mappings'): Promise<Response> {
  const sent = await readJson(call, part === 'mappings' ? mapping : field);
  return change(call, present, { [part]: [...check(patchSchema, present)[part], sent] });
}

async function setRanks(call: Call, present: StoredObject): Promise<Response> {
  const ranks = await readJson(call, ranksSchema);
  checkRanks(ranks, call.account.profiles.identityFields);
  return change(call, present, { ranks });
}

/** Moves what the patch holds into the draft of the schema, once. */
function apply(call: Call, present: StoredObject): Response {
  const { fields, mappings, ranks } = check(patchSchema, present);
  if (present['applied'] === true) throw conflict('patch is applied already');
  const { schema } = call.account;
  for (const object of fields) schema.put('fields', object);
  for (const object of mappings) schema.put('mappings', object);
  if (ranks !== undefined) schema.change({ ranks });
  const applied = markedObject(call, present, { applied: true });
  return answer(call, call.account.objects('schemaPatches').replace(present.id, applied));
}

/** Patches of the schema: changes that are put together apart, and moved into the draft at once. */
export function registerSchemaPatches(register: Register): void {
  const ofTable: Register = (endpoint, method, path, area, handle) =>
    register(endpoint, method, path, area, (call) => {
      requireTable(call.parameter('table'));
      return handle(call);
    });
  registerObjects(ofTable, {
    kind: 'schemaPatches',
    areas: { read: 'readSchema', write: 'writeSchema' },
    schema: patchSchema,
    check({ account }, { ranks }) {
      if (Array.isArray(ranks)) checkRanks(check(ranksSchema, ranks), account.profiles.identityFields);
    },
    created: 200,
    routes: [
      { does: 'list', endpoint: 'v2.schema.patches', method: 'GET', path: all },
      { does: 'create', endpoint: 'v2.schema.patchCreate', method: 'POST', path: all },
      { does: 'get', endpoint: 'v2.schema.patchGet', method: 'GET', path: one },
      { does: 'update', endpoint: 'v2.schema.patchUpdate', method: 'POST', path: one },
      { does: 'delete', endpoint: 'v2.schema.patchDelete', method: 'DELETE', path: one },
    ],
  });
  const write = (
    endpoint: string,
    path: string,
    handle: (call: Call, present: StoredObject) => Response | Promise<Response>,
  ) =>
    ofTable(endpoint, 'POST', one + path, 'writeSchema', (call) =>
      handle(call, call.account.objects('schemaPatches').get(call.parameter('id'))),
    );
  write('v2.schema.patchApply', '/apply', apply);
  write('v2.schema.patchField', '/field', (call, present) => add(call, present, 'fields'));
  write('v2.schema.patchMapping', '/mapping', (call, present) => add(call, present, 'mappings'));
  write('v2.schema.patchRank', '/rank', setRanks);
}
