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

/** Header fields whose value, and only that, differs between a direct request and one through Crosswalk. */
const ofEitherWay = new Set(['authorization', 'api-key', 'host']);

/** Header fields of the connection, of which each of the two requests has its own. */
const ofConnection = new Set(['connection', 'keep-alive', 'transfer-encoding']);

/** A request with all that must be the same: header fields in their order and spelling, repeated ones apart. */
function comparable({ method, target, rawHeaders, body }: Received) {
  const fields = rawHeaders.flatMap((name, index) => {
    if (index % 2 === 1 || ofConnection.has(name.toLowerCase())) return [];
    return [ofEitherWay.has(name.toLowerCase()) ? `${name}:` : `${name}: ${rawHeaders[index + 1]}`];
  });
  return { method, target, headers: fields, body: body.toString('latin1') };
}

/** The requests that arrive during a call, and its outcome. */
export async function record(upstream: Upstream, call: () => Promise<unknown>) {
  const before = upstream.received.length;
  const outcome = await outcomeOf(call);
  return { outcome, requests: upstream.received.slice(before) };
}

/** Checks that the same requests arrived, byte for byte but for the credential, the host and the connection. */
export function expectSameRequests(direct: readonly Received[], through: readonly Received[]): void {
  expect(through.map(comparable)).toEqual(direct.map(comparable));
}
