import { request as httpRequest } from 'node:http';
import { type CompiledEndpoint } from '../../src/definitions/index.ts';
import { generateCall } from '../proxy/generated-calls.ts';
import { type RawRequest } from '../proxy/live.ts';
import { readAll } from '../proxy/upstream.ts';

/** A segment of a path in which everything that can be is encoded, and in which upper and lower case both occur. */
const segment = 'a%20b%2Fc%c3%bc%2B';

function bodyOf(body: unknown, { sends }: CompiledEndpoint): string | undefined {
  if (body === undefined) return undefined;
  if (sends === 'form' && Array.isArray(body)) return new URLSearchParams(body).toString();
  return typeof body === 'string' && sends !== 'json' ? body : JSON.stringify(body, undefined, 1);
}

/**
 * The request that a client of the vendor makes to call an endpoint, without the credential: every parameter has a value,
 * lists are written as the vendor wants them, and nothing is encoded in the way that Crosswalk itself would choose.
 *
 * @param settings what the account says itself, which stands in the path where the vendor wants it
 */
export function vendorRequest(endpoint: CompiledEndpoint, settings: Record<string, string>): RawRequest {
  const { expected } = generateCall(endpoint, settings, '');
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => settings[name] ?? segment);
  const query = new URLSearchParams(expected.query).toString();
  const body = bodyOf(expected.body, endpoint);
  const { method } = expected;
  // Clients tell the length of a body, and that there is none where one would be expected.
  const length =
    body === undefined && (method === 'GET' || method === 'DELETE') ? undefined : Buffer.byteLength(body ?? '');
  return {
    method,
    target: query === '' ? path : `${path}?${query}`,
    headers: [
      'Accept',
      '*/*',
      ...(body === undefined ? [] : ['Content-Type', `${endpoint.mediaType}; charset=utf-8`]),
      ...(length === undefined ? [] : ['Content-Length', String(length)]),
    ],
    ...(body === undefined ? {} : { body }),
  };
}

/** Sends a request to a server on this machine and reads the answer to its end; answers its status. */
export async function sendTo(url: string, { method = 'GET', target, headers = [], body }: RawRequest): Promise<number> {
  const { hostname: host, port } = new URL(url);
  const all = ['Host', `${host}:${port}`, ...headers];
  const outgoing = httpRequest({ host, port, method, path: target, headers: all, agent: false });
  return new Promise((resolve, reject) => {
    outgoing.once('error', reject);
    outgoing.once('response', (incoming) => {
      readAll(incoming).then(() => resolve(incoming.statusCode ?? 0), reject);
    });
    outgoing.end(body);
  });
}
