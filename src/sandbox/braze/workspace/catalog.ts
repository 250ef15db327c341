import type { Json, JsonObject } from '../json.ts';
import { parseTime } from '../times.ts';
import { isObject } from '../json.ts';

export const catalogFieldTypes = ['string', 'number', 'boolean', 'time', 'object', 'array'] as const;
export type CatalogFieldType = (typeof catalogFieldTypes)[number];

export interface Catalog {
  name: string;
  description: string;
  /** In the order of creation; the first is `id`. */
  fields: { name: string; type: CatalogFieldType }[];
  /** By item id, in the order of creation; without `id`. */
  items: Map<string, JsonObject>;
  /** By name, in the order of creation; as they were sent. */
  selections: Map<string, JsonObject>;
  /** Milliseconds since the epoch. */
  updatedAt: number;
}

/** Whether a catalog field of this type can hold the value; null clears any field. */
export function fitsFieldType(type: CatalogFieldType, value: Json): boolean {
  if (value === null) return true;
  if (type === 'time') return typeof value === 'string' && parseTime(value) !== undefined;
  if (type === 'object') return isObject(value);
  if (type === 'array') return Array.isArray(value);
  return typeof value === type;
}
