import { type OutboundResponse, type Transport, headerValue, transportFromFetch } from '../egress/index.ts';

export interface FetchTransportOptions {
  /** Default: the runtime's own `fetch`. */
  send?: (request: Request) => Promise<Response>;
  /**
   * Makes the runtime announce the length of a streamed body that states it, where it would otherwise send chunks: many
   * vendors refuse those. Default: the runtime keeps the `content-length` that it is given.
   */
  announceLength?: (body: ReadableStream<Uint8Array>, length: number) => ReadableStream<Uint8Array>;
}

/** `fetch` has undone the encoding of the body, so the fields that describe the encoded form are no longer true. */
function asDecoded(response: OutboundResponse): OutboundResponse {
  if (headerValue(response.headers, 'content-encoding') === undefined) return response;
  const describesEncoding = new Set(['content-encoding', 'content-length']);
  return { ...response, headers: response.headers.filter(([name]) => !describesEncoding.has(name.toLowerCase())) };
}

/**
 * The transport of runtimes that offer nothing but `fetch`, such as Workers. Streams in both directions and hands back
 * redirects. It cannot see addresses: there the runtime itself keeps requests out of private networks.
 */
export function createFetchTransport({
  send = fetch,
  announceLength = (body) => body,
}: FetchTransportOptions = {}): Transport {
  const transport = transportFromFetch((request) => send(request));
  return {
    async send(request) {
      const { body, headers } = request;
      const length = headerValue(headers, 'content-length');
      const isMeasured = body instanceof ReadableStream && length !== undefined && /^\d+$/.test(length);
      const sent = isMeasured ? { ...request, body: announceLength(body, Number(length)) } : request;
      return asDecoded(await transport.send(sent));
    },
  };
}
