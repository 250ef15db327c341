import { isNamed } from './headers.ts';
import { toAbortSignal } from './interruption.ts';
import type { Body, OutboundResponse, Transport, TransportRequest } from './types.ts';

/** `fetch` takes the host from the address, and the length from every body that does not stream. */
function isOwn(name: string, body: Body): boolean {
  return isNamed(name, 'host') || (isNamed(name, 'content-length') && !(body instanceof ReadableStream));
}

function toRequest({ url, method, headers, body, signal }: TransportRequest): Request {
  const fields = new Headers();
  for (const [name, value] of headers) if (!isOwn(name, body)) fields.append(name, value);
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
