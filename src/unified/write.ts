import { type Clock, sleep } from '../clock.ts';
import { type CompiledWrite, type TypedId } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { compilePath, isJsonObject, type JsonObject, type JsonValue } from '../mapping/index.ts';
import { type Sender, type VendorAnswer } from '../proxy/index.ts';
import { bestIds, parseId, type Reader, type ReadRecord, recordNotFound } from './read.ts';
import { type BoundResource, unsupportedMethod } from './resource.ts';
import { differencesFrom } from './written.ts';

export interface WriteOptions {
  /** Reads back until the vendor shows the write, for at most so many milliseconds. Absent: no reading back. */
  confirmWithin?: number | undefined;
  signal?: AbortSignal | undefined;
}

/** What is known of a written record. */
export interface WrittenRecord {
  unified: JsonObject;
  /** The vendor's record when the write was confirmed, otherwise the vendor's answer. */
  vendor: JsonValue;
}

/** Waits between the readings of a confirmation, in milliseconds; the last one repeats. */
const confirmationWaits = [100, 250, 500, 1000, 2000, 4000] as const;

/** One object on top of another, objects within them merged alike. */
function mergeBelow(below: JsonObject, above: JsonObject): JsonObject {
  const merged: JsonObject = { ...below };
  for (const [name, value] of Object.entries(above)) {
    const under = merged[name];
    merged[name] = isJsonObject(under) && isJsonObject(value) ? mergeBelow(under, value) : value;
  }
  return merged;
}

/** The record without the value at a place of names, such as `dataFields.userId`. */
function without(record: JsonObject, path: string): JsonObject {
  const [name = '', ...rest] = path.split('.');
  const { [name]: value, ...others } = record;
  if (rest.length === 0 || !isJsonObject(value)) return others;
  const inner = without(value, rest.join('.'));
  return Object.keys(inner).length === 0 ? others : { ...others, [name]: inner };
}

function fieldValue(input: JsonObject, field: string | undefined): JsonValue | undefined {
  return field === undefined ? undefined : compilePath(field).get(input);
}

/** Adds to a mapped record what makes the vendor find the record it is for. */
function identify(
  bound: BoundResource,
  id: TypedId,
  record: JsonObject,
  input: JsonObject,
  connectionScope: JsonObject,
): JsonObject {
  const { kind } = id;
  const given = fieldValue(input, kind.field);
  if (given !== undefined && given !== id.value && kind.change !== undefined) {
    throw new CrosswalkError(
      'unsupported_value',
      `The ${kind.label} of this ${bound.unified.singular} cannot be changed. ${kind.change}`,
      {
        errors: [{ path: kind.field ?? 'id', message: kind.change }],
      },
    );
  }
  const mapped = kind.replaces !== undefined && given === id.value ? without(record, kind.replaces) : record;
  return mergeBelow(kind.record?.({ ...connectionScope, ...id.scope }) ?? {}, mapped);
}

