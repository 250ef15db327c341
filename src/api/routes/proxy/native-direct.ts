import { headerValue } from '../../../egress/index.ts';
import { answerPreflight, crossOriginHeaders } from '../../cross-origin.ts';
import { describeFailure } from '../../errors.ts';
import { requestEntry } from '../../middleware/log.ts';
import { chooseRequestId } from '../../middleware/request-id.ts';
import { normalizeTarget } from '../../normalize.ts';
import { type PlainRequest, type PlainResponse } from '../../plain.ts';
import { type Services } from '../../services.ts';
import { createServeNative } from './native-server.ts';
import { vendorHeaders } from './vendor-response.ts';

/** The route as the log names it. */
export const nativeRoute = '/native/*';

const encoder = new TextEncoder();

/** The native route for runtimes that can hand over a request in plain values. */
export interface NativeRoute {
  /** The address, path and query, without the base path; undefined when it is none of this route. */
  match(address: string): string | undefined;
  /** Answers a request to such an address. Never throws. */
  answer(request: PlainRequest): Promise<PlainResponse>;
}

/** The native route without the router: the same answers and the same log as by `fetch`. */
export function createNativeRoute(services: Services): NativeRoute {
  const { clock, log, basePath } = services;
  const serve = createServeNative(services);

  async function answer(request: PlainRequest, requestId: string): Promise<PlainResponse> {
    try {
      const { status, headers, body } = await serve(request);
      return { status, headers: vendorHeaders(headers, requestId), body };
    } catch (error) {
      const { status, headers, body } = describeFailure(error, { signal: request.signal, requestId, log });
      if (body === undefined) return { status, headers: Object.entries(headers), body: null };
      const bytes = encoder.encode(JSON.stringify(body));
      const ofBody = [
        ['content-type', 'application/json'],
        ['content-length', String(bytes.length)],
      ] as const;
      return { status, headers: [...ofBody, ...Object.entries(headers)], body: bytes };
    }
  }

  async function answerCrossOrigin(request: PlainRequest, requestId: string): Promise<PlainResponse> {
    if (headerValue(request.headers, 'origin') === undefined) return answer(request, requestId);
    const crossing = { method: request.method, path: request.target, headers: request.headers };
    const preflight = answerPreflight(crossing);
    if (preflight !== undefined) return { status: 204, headers: preflight, body: null };
    const response = await answer(request, requestId);
    return { ...response, headers: [...response.headers, ...(await crossOriginHeaders(crossing, services.tokens))] };
  }

  return {
    match(address) {
      const normalized = normalizeTarget(address, basePath);
      return normalized.startsWith('/native/') ? normalized : undefined;
    },
    async answer(request) {
      const startedAt = clock.now();
      const { method } = request;
      const requestId = chooseRequestId(headerValue(request.headers, 'x-request-id'));
      const response = await answerCrossOrigin(request, requestId);
      const { status } = response;
      log(requestEntry({ requestId, method, route: nativeRoute, status, milliseconds: clock.now() - startedAt }));
      return response;
    },
  };
}
