import { z } from 'zod';
import { readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer } from '../envelope.ts';
import { requireTable } from '../parameters.ts';
import { badRequest } from '../refusal.ts';
import { type Declared, readField, readIdentity, readMapping } from '../schema-parts.ts';
import type { SchemaParts, SchemaVersion } from '../schema-versions.ts';
import { viewVersion } from '../schema-view.ts';
import { type Fields, fieldsSchema } from '../values.ts';

const table = '/v2/schema/:table';

const readers = { fields: readField, mappings: readMapping, identities: readIdentity } satisfies Record<
  keyof SchemaParts,
  (sent: Fields) => Declared
>;

/** Puts an object into the draft. */
async function put(call: Call, part: keyof SchemaParts): Promise<Response> {
  const declared = readers[part](await readJson(call, fieldsSchema));
  return answer(call, call.account.schema.put(part, declared.id, declared));
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

const showVersion = (call: Call, version: SchemaVersion) => answer(call, viewVersion(call.account, version));

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
  // From then on, records reach profiles by the mappings of this version, and no longer by those of the version before.
  write('v2.schema.publish', 'POST', '/publish', (call) => showVersion(call, call.account.schema.publish()));
  write('v2.schema.revert', 'POST', '/revert', (call) =>
    showVersion(call, call.account.schema.revert(call.query.get('version_id'))),
  );
}
