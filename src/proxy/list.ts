import { type Connection } from '../accounts/index.ts';
import { type CompiledEndpoint } from '../definitions/index.ts';
import { headerValue } from '../egress/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { isJsonObject, type JsonValue } from '../mapping/index.ts';
import { type Cursors } from './cursor.ts';
import { pageQuery, type Position, readLinks, tellsWayBack } from './paging.ts';
import { type Place, placeSchema, windowOf } from './place.ts';
import { type CallArguments, type Sender, type VendorAnswer } from './send.ts';
import { prefixOf } from './vendor-path.ts';
import { readStart } from './start.ts';

/** A list answer in the one shape that every list has. */
export interface ListResult<Item = JsonValue> {
  result: Item[];
  next_cursor: string | null;
  /** Null on the first page, and on every page of a list whose vendor tells the way on only. */
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

/** Vendors may answer empty pages in the middle of a list; so many are read before it is called broken. */
const emptyPagesInARow = 100;

function neverEnds({ integration }: Connection, what: string): CrosswalkError {
  return new CrosswalkError('remote_invalid_response', `${integration.label} ${what}, so its list never ends.`);
}

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

/** The place's page, or another one of the same list. */
function pageOf({ at, size }: Pick<Place, 'at' | 'size'>, other: Position = at) {
  return { at: other, ...(size === undefined ? {} : { size }) };
}

/** The next page in the direction in which the caller goes. */
function furtherPlace(place: Place, { next, previous }: VendorPage): Place | undefined {
  if ('from' in place) return next && { ...pageOf(place, next), from: 0 };
  return previous && { ...pageOf(place, previous), until: null };
}

export function createLister(sender: Sender, cursors: Cursors) {
  async function readPage(
    connection: Connection,
    endpoint: CompiledEndpoint,
    given: CallArguments,
    { at, size }: Pick<Place, 'at' | 'size'>,
  ): Promise<VendorPage> {
    const { paging } = endpoint;
    const server = sender.address(connection, endpoint);
    const answer = await ('target' in at
      ? sender.callAt(connection, endpoint, new URL(server.origin + at.target), given)
      : sender.call(connection, endpoint, {
          ...given,
          query: { ...given.query, ...(paging === undefined ? {} : pageQuery(paging, at, size)) },
        }));
    const body = answer.body.kind === 'json' ? answer.body.json : null;
    const { list, items } = itemsOf(endpoint, body);
    if (paging === undefined) return { list, items, answer };
    const links = readLinks(paging, at, {
      body,
      link: headerValue(answer.headers, 'link'),
      url: answer.url,
      prefix: prefixOf(server),
      count: items.length,
      size,
    });
    return { list, items, answer, ...links };
  }

  return {
    /**
     * Every page of a list, one after the other.
     *
     * @throws CrosswalkError `remote_invalid_response` when the vendor leads in a circle, and everything that a call can
     * throw.
     */
    async *pages(connection: Connection, endpoint: CompiledEndpoint, given: CallArguments): AsyncGenerator<VendorPage> {
      const start = readStart(endpoint.paging, given.query ?? {}, undefined);
      const seen = new Set<string>();
      let place: Place | undefined = start.place;
      let emptyPages = 0;
      while (place !== undefined) {
        const key = JSON.stringify(place.at);
        if (seen.has(key)) throw neverEnds(connection, 'leads back to a page that was read before');
        seen.add(key);
        const page: VendorPage = await readPage(connection, endpoint, { ...given, query: start.query }, place);
        emptyPages = page.items.length === 0 ? emptyPages + 1 : 0;
        if (emptyPages > emptyPagesInARow) throw neverEnds(connection, `answered ${emptyPages} empty pages in a row`);
        yield page;
        place = furtherPlace(place, page);
      }
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
      const { limit, cursor, binding = '', ...asked } = request;
      const start = readStart(endpoint.paging, asked.query ?? {}, limit);
      const given = { ...asked, query: start.query };
      const bound = JSON.stringify([
        connection.account.id,
        endpoint.name,
        binding,
        asked.path ?? {},
        asked.query ?? {},
        asked.body ?? null,
      ]);
      const sign = (place: Place | undefined) => (place === undefined ? null : cursors.sign(place, bound));
      let place = cursor === undefined ? start.place : await cursors.open(cursor, bound, placeSchema);
      let page = await readPage(connection, endpoint, given, place);
      let window = windowOf(place, page.items.length, limit);
      for (let passed = 0; window.from === window.end; passed += 1) {
        const further = furtherPlace(place, page);
        if (further === undefined) break;
        if (passed === emptyPagesInARow) throw neverEnds(connection, `answered ${passed} empty pages in a row`);
        place = further;
        page = await readPage(connection, endpoint, given, place);
        window = windowOf(place, page.items.length, limit);
      }
      const { from, end } = window;
      const result = page.items.slice(from, end);
      const isTold = endpoint.paging === undefined || tellsWayBack(endpoint.paging);
      const next: Place | undefined =
        end < page.items.length
          ? { ...pageOf(place), from: end }
          : page.next && result.length > 0
            ? { ...pageOf(place, page.next), from: 0 }
            : undefined;
      const previous: Place | undefined =
        from > 0
          ? { ...pageOf(place), until: from }
          : page.previous && { ...pageOf(place, page.previous), until: null };
      return {
        result,
        next_cursor: await sign(next),
        prev_cursor: await sign(isTold ? previous : undefined),
        result_count: result.length,
        answer: page.answer,
      };
    },
  };
}

export type Lister = ReturnType<typeof createLister>;
