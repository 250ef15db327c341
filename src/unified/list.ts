import { z } from 'zod';
import { type CompiledList, type CompiledLookup, type TypedId } from '../definitions/index.ts';
import { CrosswalkError, shorten } from '../errors/index.ts';
import { isJsonObject, jsonText, type JsonValue } from '../mapping/index.ts';
import { type Cursors, type Lister, type ListResult, type VendorAnswer } from '../proxy/index.ts';
import { bodyOf } from './found.ts';
import { parseId, type Reader, type ReadOptions, type ReadRecord } from './read.ts';
import { type BoundResource, requireCall, unsupportedMethod } from './resource.ts';

export interface ListOptions extends ReadOptions {
  /** Filters by name; those that look up records take a list of values. */
  filters: Readonly<Record<string, JsonValue>>;
  limit?: number | undefined;
  cursor?: string | undefined;
}

/** A page of records, with the vendor's answer when the page is one of the vendor's own. */
export type RecordPage = ListResult<ReadRecord> & { answer?: VendorAnswer };

/** Records per page of a lookup by many values when the caller sets no limit. */
const lookupsPerPage = 50;

/** Calls under way at once when every value needs a call of its own. */
const lookupsAtOnce = 5;

const lookupPlace = z.strictObject({ from: z.int().min(0) });

/** The values of a filter, each once, in the order given. */
function valuesOf(value: JsonValue): string[] {
  const values = Array.isArray(value) ? value : jsonText(value).split(',');
  return [...new Set(values.map((item) => jsonText(item).trim()).filter((item) => item !== ''))];
}

function describeFilters({ lookups, filters }: CompiledList): string {
  const names = [...lookups.keys(), ...filters.keys()];
  return names.length === 0 ? 'There are no filters.' : `There are: ${names.join(', ')}.`;
}

/** Runs a step for each item, so many at a time, keeping the order of the items. */
async function inBatches<Item, Result>(
  items: readonly Item[],
  size: number,
  step: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += size) {
    results.push(...(await Promise.all(items.slice(start, start + size).map(step))));
  }
  return results;
}

/** The records, each once: vendors that page over live data show some again. */
function eachOnce(records: readonly ReadRecord[]): ReadRecord[] {
  const seen = new Set<JsonValue>();
  return records.filter(({ unified: { id } }) => {
    if (id === undefined) return true;
    const isNew = !seen.has(id);
    seen.add(id);
    return isNew;
  });
}

export function createListing(lister: Lister, cursors: Cursors, reader: Reader) {
  async function lookUpPage(
    bound: BoundResource,
    { kind, many }: CompiledLookup,
    values: readonly string[],
    options: ReadOptions,
  ): Promise<ReadRecord[]> {
    const { identity } = bound.definition;
    // Values of the primary kind may be typed, as an id in a path may.
    const ids = values.map((value) => parseId(bound, kind === identity.primary.name ? value : `${kind}:${value}`));
    const isTogether = (id: TypedId) => many !== undefined && id.kind.name === kind;
    const together = ids.filter(isTogether).map(({ value }) => value);
    const alone = ids.filter((id) => !isTogether(id));
    return eachOnce([
      ...(many === undefined ? [] : await reader.findMany(bound, many, together, options)),
      ...(await inBatches(alone, lookupsAtOnce, (id) => reader.findAll(bound, id, options))).flat(),
    ]);
  }

  async function listLookups(
    bound: BoundResource,
    name: string,
    lookup: CompiledLookup,
    value: JsonValue,
    options: ListOptions,
  ): Promise<RecordPage> {
    const values = valuesOf(value);
    const { account } = bound.connection;
    const binding = JSON.stringify([account.id, bound.unified.resource, name, values]);
    const from = options.cursor === undefined ? 0 : (await cursors.open(options.cursor, binding, lookupPlace)).from;
    const size = options.limit ?? lookupsPerPage;
    const result = await lookUpPage(bound, lookup, values.slice(from, from + size), options);
    const next = from + size < values.length ? await cursors.sign({ from: from + size }, binding) : null;
    const prev = from > 0 ? await cursors.sign({ from: Math.max(0, from - size) }, binding) : null;
    // A cursor must lead to something, so when nothing of this page was found the next one is read at once.
    if (result.length === 0 && next !== null) {
      return listLookups(bound, name, lookup, value, { ...options, cursor: next });
    }
    return { result, next_cursor: next, prev_cursor: prev, result_count: result.length };
  }

  /**
   * One page of records.
   *
   * @throws CrosswalkError `unsupported_filter` for a filter that the vendor cannot honour, `unsupported` when it lists
   * nothing without one; both say what there is.
   */
  return async function list(bound: BoundResource, options: ListOptions): Promise<RecordPage> {
    const { connection, definition, unified } = bound;
    const { list: spec } = definition;
    const { label } = connection.integration;
    if (spec === undefined) throw unsupportedMethod(bound, 'list');
    const given = Object.entries(options.filters);
    const unknown = given.filter(([name]) => !spec.lookups.has(name) && !spec.filters.has(name)).map(([name]) => name);
    if (unknown.length > 0) {
      throw new CrosswalkError(
        'unsupported_filter',
        `${label} cannot filter ${unified.resource} by ${shorten(unknown.join(', '))}. ${describeFilters(spec)}`,
        {
          errors: unknown.map((path) => ({ path, message: 'is not a filter of this vendor' })),
        },
      );
    }
    if (given.length > 1) {
      throw new CrosswalkError(
        'unsupported_filter',
        `${label} takes one filter at a time; this request has ${given.map(([name]) => name).join(', ')}.`,
      );
    }
    const [filter] = given;
    const lookup = filter === undefined ? undefined : spec.lookups.get(filter[0]);
    if (filter !== undefined && lookup !== undefined) return listLookups(bound, filter[0], lookup, filter[1], options);
    const call = filter === undefined ? spec.call : spec.filters.get(filter[0]);
    if (call === undefined) {
      throw new CrosswalkError(
        'unsupported',
        `${label} cannot list ${unified.resource}. ${spec.unsupported ?? describeFilters(spec)}`,
      );
    }
    requireCall(bound, call);
    const filled = call.argumentsFor({ ...connection.settings, ...(filter === undefined ? {} : { value: filter[1] }) });
    const page = await lister.list(connection, call.endpoint, {
      ...filled,
      query: { ...filled.query, ...options.remoteQuery },
      limit: options.limit,
      cursor: options.cursor,
      signal: options.signal,
      binding: unified.resource,
    });
    const raw = bodyOf(page.answer);
    const vendors = page.result.filter((item) => isJsonObject(item));
    const records = eachOnce(vendors.map((vendor) => reader.toRecord(bound, vendor, raw)));
    return { ...page, result: records, result_count: records.length };
  };
}
