import { z } from 'zod';
import { type HostField, hostFieldSchema } from '../connect/index.ts';
import { type FieldMapRow } from '../db/index.ts';
import { type FieldMapping, type FieldMappings, storedMappingsSchema } from './mapping.ts';

/** Who saved a map: the end customer on a page, or the product through the API. */
export const savers = ['customer', 'product'] as const;
export type Saver = (typeof savers)[number];

/** A state that the map of an account was in. */
export interface FieldMapState {
  /** 0 for an account that never had a map. */
  readonly version: number;
  readonly mappings: FieldMappings;
  /** The fields that were declared for this account alone. */
  readonly ownFields: readonly HostField[];
  readonly savedBy: Saver | null;
  /** The version that an undo brought back, 0 for the empty map; null for a state that was saved. */
  readonly restores: number | null;
  readonly createdAt: Date | null;
}

/** A host field and where it is kept, null while it is kept nowhere. */
export interface MappedField extends HostField {
  readonly mapping: FieldMapping | null;
}

export const emptyState: FieldMapState = {
  version: 0,
  mappings: {},
  ownFields: [],
  savedBy: null,
  restores: null,
  createdAt: null,
};

export function readState(row: FieldMapRow | undefined): FieldMapState {
  if (row === undefined) return emptyState;
  return {
    version: row.version,
    mappings: storedMappingsSchema.parse(row.mappings),
    ownFields: z.array(hostFieldSchema).parse(row.hostFields),
    savedBy: z.enum(savers).parse(row.savedBy),
    restores: row.restores,
    createdAt: row.createdAt,
  };
}

/** The declared fields, and those of the account alone; of two of one name the account's. */
export function joinFields(declared: readonly HostField[], own: readonly HostField[]): HostField[] {
  const names = new Set(own.map(({ name }) => name));
  return [...declared.filter(({ name }) => !names.has(name)), ...own];
}
