import { type CompiledKind, type CompiledPart, type TypedId } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { isJsonObject, type JsonObject, jsonText, type JsonValue } from '../mapping/index.ts';
import { type Lister, type Sender } from '../proxy/index.ts';
import { type BoundResource, unsupportedMethod } from './resource.ts';

/** A record as the vendor has it, and what it is in the unified model. */
export interface ReadRecord {
  readonly vendor: JsonObject;
  readonly unified: JsonObject;
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

function supportedKinds(kinds: Iterable<string>): string {
  return [...kinds].map((kind) => `${kind}:…`).join(', ');
}

/** An id of a kind that can be looked up. @throws CrosswalkError `invalid_id` naming the kinds that can. */
export function parseId(bound: BoundResource, id: string): TypedId {
  const { definition, connection } = bound;
  const typed = definition.identity.parse(id);
  const by = definition.get?.by;
  if (by !== undefined && !by.has(typed.kind.name)) {
    throw new CrosswalkError(
      'invalid_id',
      `${connection.integration.label} cannot look up ${bound.unified.resource} by ${typed.kind.label}. Use one of: ${supportedKinds(by.keys())}.`,
    );
  }
  return typed;
}

export function recordNotFound({ connection, unified }: BoundResource, id: string): CrosswalkError {
  return new CrosswalkError(
    'record_not_found',
    `${connection.integration.label} has no ${unified.singular} "${id}", or does not show it yet.`,
  );
}

/** A part of a record that is read in pages: lists are joined, objects merged. */
function joinPages(pages: readonly JsonValue[]): JsonValue {
  const [first] = pages;
  if (pages.length === 1 && first !== undefined) return first;
  if (pages.every((page) => isJsonObject(page))) return Object.assign({}, ...pages);
  return pages.flatMap((page) => (Array.isArray(page) ? page : [page]));
}

export function createReader(sender: Sender, lister: Lister) {
  async function readPart(
    { connection }: BoundResource,
    part: CompiledPart,
    scope: JsonObject,
    signal?: AbortSignal,
  ): Promise<JsonValue> {
    const given = { ...part.call.argumentsFor(scope), signal };
    if (part.allPages) {
      const pages: JsonValue[] = [];
      for await (const page of lister.pages(connection, part.call.endpoint, given)) pages.push(page.list);
      return joinPages(pages);
    }
    const { body } = await sender.call(connection, part.call.endpoint, given);
    return (body.kind === 'json' ? part.take(body.json) : undefined) ?? null;
  }

  /** The records that the lookup finds, as the vendor has them. */
  async function lookUp(bound: BoundResource, id: TypedId, signal?: AbortSignal): Promise<JsonObject[]> {
    const { connection, definition } = bound;
    const { get, list } = definition;
    if (get === undefined) throw unsupportedMethod(bound, 'get');
    const scope = { ...connection.settings, ...id.scope, kind: id.kind.name };
    if (get.searchList && list?.call !== undefined) {
      for await (const page of lister.pages(connection, list.call.endpoint, {
        ...list.call.argumentsFor(scope),
        signal,
      })) {
        const found = page.items
          .filter((item) => isJsonObject(item))
          .filter((item) => toUnified(bound, item)['id'] === id.value);
        if (found.length > 0) return found;
      }
      return [];
    }
    const lookup = get.by.get(id.kind.name);
    if (lookup === undefined) return [];
    try {
      if (lookup.parts.length > 0) {
        const parts = await Promise.all(
          lookup.parts.map(async (part) => [part.name, await readPart(bound, part, scope, signal)] as const),
        );
        return [Object.fromEntries(parts)];
      }
      if (lookup.call === undefined) return [];
      const { body } = await sender.call(connection, lookup.call.endpoint, {
        ...lookup.call.argumentsFor(scope),
        signal,
      });
      const found = body.kind === 'json' ? get.record(body.json) : undefined;
      const candidates = Array.isArray(found) ? found : [found];
      return candidates
        .filter((candidate) => isJsonObject(candidate))
        .filter((candidate) => Object.keys(candidate).length > 0);
    } catch (error) {
      if (error instanceof CrosswalkError && error.code === 'remote_not_found') return [];
      throw error;
    }
  }

  function toRecord(bound: BoundResource, vendor: JsonObject): ReadRecord {
    return { vendor, unified: toUnified(bound, vendor) };
  }

  return {
    /** Every record that a lookup finds; none is an empty list. */
    async findAll(bound: BoundResource, id: TypedId, signal?: AbortSignal): Promise<ReadRecord[]> {
      return (await lookUp(bound, id, signal)).map((vendor) => toRecord(bound, vendor));
    },

    /**
     * The one record with this id; undefined when there is none.
     * @throws CrosswalkError `ambiguous_id` with the ids of all that match.
     */
    async find(bound: BoundResource, id: TypedId, signal?: AbortSignal): Promise<ReadRecord | undefined> {
      const found = await this.findAll(bound, id, signal);
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
