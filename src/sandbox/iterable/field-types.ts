import { refuse } from './answers.ts';
import { looksLikeDate } from './dates.ts';
import { type Fields, isFields } from './fields.ts';

export type FieldType = 'string' | 'long' | 'double' | 'boolean' | 'date' | 'geo_location' | 'object' | 'nested';

/** Names and types of the fields of the profiles of a project, or of the events of one name. */
export interface FieldTypes {
  /** What the types belong to, as `category` of a type conflict. */
  category: 'user' | 'customEvent';
  types: Map<string, FieldType>;
  /** How many fields may exist, those inside objects counted. */
  limit: number;
  /** How many of them are the vendor's own and do not count. */
  builtIn: number;
}

function typesOf(name: string, value: unknown): FieldType[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return [...new Set(value.flatMap((item) => typesOf(name, item)))];
  if (typeof value === 'boolean') return ['boolean'];
  if (typeof value === 'number') return [Number.isInteger(value) ? 'long' : 'double'];
  if (typeof value === 'string') return [looksLikeDate(value) ? 'date' : 'string'];
  return [
    isFields(value) && name.endsWith('_geo_location') && 'lat' in value && 'lon' in value ? 'geo_location' : 'object',
  ];
}

/** A text field takes any text and a fraction field any number; everything else must be of the stored type. */
function fits(stored: FieldType, incoming: FieldType): boolean {
  if (stored === incoming) return true;
  if (stored === 'string') return incoming === 'date';
  if (stored === 'double') return incoming === 'long';
  return stored === 'nested' && incoming === 'object';
}

function settleNewType(incoming: FieldType[]): FieldType | undefined {
  return incoming.find((candidate) => incoming.every((other) => fits(candidate, other))) ?? incoming[0];
}

/** The fields of one request that may be stored, after unknown names were taken out. */
export interface CheckedFields {
  fields: Fields;
  filteredOut: string[];
}

/**
 * The types that one request adds, held apart until the whole request is known to be good: the first write fixes the
 * type of a field for ever, and a refused request must not fix any.
 */
export function draftFieldTypes(known: FieldTypes, projectId: number) {
  const added = new Map<string, FieldType>();

  function checkType(path: string, value: unknown) {
    const incoming = typesOf(path, value);
    const stored = known.types.get(path) ?? added.get(path) ?? settleNewType(incoming);
    if (stored === undefined) return;
    if (incoming.some((type) => !fits(stored, type))) {
      const conflict = {
        incomingTypes: incoming,
        expectedType: stored,
        _type: 'UnexpectedType',
        offendingValue: value,
        category: known.category,
      };
      throw refuse(
        400,
        'RequestFieldsTypesMismatched',
        `Project ${projectId}: field '${path}' has type ${stored}, but the request has ${incoming.join(', ')}`,
        { validationErrors: { [path]: conflict } },
      );
    }
    if (!known.types.has(path)) added.set(path, stored);
  }

  function prune(path: string, value: unknown, createNewFields: boolean, filteredOut: string[]): unknown {
    if (Array.isArray(value)) return value.map((item) => prune(path, item, createNewFields, filteredOut));
    const isPlace = typesOf(path, value)[0] === 'geo_location';
    return isFields(value) && !isPlace ? walk(value, `${path}.`, createNewFields, filteredOut) : value;
  }

  function walk(fields: Fields, prefix: string, createNewFields: boolean, filteredOut: string[]): Fields {
    const kept: Fields = {};
    for (const [name, value] of Object.entries(fields)) {
      const path = prefix + name;
      if (!createNewFields && !known.types.has(path)) filteredOut.push(path);
      else {
        checkType(path, value);
        kept[name] = prune(path, value, createNewFields, filteredOut);
      }
    }
    return kept;
  }

  return {
    /** Refuses with 400 on a type conflict or when the fields become too many. */
    check(fields: Fields, createNewFields: boolean): CheckedFields {
      const filteredOut: string[] = [];
      const kept = walk(fields, '', createNewFields, filteredOut);
      const requestedTotal = known.types.size + added.size - known.builtIn;
      if (added.size > 0 && requestedTotal > known.limit) {
        const newFields = [...added.keys()];
        throw refuse(
          400,
          'UniqueFieldsLimitExceeded',
          `The new fields ${newFields.join(', ')} exceed the limit of ${known.limit} unique fields`,
          { limit: known.limit, requestedTotal, newFields },
        );
      }
      return { fields: kept, filteredOut };
    },
    /** Names of the fields that `commit` will create. */
    get created() {
      return [...added.keys()];
    },
    commit() {
      for (const [path, type] of added) known.types.set(path, type);
    },
  };
}

export type FieldTypesDraft = ReturnType<typeof draftFieldTypes>;
