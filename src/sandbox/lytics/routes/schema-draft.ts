import { z } from 'zod';
import { readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer } from '../envelope.ts';
import { requireTable } from '../parameters.ts';
import { checkRanks, readField, readIdentity, readMapping } from '../schema-parts.ts';
import type { DeclaredParts, SchemaParts, SchemaVersion } from '../schema-versions.ts';
import { viewVersion } from '../schema-view.ts';
import { type Fields, fieldsSchema } from '../values.ts';

const table = '/v2/schema/:table';

/** Ranks are shown as set; profiles are stitched by the identity fields that the account was opened with. */
async function setRanks(call: Call): Promise<Response> {
  const ranks = await readJson(call, z.array(z.string()));
  checkRanks(ranks, call.account.profiles.identityFields);
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
  const put =
    <Part extends keyof SchemaParts>(part: Part, read: (sent: Fields) => DeclaredParts[Part]) =>
    async (call: Call) =>
      answer(call, call.account.schema.put(part, read(await readJson(call, fieldsSchema))));
  const remove = (part: keyof SchemaParts, parameter: string) => (call: Call) =>
    answer(call, call.account.schema.remove(part, call.parameter(parameter)));
  write('v2.schema.fieldUpsert', 'POST', '/field', put('fields', readField));
  write('v2.schema.fieldDelete', 'DELETE', '/field/:field_id', remove('fields', 'field_id'));
  write('v2.schema.idconfigUpsert', 'POST', '/idconfig', put('identities', readIdentity));
  write('v2.schema.idconfigDelete', 'DELETE', '/idconfig/:field_id', remove('identities', 'field_id'));
  write('v2.schema.mappingUpsert', 'POST', '/mapping', put('mappings', readMapping));
  write('v2.schema.mappingDelete', 'DELETE', '/mapping/:mapping_id', remove('mappings', 'mapping_id'));
  write('v2.schema.rankSet', 'POST', '/rank', setRanks);
  write('v2.schema.retentionSet', 'POST', '/retentionsettings', setRetention);
  // From then on, records reach profiles by the mappings of this version, and no longer by those of the version before.
  write('v2.schema.publish', 'POST', '/publish', (call) => showVersion(call, call.account.schema.publish()));
  write('v2.schema.revert', 'POST', '/revert', (call) =>
    showVersion(call, call.account.schema.revert(call.query.get('version_id'))),
  );
}
