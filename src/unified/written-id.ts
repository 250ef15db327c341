import { type CompiledKind, describeKinds, type TypedId } from '../definitions/index.ts';
import { CrosswalkError, shorten } from '../errors/index.ts';
import { compilePath, type JsonObject, type JsonValue } from '../mapping/index.ts';
import { mergeBelow, without } from './merge.ts';
import { type BoundResource } from './resource.ts';

function fieldValue(input: JsonObject, { field }: CompiledKind): JsonValue | undefined {
  return field === undefined ? undefined : compilePath(field).get(input);
}

/** The id that a call for a new record names, which must be one that records can be written by. */
function explicitId(bound: BoundResource, text: string, input: JsonObject, writable: readonly CompiledKind[]): TypedId {
  const { connection, definition, unified } = bound;
  const id = definition.identity.parse(text);
  if (id.kind.record === undefined) {
    throw new CrosswalkError(
      'invalid_id',
      `${connection.integration.label} cannot write ${unified.resource} by ${id.kind.label}. Use one of: ${describeKinds(writable.map(({ name }) => name))}.`,
    );
  }
  const given = fieldValue(input, id.kind);
  if (given === undefined || given === id.value) return id;
  const path = id.kind.field ?? 'id';
  throw new CrosswalkError('invalid_request', `id and ${path} name different ${unified.resource}.`, {
    errors: [{ path, message: `must be ${shorten(id.value)}, as in id` }],
  });
}

/**
 * The id that a new record is written under: the one in `id`, else the first identifier among the fields.
 *
 * @throws CrosswalkError `invalid_request` naming the fields that identify a record, `invalid_id` when the vendor takes
 * no writes under an id of this kind.
 */
export function newId(bound: BoundResource, input: JsonObject): TypedId {
  const { connection, definition, unified } = bound;
  const writable = [...definition.identity.kinds.values()].filter((kind) => kind.record !== undefined);
  const explicit = input['id'];
  if (typeof explicit === 'string') return explicitId(bound, explicit, input, writable);
  for (const kind of writable) {
    const value = fieldValue(input, kind);
    if (typeof value === 'string' && value !== '') return definition.identity.parse(`${kind.name}:${value}`);
  }
  const ways = ['id', ...writable.flatMap(({ field }) => field ?? [])];
  throw new CrosswalkError(
    'invalid_request',
    `${connection.integration.label} needs to know which ${unified.singular} is meant. Send one of: ${ways.join(', ')}.`,
    { errors: ways.map((path) => ({ path, message: 'may identify the record' })) },
  );
}

function refuseChange({ unified }: BoundResource, { field = 'id', label }: CompiledKind, why: string): never {
  throw new CrosswalkError('unsupported_value', `The ${label} of this ${unified.singular} cannot be changed. ${why}`, {
    errors: [{ path: field, message: why }],
  });
}

/**
 * Adds to a mapped record what makes the vendor find the record it is for.
 *
 * @throws CrosswalkError `unsupported_value` when the input takes the identifier away, or changes one that stays.
 */
export function identify(bound: BoundResource, id: TypedId, record: JsonObject, input: JsonObject): JsonObject {
  const { kind, value, scope } = id;
  const given = fieldValue(input, kind);
  if (given !== undefined && given !== value && kind.change !== undefined) refuseChange(bound, kind, kind.change);
  if (given === null) refuseChange(bound, kind, `It tells which ${bound.unified.singular} is meant.`);
  const mapped = kind.replaces !== undefined && given === value ? without(record, kind.replaces) : record;
  return mergeBelow(kind.record?.({ ...bound.connection.settings, ...scope, kind: kind.name }) ?? {}, mapped);
}

/** The id that the record has once the write is applied: the write may change the identifier itself. */
export function idAfter({ definition }: BoundResource, { kind, value }: TypedId, input: JsonObject): TypedId {
  const given = fieldValue(input, kind);
  return definition.identity.parse(`${kind.name}:${typeof given === 'string' ? given : value}`);
}
