import {
  type CompiledCall,
  type CompiledKind,
  type CompiledLookup,
  type CompiledPart,
  describeKinds,
  type TypedId,
  unknownKindHint,
} from '../definitions/index.ts';
import { CrosswalkError, shorten } from '../errors/index.ts';
import { isJsonObject, type JsonObject, jsonText, type JsonValue } from '../mapping/index.ts';
import { type Lister, type Sender, type VendorAnswer } from '../proxy/index.ts';
import { bodyOf, noRecord, takeFound } from './found.ts';
import { type BoundResource, requireCall, unsupportedMethod } from './resource.ts';

/** A record as the vendor has it, and what it is in the unified model. */
export interface ReadRecord {
  readonly vendor: JsonObject;
  readonly unified: JsonObject;
  /** What the vendor sent, unchanged. Of a record in parts by part; a part that is read in pages is a list of them. */
  readonly raw: JsonValue;
}

export interface ReadOptions {
  /** Added to the vendor's query untranslated. */
  remoteQuery?: JsonObject | undefined;
  signal?: AbortSignal | undefined;
}

/** The identifiers of a unified record of one kind. */
function identifiersOf(unified: JsonObject, kind: CompiledKind): { kind: string; value: string }[] {
  const identifiers = unified['identifiers'];
  if (!isJsonObject(identifiers)) return [];
  return Object.entries(identifiers).flatMap(([name, values]) => {
    // An identifier of several parts has the first ones in its kind: alias:label → [name].
    const isOfKind = name === kind.name || (kind.parts.length > 0 && name.startsWith(`${kind.name}:`));
    if (!isOfKind || !Array.isArray(values)) return [];
    return values.filter((value) => typeof value === 'string').map((value) => ({ kind: name, value }));
  });
}

/** The best id of a record that was read: of the preferred kinds, else of any. */
export function bestIds({ definition }: BoundResource, unified: JsonObject): TypedId[] {
  const { identity } = definition;
  const others = [...identity.kinds.values()].filter((kind) => !identity.prefer.includes(kind));
  return [...identity.prefer, ...others].flatMap((kind) =>
    identifiersOf(unified, kind).map((found) => identity.parse(`${found.kind}:${found.value}`)),
  );
}

/** The record in the unified model, with the id by which it is best addressed. */
export function toUnified(bound: BoundResource, vendor: JsonObject): JsonObject {
  const read = bound.definition.lens.read(vendor);
  if (read['id'] !== undefined) return read;
  const { identity } = bound.definition;
  const best = bestIds(bound, read)[0];
  if (best === undefined) return read;
  return { id: identity.format(best.kind.name, best.value), ...read };
}

/** An id of a kind that can be looked up. @throws CrosswalkError `invalid_id` naming the kinds that can. */
export function parseId(bound: BoundResource, id: string): TypedId {
  const { definition, connection } = bound;
  const typed = definition.identity.parse(id);
  const by = definition.get?.by;
  if (by !== undefined && !by.has(typed.kind.name)) {
    throw new CrosswalkError(
      'invalid_id',
      `${connection.integration.label} cannot look up ${bound.unified.resource} by ${typed.kind.label}. Use one of: ${describeKinds(by.keys())}.`,
    );
  }
  return typed;
}

/** The kind that was probably meant, as the end of a message about an id whose kind is none; often empty. */
function kindHint({ definition }: BoundResource, id: string): string {
  return unknownKindHint(id, definition.get?.by.keys() ?? definition.identity.kinds.keys());
}

/** A vendor may refuse an id that was taken as a plain one, where others say that nothing has it. */
function withKindHint(bound: BoundResource, { kind, value }: TypedId, error: CrosswalkError): CrosswalkError {
  const isRefused = error.code === 'remote_rejected' && kind === bound.definition.identity.primary;
  const hint = isRefused ? kindHint(bound, value) : '';
  if (hint === '') return error;
  return new CrosswalkError(error.code, error.message + hint, { ...error.options, cause: error.cause });
}

/** The error of an id that nothing has. */
export function recordNotFound(bound: BoundResource, id: string): CrosswalkError {
  const { connection, unified } = bound;
  return new CrosswalkError(
    'record_not_found',
    `${connection.integration.label} has no ${unified.singular} "${shorten(id)}", or does not show it yet.${kindHint(bound, id)}`,
  );
}

/** A part of a record that is read in pages: lists are joined, objects merged. */
function joinPages(pages: readonly JsonValue[]): JsonValue {
  const [first] = pages;
  if (pages.length === 1 && first !== undefined) return first;
  const objects = pages.filter((page) => isJsonObject(page));
  if (objects.length === pages.length) return Object.fromEntries(objects.flatMap((page) => Object.entries(page)));
  return pages.flatMap((page) => (Array.isArray(page) ? page : [page]));
}

