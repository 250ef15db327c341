import { expect } from 'vitest';
import { type Received, type Upstream } from '../proxy/upstream.ts';

/** What a call came to: its result, or what it threw. */
export interface Outcome {
  result?: unknown;
  error?: { name: string; message: string };
}

export async function outcomeOf(call: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { result: await call() };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { error: { name: error.name, message: error.message } };
  }
}

/**
 * Header fields that may differ between a direct request and one through Crosswalk: the credential, the host, and what
 * concerns only the connection, of which each of the two has its own.
 */
const mayDiffer = new Set(['authorization', 'api-key', 'host', 'connection', 'keep-alive']);

/** Where no body is expected, its absence need not be told (RFC 9110, 8.6), and Node's transport does not tell it. */
function tellsNothing(method: string, field: string): boolean {
  return (method === 'GET' || method === 'DELETE') && field === 'content-length: 0';
}

function comparable({ method, target, rawHeaders, body }: Received) {
  const fields = rawHeaders
    .flatMap((name, index) =>
      index % 2 === 0 && !mayDiffer.has(name.toLowerCase()) ? [`${name.toLowerCase()}: ${rawHeaders[index + 1]}`] : [],
    )
    .filter((field) => !tellsNothing(method, field));
  return { method, target, headers: fields.sort(), body: body.toString('latin1') };
}

/** The requests that arrive during a call, and its outcome. */
export async function record(upstream: Upstream, call: () => Promise<unknown>) {
  const before = upstream.received.length;
  const outcome = await outcomeOf(call);
  return { outcome, requests: upstream.received.slice(before) };
}

/** Checks that the same requests arrived, byte for byte but for the credential. */
export function expectSameRequests(direct: readonly Received[], through: readonly Received[]): void {
  expect(through.map(comparable)).toEqual(direct.map(comparable));
}
