import { CrosswalkError, shorten } from '../errors/index.ts';
import { isJsonObject, type JsonObject, type JsonValue, ownProperty } from '../mapping/index.ts';
import { type UnifiedResource } from './models/index.ts';

/** In what form an answer is wanted. */
export type ResponseFormat = 'unified' | 'raw' | 'normalized' | 'debug';

/** What the caller wants of an answer, besides the records. */
export interface ShapeOptions {
  format: ResponseFormat;
  /** Leaves out `remote_data`. */
  ignoreRemoteData: boolean;
  /** Top-level fields to leave out. */
  excludeFields: readonly string[];
  /** Turns a list into an object by this field. */
  keyBy?: string | undefined;
}

function refuse(path: string, message: string, reasons: readonly string[]): never {
  throw new CrosswalkError('invalid_request', message, {
    errors: reasons.map((reason) => ({ path, message: reason })),
  });
}

/** Checks that what is asked of the answer can be done in the format that is asked for. */
function checkFormat({ format, excludeFields, keyBy }: ShapeOptions): void {
  if ((format === 'raw' || format === 'normalized') && excludeFields.length > 0) {
    refuse(
      'truto_exclude_fields',
      `truto_exclude_fields leaves out fields of the unified model, which an answer in truto_response_format=${format} does not have. Send one of the two.`,
      [`does not go with truto_response_format=${format}`],
    );
  }
  if (format === 'raw' && keyBy !== undefined) {
    refuse(
      'truto_key_by',
      'truto_key_by makes an object of a list, and truto_response_format=raw answers what the vendor sent, unchanged. Take normalized or unified.',
      ['does not go with truto_response_format=raw'],
    );
  }
}

/**
 * Checks that what is asked of the answer fits together, and that all fields that are to be left out are fields of the
 * model.
 *
 * @throws CrosswalkError `invalid_request` naming what does not fit, or the fields that there are.
 */
export function checkShape({ singular, fields, mappedFields = [] }: UnifiedResource, shape: ShapeOptions): void {
  checkFormat(shape);
  const tops = [...fields, ...mappedFields].flatMap((field) => field.split(/[.[]/, 1));
  const known = [...new Set(['id', ...tops, 'applied', 'remote_data'])];
  const unknown = shape.excludeFields.filter((field) => !known.includes(field));
  if (unknown.length === 0) return;
  refuse(
    'truto_exclude_fields',
    `truto_exclude_fields names ${shorten(unknown.join(', '))}, which a ${singular} does not have. It has: ${known.join(', ')}.`,
    unknown.map((field) => `has no field ${field} to leave out`),
  );
}

/** A unified record with the vendor's own beside it, where there is one, as far as the caller wants them. */
export function shapeRecord(unified: JsonObject, vendor: JsonValue | undefined, options: ShapeOptions): JsonObject {
  const isAlone = options.ignoreRemoteData || vendor === undefined;
  const shaped: JsonObject = { ...unified, ...(isAlone ? {} : { remote_data: vendor }) };
  for (const field of options.excludeFields) delete shaped[field];
  return shaped;
}

/** The records by a field of theirs. @throws CrosswalkError `invalid_request` when a record lacks it or two share it. */
export function keyRecords(records: readonly JsonObject[], field: string): JsonObject {
  const keyed = new Map<string, JsonObject>();
  for (const record of records) {
    const key = ownProperty(record, field);
    if (typeof key !== 'string' && typeof key !== 'number') {
      refuse('truto_key_by', `truto_key_by=${shorten(field)} needs a field that every record has as text or number.`, [
        'is not text or number in every record',
      ]);
    }
    if (keyed.has(String(key))) {
      refuse(
        'truto_key_by',
        `truto_key_by=${shorten(field)} needs a field that is unique; two records have "${shorten(String(key))}".`,
        ['is not unique'],
      );
    }
    keyed.set(String(key), record);
  }
  return Object.fromEntries(keyed);
}

/** A vendor's own JSON as an answer for one record, which is an object: anything else stands in `result`. */
export function asAnswer(json: JsonValue): JsonObject {
  return isJsonObject(json) ? json : { result: json };
}
