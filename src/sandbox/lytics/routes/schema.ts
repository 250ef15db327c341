import type { Call, Register } from '../call.ts';
import { answer } from '../envelope.ts';
import { countFields } from '../field-info.ts';
import { choiceParameter, integerParameter, listParameter, requireTable } from '../parameters.ts';
import { notFound } from '../refusal.ts';
import { compareParts, type SchemaVersion } from '../schema-versions.ts';
import { isScalar, schemaFields, schemaIdentities, schemaMappings, viewVersion } from '../schema-view.ts';
import type { Json } from '../values.ts';

/** The version that is asked for; without `version_id` the published one. */
const versionOf = ({ account, query }: Call): SchemaVersion => account.schema.version(query.get('version_id'));

const fieldsOf = (call: Call) => schemaFields(call.account, versionOf(call));
const mappingsOf = (call: Call) => schemaMappings(call.account, versionOf(call));
const identitiesOf = (call: Call) => schemaIdentities(versionOf(call));

function fields(call: Call) {
  const filter = choiceParameter(call, 'filter', ['scalar', 'nonscalar', 'all'], 'all');
  return fieldsOf(call).filter((field) => filter === 'all' || isScalar(field) === (filter === 'scalar'));
}

/** The object whose id is this parameter of the path. */
function named<Named extends { id?: Json }>(call: Call, objects: readonly Named[], parameter: string): Named {
  const found = objects.find(({ id }) => id === call.parameter(parameter));
  if (found === undefined) throw notFound(`${parameter.replace('_id', '')} not found`);
  return found;
}

function compare({ account, query }: Call) {
  const before = account.schema.version(query.get('version_id'));
  const after = account.schema.version(query.get('compare_id') ?? 'draft');
  return {
    fields: compareParts(before.fields, after.fields),
    mappings: compareParts(before.mappings, after.mappings),
    ranks: { before: before.ranks, after: after.ranks },
  };
}

/** What is wrong with a version: mappings to fields that the table has not. */
function problems(call: Call) {
  const known = new Set<Json | undefined>(fieldsOf(call).map(({ id }) => id));
  return mappingsOf(call)
    .filter(({ field }) => !known.has(field))
    .map(({ id, field }) => ({ id, message: `field ${JSON.stringify(field)} is not declared`, level: 'error' }));
}

function tableOfVersion1(call: Call) {
  const shown = fieldsOf(call).map(({ id, type }) => ({ as: id, type }));
  return { name: 'user', by_fields: [...versionOf(call).ranks], fields: shown };
}

function fieldInfo(call: Call) {
  const profiles = call.account.profiles.all();
  return {
    name: 'user',
    fields: countFields(profiles, integerParameter(call, 'limit', 20), listParameter(call, 'fields')),
  };
}

const suggestions = 20;

/** Values of a field that begin with `q`, the most frequent first. */
function suggestValues(call: Call): string[] {
  const name = call.parameter('field');
  const prefix = (call.query.get('q') ?? '').toLowerCase();
  const counted = countFields(call.account.profiles.all(), Number.POSITIVE_INFINITY, [name]);
  const terms = counted.flatMap(({ terms_counts }) => Object.keys(terms_counts));
  return terms.filter((term) => term.toLowerCase().startsWith(prefix)).slice(0, suggestions);
}

/** What the table of profiles looks like. */
export function registerSchema(register: Register): void {
  /** A path with a table answers 404 for one that does not exist. */
  const read = (endpoint: string, path: string, view: (call: Call) => unknown) =>
    register(endpoint, 'GET', path, 'readSchema', (call) => {
      if (path.includes(':table')) requireTable(call.parameter('table'));
      return answer(call, view(call));
    });
  const table = '/v2/schema/:table';
  read('v2.schema.tables', '/v2/schema', () => ['user']);
  read('v2.schema.get', table, (call) => ({
    fields: fieldsOf(call),
    mappings: mappingsOf(call),
    ranks: versionOf(call).ranks,
  }));
  read('v2.schema.fields', `${table}/field`, fields);
  read('v2.schema.fieldGet', `${table}/field/:field_id`, (call) => named(call, fieldsOf(call), 'field_id'));
  read('v2.schema.fieldNames', `${table}/fieldnames`, (call) => fieldsOf(call).map(({ id }) => id));
  read('v2.schema.idconfigs', `${table}/idconfig`, identitiesOf);
  read('v2.schema.idconfigGet', `${table}/idconfig/:field_id`, (call) => named(call, identitiesOf(call), 'field_id'));
  read('v2.schema.mappings', `${table}/mapping`, mappingsOf);
  read('v2.schema.mappingGet', `${table}/mapping/:mapping_id`, (call) => named(call, mappingsOf(call), 'mapping_id'));
  read('v2.schema.rank', `${table}/rank`, (call) => versionOf(call).ranks);
  read('v2.schema.retention', `${table}/retentionsettings`, (call) => versionOf(call).retention);
  read('v2.schema.versions', `${table}/version`, ({ account }) =>
    account.schema.published().map((version) => viewVersion(account, version)),
  );
  read('v2.schema.compare', `${table}/compare`, compare);
  read('v2.schema.validate', `${table}/validate`, problems);
  read('catalog.schemas', '/api/schema', (call) => [tableOfVersion1(call)]);
  read('catalog.schema', '/api/schema/:table', tableOfVersion1);
  read('catalog.fieldInfo', '/api/schema/:table/fieldinfo', fieldInfo);
  read('catalog.fieldSuggest', '/api/schema/:table/fieldsuggest/:field', suggestValues);
}
