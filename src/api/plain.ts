import { type AbortNotice, type Body, type HeaderList } from '../egress/index.ts';

/**
 * A request in plain values, as every runtime can give it without the classes of the Fetch standard: making those costs
 * more than everything else on the way of a forwarded request.
 */
export interface PlainRequest {
  method: string;
  /** Path and query as they stand in the request line, after the base path. */
  target: string;
  /** As they came: names in the caller's spelling and order, hop-by-hop fields included. */
  headers: HeaderList;
  /** The body, null when there is none. Asked for at most once. @throws CrosswalkError for one that cannot be passed on. */
  readBody: () => Promise<Body>;
  /** Aborts when the caller goes away. */
  signal: AbortNotice;
}

/** An answer in plain values, to be sent as it is: a body without a `content-length` goes in chunks. */
export interface PlainResponse {
  status: number;
  headers: HeaderList;
  body: Body;
}
