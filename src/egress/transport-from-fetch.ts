import { toAbortSignal } from './interruption.ts';
import type { OutboundResponse, Transport, TransportRequest } from './types.ts';

function toRequest({ url, method, headers, body, signal }: TransportRequest): Request {
  const fields = new Headers();
  for (const [name, value] of headers) fields.append(name, value);
  // `half` is what every runtime does; streams are not accepted without saying so.
  const init = { method, headers: fields, signal: toAbortSignal(signal), redirect: 'manual', duplex: 'half' } as const;
  // The copy rules out memory shared with another thread, which a `Request` does not take.
  return new Request(url, { ...init, body: body instanceof Uint8Array ? new Uint8Array(body) : body });
}

function toOutboundResponse({ status, headers, body }: Response): OutboundResponse {
  return { status, headers: [...headers], body };
}

/**
 * A transport over anything that answers a `Request`: `fetch` itself, or a server in the same process. Addresses are
 * not checked, as none can be seen, and a request counts as sent when it is handed over.
 *
 * @example
 * createEgress({ network, sandbox: transportFromFetch((request) => sandbox.fetch(request)), clock });
 */
export function transportFromFetch(handler: (request: Request) => Promise<Response>): Transport {
  return {
    async send(request) {
      const converted = toRequest(request);
      request.sending();
      return toOutboundResponse(await handler(converted));
    },
  };
}
