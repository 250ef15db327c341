import { z } from 'zod';
import { type Connection } from '../accounts/index.ts';
import { type CompiledEndpoint } from '../definitions/index.ts';
import { headerValue } from '../egress/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { isJsonObject, type JsonValue } from '../mapping/index.ts';
import { type Cursors } from './cursor.ts';
import { firstPosition, pageQuery, pageSize, type Position, positionSchema, readLinks } from './paging.ts';
import { type CallArguments, type Sender, type VendorAnswer } from './send.ts';

/** A list answer in the one shape that every list has. */
export interface ListResult<Item = JsonValue> {
  result: Item[];
  next_cursor: string | null;
  prev_cursor: string | null;
  result_count: number;
}

/** A page as the vendor gave it. */
export interface VendorPage {
  items: JsonValue[];
  /** The list as it stood in the answer; some vendors give an object. */
  list: JsonValue;
  next?: Position;
  previous?: Position;
  answer: VendorAnswer;
}

export interface ListRequest extends CallArguments {
  limit?: number | undefined;
  cursor?: string | undefined;
  /** What the cursor is bound to besides account and endpoint, such as the filters. */
  binding?: string;
}

/** Where a caller's page starts: on a page of the vendor's, so many items into it. */
const placeSchema = z.strictObject({ at: positionSchema, skip: z.int().min(0) });

/** Vendors may answer empty pages in the middle of a list; so many are read before it is called broken. */
const emptyPagesInARow = 100;

function itemsOf(endpoint: CompiledEndpoint, body: JsonValue): { list: JsonValue; items: JsonValue[] } {
  const list = endpoint.list?.(body);
  if (list === undefined || list === null) return { list: [], items: [] };
  if (Array.isArray(list)) return { list, items: list };
  if (isJsonObject(list))
    return { list, items: Object.entries(list).map(([name, value]) => ({ name, value: value ?? null })) };
  throw new CrosswalkError(
    'remote_invalid_response',
    `The answer to ${endpoint.name} holds no list where one is documented.`,
  );
}

export function createLister(sender: Sender, cursors: Cursors) {
  /** Reads one page of the vendor's. */
  async function readPage(
    connection: Connection,
    endpoint: CompiledEndpoint,
    given: CallArguments,
    position: Position | undefined,
    wanted: number | undefined,
  ): Promise<VendorPage> {
    const { paging } = endpoint;
    const size = paging === undefined ? Number.POSITIVE_INFINITY : pageSize(paging, wanted);
    const start = position ?? (paging === undefined ? {} : firstPosition(paging));
    const answer = await ('target' in start
      ? sender.callAt(connection, endpoint, resolveTargetOf(connection, endpoint, start.target), given)
      : sender.call(connection, endpoint, {
          ...given,
          query: { ...given.query, ...(paging === undefined ? {} : pageQuery(paging, start, size)) },
        }));
    const body = answer.body.kind === 'json' ? answer.body.json : null;
    const { list, items } = itemsOf(endpoint, body);
    if (paging === undefined) return { list, items, answer };
    const link = headerValue(answer.headers, 'link');
    return {
      list,
      items,
      answer,
      ...readLinks(paging, start, { body, link, url: answer.url, count: items.length, size }),
    };
  }

  function resolveTargetOf(connection: Connection, endpoint: CompiledEndpoint, target: string): URL {
    return new URL(target, sender.address(connection, endpoint));
  }

  return {
    readPage,

    /** Every page of a list, one after the other. */
    async *pages(connection: Connection, endpoint: CompiledEndpoint, given: CallArguments): AsyncGenerator<VendorPage> {
      let position: Position | undefined;
      do {
        const page = await readPage(connection, endpoint, given, position, undefined);
        yield page;
        position = page.next;
      } while (position !== undefined);
    },

    /**
     * One page of a list in the envelope, whatever the vendor's way of paging. A page that is larger than `limit` is
     * handed out in parts; an empty page in the middle of a list is passed over, so that a cursor always leads to items
     * or to the end.
     *
     * @throws CrosswalkError `invalid_cursor`, and everything that a call can throw.
     */
    async list(
      connection: Connection,
      endpoint: CompiledEndpoint,
      request: ListRequest,
    ): Promise<ListResult & { answer: VendorAnswer }> {
      const { limit, cursor, binding = '', ...given } = request;
      const bound = JSON.stringify([
        connection.account.id,
        endpoint.name,
        binding,
        given.path ?? {},
        given.query ?? {},
        given.body ?? null,
      ]);
      const place = cursor === undefined ? undefined : await cursors.open(cursor, bound, placeSchema);
      let page = await readPage(connection, endpoint, given, place?.at, limit);
      let at = place?.at;
      let skip = place?.skip ?? 0;
      for (let passed = 0; page.items.length <= skip && page.next !== undefined; passed += 1) {
        if (passed === emptyPagesInARow) {
          throw new CrosswalkError(
            'remote_invalid_response',
            `${connection.integration.label} answered ${emptyPagesInARow} empty pages in a row.`,
          );
        }
        at = page.next;
        skip = Math.max(0, skip - page.items.length);
        page = await readPage(connection, endpoint, given, at, limit);
      }
      const end = limit === undefined ? page.items.length : Math.min(page.items.length, skip + limit);
      const result = page.items.slice(skip, end);
      const start = at ?? (endpoint.paging === undefined ? {} : firstPosition(endpoint.paging));
      const next =
        end < page.items.length
          ? { at: start, skip: end }
          : page.next === undefined
            ? undefined
            : { at: page.next, skip: 0 };
      const previous = previousPlace(endpoint, page, start, skip, limit);
      return {
        result,
        next_cursor: next === undefined ? null : await cursors.sign(next, bound),
        prev_cursor: previous === undefined ? null : await cursors.sign(previous, bound),
        result_count: result.length,
        answer: page.answer,
      };
    },
  };
}

/** Where the page before starts: earlier on the same page of the vendor's, or on the one before. */
function previousPlace(
  endpoint: CompiledEndpoint,
  page: VendorPage,
  at: Position,
  skip: number,
  limit: number | undefined,
) {
  if (skip > 0) return { at, skip: Math.max(0, skip - (limit ?? skip)) };
  if (page.previous === undefined) return undefined;
  const size = endpoint.paging === undefined ? Number.POSITIVE_INFINITY : pageSize(endpoint.paging, limit);
  const handsOutParts = limit !== undefined && Number.isFinite(size) && size > limit;
  return { at: page.previous, skip: handsOutParts ? Math.floor((size - 1) / limit) * limit : 0 };
}

export type Lister = ReturnType<typeof createLister>;
