import type { Account } from './account.ts';
import { visibleFields } from './memberships.ts';
import type { Json } from './values.ts';

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

export interface SchemaField {
  id: string;
  type: string;
  is_identifier: boolean;
}

/** The fields of the user table: the identities in order of rank, then every field that a profile has. */
export function schemaFields({ profiles }: Account): SchemaField[] {
  const types = new Map(profiles.identityFields.map((name) => [name, name === '_uids' ? '[]string' : 'string']));
  for (const profile of profiles.all()) {
    for (const [name, value] of Object.entries(visibleFields(profile))) {
      if (!types.has(name)) types.set(name, typeOf(value));
    }
  }
  return [...types].map(([id, type]) => ({ id, type, is_identifier: profiles.identityFields.includes(id) }));
}

export const isScalar = ({ type }: SchemaField) => !type.includes('[');
