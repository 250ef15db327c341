import { type OutboundResponse, type Transport, headerValue, transportFromFetch } from '../egress/index.ts';

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
export function createFetchTransport(send: (request: Request) => Promise<Response> = fetch): Transport {
  const transport = transportFromFetch((request) => send(request));
  return {
    async send(request) {
      return asDecoded(await transport.send(request));
    },
  };
}
