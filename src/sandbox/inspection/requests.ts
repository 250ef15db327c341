import { z } from 'zod';
import type { RecordedRequest } from '../kit/index.ts';
import type { Sandbox } from '../sandbox.ts';
import { fields } from './fields.ts';

export const requestFilter = z.strictObject({
  vendor: fields.vendor.optional(),
  server: z.string().optional(),
  method: fields.method.optional(),
  /** Text that path and query must contain, percent-encoded as they were received. */
  path: z.string().optional(),
  limit: fields.limit,
});

/** The body as text or, when it is not text, in base64. */
function presentBody(body: Uint8Array): { body: string } | { body_base64: string } {
  try {
    return { body: new TextDecoder('utf-8', { fatal: true }).decode(body) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { body_base64: btoa(Array.from(body, (byte) => String.fromCharCode(byte)).join('')) };
  }
}

function present(vendor: string, { server, method, target, headers, body }: RecordedRequest) {
  return { vendor, server, method, path: target, headers: Object.fromEntries(headers), ...presentBody(body) };
}

/** The newest received requests that fit, oldest first, one vendor after the other. */
export function receivedRequests({ vendors }: Sandbox, filter: z.output<typeof requestFilter>) {
  const { vendor, server, method, path = '', limit } = filter;
  return vendors
    .filter(({ name }) => vendor === undefined || name === vendor)
    .flatMap(({ name, requests }) =>
      requests
        .filter((request) => server === undefined || request.server === server)
        .filter((request) => method === undefined || request.method === method)
        .filter(({ target }) => target.includes(path))
        .slice(-limit)
        .map((request) => present(name, request)),
    );
}
