import type { AbortNotice } from './interruption.ts';

/** Header fields in the order of the wire; a field that was sent twice stands here twice. */
export type HeaderList = readonly (readonly [string, string])[];

/** A body that is complete, one that is still arriving, or none. */
export type Body = Uint8Array | ReadableStream<Uint8Array> | null;

/** Time limits in milliseconds; `Infinity` switches one off. */
export interface Timeouts {
  /** From the start of a call until a connection is ready to take the request. */
  connect: number;
  /** From the last byte sent until the answer's header fields are there. */
  headers: number;
  /** Between two chunks of a streamed answer, while somebody is waiting for the next one. */
  idle: number;
  /** For the whole call, streamed bodies included. */
  total: number;
}

/**
 * One call to a vendor, complete: nothing is added to it on the way but a missing `host`, and how the length of a body is
 * told where the header fields do not. A request without a body says nothing of a length unless they do.
 */
export interface OutboundRequest {
  method: string;
  url: URL;
  /**
   * Path and query of the URL in the bytes in which they are to go on the wire: reading an address writes some characters
   * of a query in another way. Default: as the URL has them. `fetch` always does the latter.
   */
  target?: string;
  /**
   * Complete, credentials included. Hop-by-hop fields and `expect` are left out, all others keep their place and spelling;
   * the values of `host` and of the length of a body that does not stream are put right.
   */
  headers: HeaderList;
  body: Body;
  /** Ends the call, and a streamed answer too, with the signal's reason. */
  signal?: AbortNotice;
  /** Host patterns of the declared server; `*` stands for one label or a part of one, never for a dot. */
  hosts: readonly string[];
  /** Credential values of the account, so that they can be kept out of errors. */
  secrets: readonly string[];
  via: 'network' | 'sandbox';
  timeouts?: Partial<Timeouts>;
}

export interface OutboundResponse {
  status: number;
  headers: HeaderList;
  /** Null when the answer cannot have a body, such as 204. */
  body: Body;
}

/** Throws `egress_refused` when `host` may not be reached at `address`. */
export type CheckAddress = (address: string, host: string) => void;

/** A request that has passed the host policy. */
export interface TransportRequest {
  url: URL;
  method: string;
  /** Path and query in the bytes to send; absent: as the URL has them. */
  target?: string | undefined;
  /** Checked for characters that would end a field early; a `host` among them is that of the URL. */
  headers: HeaderList;
  body: Body;
  /** Aborts the exchange, and the body of an answer already handed over. */
  signal: AbortNotice;
  /**
   * To be called with every address before it is connected to. Requests under the same policy carry the same function,
   * so a transport that keeps connections open may share them among requests whose function is the same, and only those.
   */
  checkAddress: CheckAddress;
  /** To be called just before the first byte is sent: until then a failure is known to have had no effect. */
  sending(): void;
}

/** Moves bytes. It keeps no time limits and knows no policy but `checkAddress`. */
export interface Transport {
  /** Settles when the header fields have arrived. Never follows redirects, never decodes a body. */
  send(request: TransportRequest): Promise<OutboundResponse>;
}

/** The only way out of Crosswalk. */
export interface Egress {
  /**
   * Sends one request and hands back whatever the vendor answers, of any status: redirects are not followed.
   *
   * Throws `CrosswalkError`: `egress_refused` when the host policy forbids the call, `invalid_request` when the request
   * cannot be put on the wire, `remote_failed` when the connection breaks, `remote_timeout` when a limit passes. The last
   * two have `retryable` true only when nothing was sent or the method is GET or HEAD. Throws the signal's own reason
   * when the caller aborts. A streamed body fails in the same ways. Messages name the host, never the query.
   */
  send(request: OutboundRequest): Promise<OutboundResponse>;
}
