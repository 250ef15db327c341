import { type Connection } from '../accounts/index.ts';
import { type CompiledEndpoint } from '../definitions/index.ts';
import { headerValue } from '../egress/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../mapping/index.ts';
import { type Cursors } from './cursor.ts';
import { pageQuery, type Position, readLinks, tellsWayBack } from './paging.ts';
import { cutAt, neighbour, type Place, placeSchema, windowOf } from './place.ts';
import { type DocumentedBody } from './body.ts';
import { type CallArguments, type Sender, type VendorAnswer } from './send.ts';
import { prefixOf } from './vendor-path.ts';
import { readStart } from './start.ts';
import { circleIn } from './trail.ts';

/** A list answer in the one shape that every list has. */
export interface ListResult<Item = JsonValue> {
  result: Item[];
  next_cursor: string | null;
  /** Null on the first page, and on every page of a list whose vendor tells the way on only. */
  prev_cursor: string | null;
  result_count: number;
}

/** A list answer of a vendor's own call. */
export interface VendorListResult extends ListResult {
  /** What the vendor's answer to the page has beside its list, in the vendor's own words; absent when that is nothing. */
  meta?: JsonObject;
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

/**
 * The items of an answer. Null is a list without items, as some vendors write it; what is not there, or is no list, is
 * none: taken for an empty one it would say that the vendor has nothing. Objects are lists only where that is declared.
 */
function itemsOf(
  { integration }: Connection,
  endpoint: CompiledEndpoint,
  body: DocumentedBody,
): { list: JsonValue; items: JsonValue[] } {
  if (body.kind === 'rows') return { list: body.rows, items: body.rows };
  const list = body.kind === 'json' ? endpoint.list?.(body.json) : undefined;
  if (list === null || body.kind === 'empty') return { list: [], items: [] };
  if (Array.isArray(list)) return { list, items: list };
  if (endpoint.listsEntries && isJsonObject(list))
    return { list, items: Object.entries(list).map(([name, value]) => ({ name, value: value ?? null })) };
  throw new CrosswalkError(
    'remote_invalid_response',
    `The answer of ${integration.label} to ${endpoint.name} holds no list where one is documented.`,
    {
      retryable: endpoint.repeatable,
    },
  );
}

export function createLister(sender: Sender, cursors: Cursors) {
  /** @throws CrosswalkError `remote_invalid_response` when the way to the page never ends. */
  function addressOfPage(
    connection: Connection,
    endpoint: CompiledEndpoint,
    given: CallArguments,
    { at, size, trail }: Place,
  ): URL {
    const { paging } = endpoint;
    const circle = circleIn(trail, at);
    if (circle !== undefined) {
      const { label } = connection.integration;
      const message = `The list ${endpoint.name} never ends: ${label} ${circle}. The pages before this one stand; nothing new follows them.`;
      throw new CrosswalkError('remote_invalid_response', message, { retryable: false });
    }
    if ('target' in at) return new URL(sender.address(connection, endpoint).origin + at.target);
    const query = paging === undefined ? given.query : { ...given.query, ...pageQuery(paging, at, size) };
    return sender.addressOfCall(connection, endpoint, { ...given, query: query ?? {} });
  }

  async function readPage(
    connection: Connection,
    endpoint: CompiledEndpoint,
    given: CallArguments,
    place: Place,
  ): Promise<VendorPage> {
    const { paging } = endpoint;
    const { at, size } = place;
    const address = addressOfPage(connection, endpoint, given, place);
    const answer = await sender.callAt(connection, endpoint, address, given);
    const { list, items } = itemsOf(connection, endpoint, answer.body);
    if (paging === undefined) return { list, items, answer };
    const links = readLinks(paging, at, {
      body: answer.body.kind === 'json' ? answer.body.json : null,
      link: headerValue(answer.headers, 'link'),
      url: answer.url,
      prefix: prefixOf(sender.address(connection, endpoint)),
      count: items.length,
      size,
    });
    return { list, items, answer, ...links };
  }

  /** Where a caller's page is, what the list's own query is without it, and what its cursors are bound to. */
  async function openPage(connection: Connection, endpoint: CompiledEndpoint, request: ListRequest) {
    const { limit, cursor, binding = '', ...asked } = request;
    const { place: first, query } = readStart(endpoint.paging, asked.query ?? {}, limit);
    const bound = JSON.stringify([
      connection.account.id,
      endpoint.name,
      binding,
      asked.path ?? {},
      asked.query ?? {},
      asked.body ?? null,
      ...(asked.asWritten ?? []),
    ]);
    const place: Place = cursor === undefined ? first : await cursors.open(cursor, bound, placeSchema);
    return { place, given: { ...asked, query }, bound };
  }

  return {
    /**
     * The address of the vendor's page that a caller's page is on.
     *
     * @throws CrosswalkError `invalid_cursor`, and `invalid_request` for a limit that the vendor's page would not keep.
     */
    async pageAddress(connection: Connection, endpoint: CompiledEndpoint, request: ListRequest): Promise<URL> {
      if (request.limit !== undefined && endpoint.paging?.size === undefined) {
        const message = 'cannot be kept in this form of the answer: the vendor lets nobody set the size of its pages';
        throw new CrosswalkError('invalid_request', `The limit ${message}.`, { errors: [{ path: 'limit', message }] });
      }
      const { place, given } = await openPage(connection, endpoint, request);
      return addressOfPage(connection, endpoint, given, place);
    },

    /**
     * Every page of a list, one after the other.
     *
     * @throws CrosswalkError `remote_invalid_response` when the vendor leads in a circle, and everything that a call can
     * throw.
     */
    async *pages(connection: Connection, endpoint: CompiledEndpoint, given: CallArguments): AsyncGenerator<VendorPage> {
      const start = readStart(endpoint.paging, given.query ?? {}, undefined);
      let place: Place | undefined = start.place;
      while (place !== undefined) {
        const page: VendorPage = await readPage(connection, endpoint, { ...given, query: start.query }, place);
        yield page;
        place = neighbour(place, 'next', page);
      }
    },

    /**
     * One page of a list in the envelope, whatever the vendor's way of paging. A page that is larger than `limit` is
     * handed out in parts; an empty page in the middle of a list is passed over, so that a cursor always leads to items
     * or to the end.
     *
     * @throws CrosswalkError `invalid_cursor`; `remote_invalid_response` when the cursor leads back to a page that was read
     * on the way to it, or to the same content over and over; and everything that a call can throw.
     */
    async list(
      connection: Connection,
      endpoint: CompiledEndpoint,
      request: ListRequest,
    ): Promise<ListResult & { answer: VendorAnswer }> {
      const { limit } = request;
      const { place: opened, given, bound } = await openPage(connection, endpoint, request);
      const sign = (place: Place | undefined) => (place === undefined ? null : cursors.sign(place, bound));
      let place = opened;
      let page = await readPage(connection, endpoint, given, place);
      let window = windowOf(place, page.items, limit);
      while (window.from === window.end) {
        // The next page in the direction in which the caller goes.
        const further = neighbour(place, 'from' in place ? 'next' : 'previous', page);
        if (further === undefined) break;
        place = further;
        page = await readPage(connection, endpoint, given, place);
        window = windowOf(place, page.items, limit);
      }
      const { from, end } = window;
      const isWhole = from === 0 && end === page.items.length;
      const result = isWhole ? page.items : page.items.slice(from, end);
      const isTold = endpoint.paging === undefined || tellsWayBack(endpoint.paging);
      const next: Place | undefined =
        end < page.items.length
          ? cutAt(place, page.items, { from: end })
          : result.length > 0
            ? neighbour(place, 'next', page)
            : undefined;
      const previous: Place | undefined =
        from > 0 ? cutAt(place, page.items, { until: from }) : neighbour(place, 'previous', page);
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