export function createReader(sender: Sender, lister: Lister) {
  function argumentsOf(bound: BoundResource, call: CompiledCall, scope: JsonObject, options: ReadOptions) {
    requireCall(bound, call);
    const { remoteQuery, signal } = options;
    const filled = call.argumentsFor(scope);
    return { ...filled, query: { ...filled.query, ...remoteQuery }, signal };
  }

  async function readPart(
    bound: BoundResource,
    part: CompiledPart,
    scope: JsonObject,
    options: ReadOptions,
  ): Promise<{ value: JsonValue; raw: JsonValue }> {
    const { connection } = bound;
    const given = argumentsOf(bound, part.call, scope, options);
    if (part.allPages) {
      const lists: JsonValue[] = [];
      const raw: JsonValue[] = [];
      for await (const { list, answer } of lister.pages(connection, part.call.endpoint, given)) {
        lists.push(list);
        raw.push(bodyOf(answer));
      }
      return { value: joinPages(lists), raw };
    }
    const answer = await sender.call(connection, part.call.endpoint, given);
    return { value: takeFound(bound, answer, (body) => part.take(body)) ?? null, raw: bodyOf(answer) };
  }

  /** The records in an answer; one that does not say its id has the one that it was asked for by. */
  function recordsOf(bound: BoundResource, answer: VendorAnswer, asked?: TypedId): ReadRecord[] {
    const { get } = bound.definition;
    const found = get === undefined ? undefined : takeFound(bound, answer, (body) => get.record(body));
    const candidates = Array.isArray(found) ? found : found === undefined ? [] : [found];
    const records = candidates.filter((candidate) => isJsonObject(candidate));
    if (records.length < candidates.length) throw noRecord(bound, answer);
    const raw = bodyOf(answer);
    return records
      .filter((candidate) => Object.keys(candidate).length > 0)
      .map((vendor) => {
        const record = toRecord(bound, vendor, raw);
        if (asked === undefined || record.unified['id'] !== undefined) return record;
        const id = bound.definition.identity.format(asked.kind.name, asked.value);
        return { ...record, unified: { id, ...record.unified } };
      });
  }

  async function searchList(bound: BoundResource, call: CompiledCall, id: TypedId, options: ReadOptions) {
    const scope = { ...bound.connection.settings, ...id.scope, kind: id.kind.name };
    for await (const page of lister.pages(bound.connection, call.endpoint, argumentsOf(bound, call, scope, options))) {
      const records = page.items
        .filter((item) => isJsonObject(item))
        .map((vendor) => toRecord(bound, vendor, bodyOf(page.answer)));
      const found = records.filter(({ unified }) => unified['id'] === id.value);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** The records that the lookup finds. */
  async function lookUp(bound: BoundResource, id: TypedId, options: ReadOptions): Promise<ReadRecord[]> {
    const { connection, definition } = bound;
    const { get, list } = definition;
    if (get === undefined) throw unsupportedMethod(bound, 'get');
    if (get.searchList && list?.call !== undefined) return searchList(bound, list.call, id, options);
    const lookup = get.by.get(id.kind.name);
    if (lookup === undefined) return [];
    const scope = { ...connection.settings, ...id.scope, kind: id.kind.name };
    try {
      if (lookup.parts.length > 0) {
        const parts = await Promise.all(
          lookup.parts.map(async (part) => ({ name: part.name, ...(await readPart(bound, part, scope, options)) })),
        );
        const vendor = Object.fromEntries(parts.map(({ name, value }) => [name, value]));
        return [toRecord(bound, vendor, Object.fromEntries(parts.map(({ name, raw }) => [name, raw])))];
      }
      if (lookup.call === undefined) return [];
      const { call } = lookup;
      const answer = await sender.call(connection, call.endpoint, argumentsOf(bound, call, scope, options));
      return recordsOf(bound, answer, id);
    } catch (error) {
      if (!(error instanceof CrosswalkError)) throw error;
      if (error.code === 'remote_not_found') return [];
      throw withKindHint(bound, id, error);
    }
  }

  function toRecord(bound: BoundResource, vendor: JsonObject, raw: JsonValue): ReadRecord {
    return { vendor, unified: toUnified(bound, vendor), raw };
  }

  return {
    /** Every record that a lookup finds; none is an empty list. */
    async findAll(bound: BoundResource, id: TypedId, options: ReadOptions = {}): Promise<ReadRecord[]> {
      return lookUp(bound, id, options);
    },

    /** Every record that a lookup of several ids of one kind finds, in as few calls as the vendor allows. */
    async findMany(
      bound: BoundResource,
      { call, max }: NonNullable<CompiledLookup['many']>,
      values: readonly string[],
      options: ReadOptions = {},
    ): Promise<ReadRecord[]> {
      const records: ReadRecord[] = [];
      for (let start = 0; start < values.length; start += max) {
        const scope = { ...bound.connection.settings, values: values.slice(start, start + max) };
        const given = argumentsOf(bound, call, scope, options);
        records.push(...recordsOf(bound, await sender.call(bound.connection, call.endpoint, given)));
      }
      return records;
    },

    /**
     * The one record with this id; undefined when there is none.
     * @throws CrosswalkError `ambiguous_id` with the ids of all that match.
     */
    async find(bound: BoundResource, id: TypedId, options: ReadOptions = {}): Promise<ReadRecord | undefined> {
      const found = await lookUp(bound, id, options);
      if (found.length <= 1) return found[0];
      const ids = found.map(({ unified }) => jsonText(unified['id'] ?? null));
      throw new CrosswalkError(
        'ambiguous_id',
        `${found.length} ${bound.unified.resource} of ${bound.connection.integration.label} have this ${id.kind.label}. Use one of their ids: ${ids.join(', ')}.`,
        { errors: ids.map((path) => ({ path, message: 'matches' })) },
      );
    },

    toRecord,
  };
}

export type Reader = ReturnType<typeof createReader>;
