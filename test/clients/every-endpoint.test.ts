import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CompiledIntegration, type CompiledServer } from '../../src/definitions/index.ts';
import { vendorNames, type VendorName } from '../harness.ts';
import { type Live, startLive } from '../proxy/live.ts';
import { type Received, startUpstream, type Upstream } from '../proxy/upstream.ts';
import { expectSameRequests } from './compare.ts';
import { sendTo, vendorRequest } from './vendor-request.ts';

let live: Live;
/** The sandbox of the vendor at hand, which records what reaches it. */
let upstream: Upstream;
/** Where the server that is called answers in the sandbox. */
let address: URL;

beforeAll(async () => {
  [live, upstream] = await Promise.all([startLive(), startUpstream()]);
  upstream.serve((request) => {
    const { pathname, search } = new URL(request.url);
    return live.harness.sandbox.fetch(new Request(address.origin + pathname + search, request));
  });
});
afterAll(async () => {
  await live.close();
  await upstream.close();
});

/** What the ready-made account of the sandbox says, and a value for what its servers want besides. */
function contextOf({ connection, servers }: CompiledIntegration, vendor: VendorName): Record<string, string> {
  const known: Record<string, string> = live.harness.world.connections[vendor];
  const wanted = new Set([...servers.values()].flatMap(({ credentialFields }) => credentialFields));
  return Object.fromEntries(
    Object.entries(connection).flatMap(([field, { default: standard }]) => {
      const value = known[field] ?? standard ?? (wanted.has(field) ? 'value-1' : undefined);
      return value === undefined ? [] : [[field, value]];
    }),
  );
}

function linkToUpstream({ name, servers }: CompiledIntegration, context: Record<string, string>): Promise<string> {
  return live.link(name, context, Object.fromEntries([...servers.keys()].map((server) => [server, upstream.url])));
}

function headersOf(server: CompiledServer, context: Record<string, string>): string[] {
  return server.headers(context).flat();
}

function credentialOf(server: CompiledServer, context: Record<string, string>): string[] {
  return [...(server.credential(context) ?? [])];
}

interface Comparison {
  direct: Received[];
  through: Received[];
  /** Calls that the sandbox does not know or fails at; what it refuses for a value is its own affair. */
  unexpected: string[];
}

/** Calls every endpoint at the vendor's sandbox itself, and through `/native`. */
async function callAll(vendor: VendorName): Promise<Comparison> {
  const integration = live.harness.crosswalk.definitions.get(vendor);
  const context = contextOf(integration, vendor);
  const account = await linkToUpstream(integration, context);
  const comparison: Comparison = { direct: [], through: [], unexpected: [] };
  for (const endpoint of integration.endpoints.values()) {
    const server = integration.servers.get(endpoint.server);
    if (server === undefined) throw new RangeError(`${endpoint.name} names no server`);
    address = new URL(server.address(context) ?? '');
    const { headers = [], ...request } = vendorRequest(endpoint, context);
    const own = [...headers, ...headersOf(server, context)];
    upstream.received.length = 0;
    const status = await sendTo(upstream.url, { ...request, headers: [...own, ...credentialOf(server, context)] });
    await live.send({
      ...request,
      target: `/native/${account}@${server.name}${request.target}`,
      headers: [...own, 'authorization', `Bearer ${live.harness.token}`],
    });
    const [direct, through] = upstream.received;
    if (direct !== undefined) comparison.direct.push(direct);
    if (through !== undefined) comparison.through.push(through);
    if (status === 405 || status >= 500) comparison.unexpected.push(`${endpoint.name}: ${status}`);
  }
  return comparison;
}

describe.each(vendorNames)('every endpoint of %s', (vendor) => {
  it('is known to the sandbox, and called there through /native by the same bytes as without Crosswalk', async () => {
    const { direct, through, unexpected } = await callAll(vendor);
    expect(unexpected).toEqual([]);
    expect(direct).toHaveLength(live.harness.crosswalk.definitions.get(vendor).endpoints.size);
    expectSameRequests(direct, through);
  });
});
