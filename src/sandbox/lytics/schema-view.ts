import type { Account } from './account.ts';
import { visibleFields } from './memberships.ts';
import { fillsProfiles } from './mapping-query.ts';
import { mappingsOfQuery } from './schema-parts.ts';
import type { SchemaVersion } from './schema-versions.ts';
import { type Fields, type Json, toIsoTime } from './values.ts';

/** The type that the schema gives a field with this value. */
function typeOf(value: Json): string {
  if (Array.isArray(value)) return '[]string';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'number';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).every((item) => typeof item === 'number') ? 'map[string]intsum' : 'map[string]string';
  }
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? 'date' : 'string';
}

/** A field of the user table; one that is declared may say more. */
export type SchemaField = Fields & { id: string; type: string; is_identifier: boolean };

function toField(id: string, declared: Fields, identities: readonly string[]): SchemaField {
  const { type } = declared;
  return { ...declared, id, type: typeof type === 'string' ? type : 'string', is_identifier: identities.includes(id) };
}

/**
 * The fields of the user table in a version of its schema: the identities in order of rank, every field that a profile
 * has, and those that are declared.
 */
export function schemaFields({ profiles }: Account, { fields }: SchemaVersion): SchemaField[] {
  const types = new Map(profiles.identityFields.map((name) => [name, name === '_uids' ? '[]string' : 'string']));
  for (const profile of profiles.all()) {
    for (const [name, value] of Object.entries(visibleFields(profile))) {
      if (!types.has(name)) types.set(name, typeOf(value));
    }
  }
  const seen = [...types].map(([id, type]) => toField(id, { type, ...fields.get(id) }, profiles.identityFields));
  const declared = [...fields].filter(([id]) => !types.has(id));
  return [...seen, ...declared.map(([id, field]) => toField(id, field, profiles.identityFields))];
}

export const isScalar = ({ type }: SchemaField) => !type.includes('[');

/** One mapping for each field of profiles that a query fills, and those that are declared. */
export function schemaMappings({ queries }: Account, { mappings }: SchemaVersion): Fields[] {
  const ofQueries = queries.list().filter(fillsProfiles).flatMap(mappingsOfQuery);
  return [...ofQueries, ...mappings.values()];
}

/** Settings of the identity fields, strongest first. */
export function schemaIdentities({ identities, ranks }: SchemaVersion): Fields[] {
  return ranks.map((id, rank) => ({ max_bytes: 256, ...identities.get(id), id, field_id: id, rank }));
}

/** A version with how many fields and mappings it has, which are those that its lists show. */
export function viewVersion(account: Account, version: SchemaVersion) {
  const { id, createdAt, ranks } = version;
  const fields = schemaFields(account, version).length;
  const mappings = schemaMappings(account, version).length;
  return { id, table: 'user', created: toIsoTime(createdAt), fields, mappings, ranks };
}