export function createWriter(sender: Sender, reader: Reader, clock: Clock) {
  function scopeOf({ connection }: BoundResource, id: TypedId): JsonObject {
    return { ...connection.settings, ...id.scope, kind: id.kind.name };
  }

  /** The id that a new record is written under. */
  function identityOf(bound: BoundResource, input: JsonObject): TypedId {
    const { identity } = bound.definition;
    const writable = [...identity.kinds.values()].filter((kind) => kind.record !== undefined);
    const explicit = input['id'];
    if (typeof explicit === 'string') {
      const id = identity.parse(explicit);
      if (id.kind.record === undefined) {
        throw new CrosswalkError(
          'invalid_id',
          `${bound.connection.integration.label} cannot write ${bound.unified.resource} by ${id.kind.label}. Use one of: ${writable.map(({ name }) => `${name}:…`).join(', ')}.`,
        );
      }
      const given = fieldValue(input, id.kind.field);
      if (given !== undefined && given !== id.value) {
        throw new CrosswalkError(
          'invalid_request',
          `id and ${id.kind.field ?? 'the record'} name different ${bound.unified.resource}.`,
          {
            errors: [{ path: id.kind.field ?? 'id', message: `must be ${id.value}, as in id` }],
          },
        );
      }
      return id;
    }
    for (const kind of writable) {
      const value = fieldValue(input, kind.field);
      if (typeof value === 'string' && value !== '') return identity.parse(`${kind.name}:${value}`);
    }
    const ways = ['id', ...writable.flatMap(({ field }) => field ?? [])];
    throw new CrosswalkError(
      'invalid_request',
      `${bound.connection.integration.label} needs to know which ${bound.unified.singular} is meant. Send one of: ${ways.join(', ')}.`,
      {
        errors: ways.map((path) => ({ path, message: 'may identify the record' })),
      },
    );
  }

  /**
   * The current record, when the write touches objects that the vendor replaces as a whole. Undefined when there is none.
   * An account that cannot read may only write such objects complete.
   */
  async function currentForContainers(
    bound: BoundResource,
    id: TypedId,
    input: JsonObject,
    options: WriteOptions,
  ): Promise<ReadRecord | undefined> {
    const { lens } = bound.definition;
    if (lens.touchedContainers(input).length === 0) return undefined;
    try {
      return await reader.find(bound, id, options.signal);
    } catch (error) {
      if (!(error instanceof CrosswalkError) || error.code !== 'credential_missing') throw error;
      const partial = lens.partialContainers(input);
      if (partial.length === 0) return undefined;
      throw new CrosswalkError(
        'credential_missing',
        `${bound.connection.integration.label} replaces ${partial.map(({ write }) => write).join(' and ')} as a whole, so the present values must be read first. ${error.message} Or send every field of it.`,
        error.options,
      );
    }
  }

  function writtenRecord(
    bound: BoundResource,
    input: JsonObject,
    id: TypedId,
    current: ReadRecord | undefined,
    additions: JsonObject,
  ): JsonObject {
    const { lens } = bound.definition;
    const { id: _, remote_data: extra, ...fields } = input;
    const mapped = identify(bound, id, lens.write(fields), input, scopeOf(bound, id));
    const completed = current === undefined ? mapped : lens.overlay(mapped, current.vendor, fields);
    const untranslated = isJsonObject(extra) ? extra : {};
    return mergeBelow(mergeBelow(untranslated, completed), additions);
  }

  async function send(
    bound: BoundResource,
    write: CompiledWrite,
    id: TypedId,
    record: JsonObject,
    options: WriteOptions,
  ): Promise<VendorAnswer> {
    const scope = scopeOf(bound, id);
    const filled = write.call.argumentsFor(scope);
    const body = write.place(record, filled.body ?? {}, scope);
    return sender.call(bound.connection, write.call.endpoint, { ...filled, body, signal: options.signal });
  }

  /** Reads until `isShown`, or until the time is over. */
  async function readUntil(
    bound: BoundResource,
    id: TypedId,
    isShown: (record: ReadRecord | undefined) => boolean,
    { confirmWithin = 0, signal }: WriteOptions,
  ): Promise<{ shown: boolean; record: ReadRecord | undefined }> {
    const until = clock.now() + confirmWithin;
    for (let attempt = 0; ; attempt += 1) {
      const record = await reader.find(bound, id, signal);
      if (isShown(record)) return { shown: true, record };
      const wait = confirmationWaits[Math.min(attempt, confirmationWaits.length - 1)] ?? 0;
      if (clock.now() + wait > until) return { shown: false, record };
      await sleep(clock, wait, signal);
    }
  }

  async function answer(
    bound: BoundResource,
    id: TypedId,
    input: JsonObject,
    sent: VendorAnswer,
    options: WriteOptions,
  ): Promise<WrittenRecord> {
    if (options.confirmWithin !== undefined) {
      const { shown, record } = await readUntil(
        bound,
        id,
        (found) => found !== undefined && differencesFrom(bound.definition.lens, input, found.unified).length === 0,
        options,
      );
      if (shown && record !== undefined)
        return { unified: { ...record.unified, applied: 'confirmed' }, vendor: record.vendor };
    }
    const { identity } = bound.definition;
    const { id: _, remote_data: __, ...fields } = input;
    const unified = { id: identity.format(id.kind.name, id.value), ...fields, applied: 'accepted' };
    return { unified, vendor: sent.body.kind === 'json' ? sent.body.json : null };
  }

  return {
    /** Creates the record or changes the one that exists. */
    async create(bound: BoundResource, input: JsonObject, options: WriteOptions): Promise<WrittenRecord> {
      const write = bound.definition.create;
      if (write === undefined) throw unsupportedMethod(bound, 'create');
      const id = identityOf(bound, input);
      const current = await currentForContainers(bound, id, input, options);
      const sent = await send(bound, write, id, writtenRecord(bound, input, id, current, {}), options);
      return answer(bound, id, input, sent, options);
    },

    /** Changes a record that must exist. */
    async update(
      bound: BoundResource,
      rawId: string,
      input: JsonObject,
      options: WriteOptions,
    ): Promise<WrittenRecord> {
      const write = bound.definition.update;
      if (write === undefined) throw unsupportedMethod(bound, 'update');
      const asked = parseId(bound, rawId);
      const current = await reader.find(bound, asked, options.signal);
      if (current === undefined) throw recordNotFound(bound, rawId);
      const id = [...bestIds(bound, current.unified), asked].find(({ kind }) => kind.record !== undefined);
      if (id === undefined) throw unsupportedMethod(bound, 'update');
      const sent = await send(bound, write, id, writtenRecord(bound, input, id, current, {}), options);
      return answer(bound, id, input, sent, options);
    },

    /** Deletes a record that must exist. */
    async remove(
      bound: BoundResource,
      rawId: string,
      options: WriteOptions,
    ): Promise<{ id: string; applied: 'accepted' | 'confirmed' }> {
      const { delete: remove, identity } = bound.definition;
      if (remove === undefined) throw unsupportedMethod(bound, 'delete');
      const asked = parseId(bound, rawId);
      const current = await reader.find(bound, asked, options.signal);
      if (current === undefined) throw recordNotFound(bound, rawId);
      const id = [...bestIds(bound, current.unified), asked].find(({ kind }) => remove.by.has(kind.name));
      const call = id === undefined ? undefined : remove.by.get(id.kind.name);
      if (id === undefined || call === undefined) {
        throw new CrosswalkError(
          'unsupported',
          `${bound.connection.integration.label} deletes ${bound.unified.resource} by ${[...remove.by.keys()].join(' or ')} only, and this one has none.`,
        );
      }
      await sender.call(bound.connection, call.endpoint, {
        ...call.argumentsFor(scopeOf(bound, id)),
        signal: options.signal,
      });
      const gone =
        options.confirmWithin !== undefined &&
        (await readUntil(bound, asked, (record) => record === undefined, options)).shown;
      return { id: identity.format(id.kind.name, id.value), applied: gone ? 'confirmed' : 'accepted' };
    },
  };
}

export type Writer = ReturnType<typeof createWriter>;
