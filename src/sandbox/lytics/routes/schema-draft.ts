import { z } from 'zod';
import { check, readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer } from '../envelope.ts';
import { requireTable } from '../parameters.ts';
import { badRequest } from '../refusal.ts';
import { mappingSchema, streamMappings } from '../schema-evaluation.ts';
import type { SchemaParts, SchemaVersion } from '../schema-versions.ts';
import { viewVersion } from '../schema-view.ts';
import { createId, fieldsSchema } from '../values.ts';

const table = '/v2/schema/:table';

const identified = z.object({ id: z.string().min(1) });

/** Puts an object into the draft; a mapping without an id is a new one. */
async function put(call: Call, part: keyof SchemaParts): Promise<Response> {
  const sent = await readJson(call, fieldsSchema);
  const { id = createId() } = part === 'mappings' ? check(mappingSchema, sent) : check(identified, sent);
  return answer(call, call.account.schema.put(part, id, { ...sent, id }));
}

/** From then on, records of the streams of its mappings reach profiles. */
function publish(call: Call): Response {
  const { account } = call;
  const version = account.schema.publish();
  for (const [stream, mapping] of streamMappings(account, version)) account.streams.set(stream, mapping);
  return answer(call, viewVersion(version));
}

/** Ranks are shown as set; profiles are stitched by the identity fields that the account was opened with. */
async function setRanks(call: Call): Promise<Response> {
  const ranks = await readJson(call, z.array(z.string()));
  const { identityFields } = call.account.profiles;
  const unknown = ranks.find((name) => !identityFields.includes(name));
  if (unknown !== undefined) throw badRequest(`field ${JSON.stringify(unknown)} is not an identity field`);
  return answer(call, call.account.schema.change({ ranks }).ranks);
}

async function setRetention(call: Call): Promise<Response> {
  return answer(call, call.account.schema.change({ retention: await readJson(call, fieldsSchema) }).retention);
}

const showVersion = (call: Call, version: SchemaVersion) => answer(call, viewVersion(version));

/** Changes of the schema, which gather in a draft until it is published. */
export function registerSchemaDraft(register: Register): void {
  const write = (
    endpoint: string,
    method: string,
    path: string,
    handle: (call: Call) => Response | Promise<Response>,
  ) =>
    register(endpoint, method, table + path, 'writeSchema', (call) => {
      requireTable(call.parameter('table'));
      return handle(call);
    });
  const remove = (part: keyof SchemaParts, parameter: string) => (call: Call) =>
    answer(call, call.account.schema.remove(part, call.parameter(parameter)));
  write('v2.schema.fieldUpsert', 'POST', '/field', (call) => put(call, 'fields'));
  write('v2.schema.fieldDelete', 'DELETE', '/field/:field_id', remove('fields', 'field_id'));
  write('v2.schema.idconfigUpsert', 'POST', '/idconfig', (call) => put(call, 'identities'));
  write('v2.schema.idconfigDelete', 'DELETE', '/idconfig/:field_id', remove('identities', 'field_id'));
  write('v2.schema.mappingUpsert', 'POST', '/mapping', (call) => put(call, 'mappings'));
  write('v2.schema.mappingDelete', 'DELETE', '/mapping/:mapping_id', remove('mappings', 'mapping_id'));
  write('v2.schema.rankSet', 'POST', '/rank', setRanks);
  write('v2.schema.retentionSet', 'POST', '/retentionsettings', setRetention);
  write('v2.schema.publish', 'POST', '/publish', publish);
  write('v2.schema.revert', 'POST', '/revert', (call) =>
    showVersion(call, call.account.schema.revert(call.query.get('version_id'))),
  );
}
