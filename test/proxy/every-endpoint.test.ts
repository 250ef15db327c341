import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCrosswalk, type Crosswalk } from '../../src/index.ts';
import { transportFromFetch } from '../../src/egress/index.ts';
import { type CompiledEndpoint, type CompiledIntegration } from '../../src/definitions/index.ts';
import { callForm } from '../../src/proxy/index.ts';
import { generateRootKey, parseKeyRing } from '../../src/vault/index.ts';
import { createTestClock } from '../clock.ts';
import { openTestDatabase, type TestDatabase } from '../database.ts';
import { tenant, vendorNames } from '../harness.ts';
import { byName, generateCall, isOfPaging, type VendorRequest } from './generated-calls.ts';

const clock = createTestClock();
let database: TestDatabase;
let crosswalk: Crosswalk;
let token: string;
let received: Request[] = [];
let isJson = true;

beforeAll(async () => {
  database = await openTestDatabase();
  crosswalk = createCrosswalk({
    database: database.database,
    clock,
    keyRing: parseKeyRing(generateRootKey('test')),
    signingKeys: [crypto.getRandomValues(new Uint8Array(32))],
    transport: transportFromFetch(async (request) => {
      received.push(request);
      return isJson ? Response.json({}) : new Response();
    }),
  });
  ({ token } = await crosswalk.api.tokens.create({ name: 'test', scopes: ['admin'] }));
});
afterAll(() => database.close());

interface Account {
  id: string;
  settings: Record<string, string>;
}

/** An account whose fields hold what their form gives as choice or example. */
async function link({ name, connection, servers }: CompiledIntegration): Promise<Account> {
  const needed = new Set([...servers.values()].flatMap(({ credentialFields }) => credentialFields));
  const context = Object.fromEntries(
    Object.entries(connection)
      .filter(([field, { required }]) => required || needed.has(field))
      .map(([field, { choices, example, default: standard }]) => [
        field,
        standard ?? Object.keys(choices ?? {})[0] ?? example ?? 'value1',
      ]),
  );
  const { id } = await crosswalk.api.accounts.create({ tenantId: tenant, integration: name, context, verify: false });
  const settings = Object.entries(context).filter(([field]) => connection[field]?.secret === false);
  return { id, settings: Object.fromEntries(settings) };
}

async function decoded(request: Request, endpoint: CompiledEndpoint): Promise<VendorRequest> {
  const { pathname, searchParams } = new URL(request.url);
  const text = await request.text();
  const readers = { json: (): unknown => JSON.parse(text), form: () => [...new URLSearchParams(text)] };
  const isPlain = endpoint.sends === 'csv' || endpoint.sends === 'text';
  return {
    method: request.method,
    path: decodeURIComponent(pathname),
    query: byName([...searchParams].filter(([name]) => !isOfPaging(endpoint, name))),
    body: text === '' ? undefined : isPlain ? text : readers[endpoint.sends === 'form' ? 'form' : 'json'](),
  };
}

/** What arrives when an endpoint is called as documented, and what should; undefined when it is the same. */
async function differenceOf(integration: CompiledIntegration, endpoint: CompiledEndpoint, account: Account) {
  const address = integration.servers.get(endpoint.server)?.address(account.settings) ?? '';
  const prefix = new URL(address).pathname.replace(/\/$/, '');
  const { verb, target, type, body, expected } = generateCall(endpoint, account.settings, prefix);
  received = [];
  isJson = endpoint.answers === 'json';
  // What is answered is of another test: the upstream knows no vendor's lists.
  const own = `integrated_account_id=${account.id}&truto_response_format=raw`;
  const request = new Request(`http://crosswalk.test${target}&${own}`, {
    method: verb,
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
    ...(body === undefined ? {} : { body }),
  });
  const response = await clock.advanceUntil(crosswalk.fetch(request));
  const arrived = await Promise.all(received.map((each) => decoded(each, endpoint)));
  const isRight = response.status < 300 && isDeepStrictEqual(arrived, [expected]);
  return isRight
    ? undefined
    : { endpoint: endpoint.name, call: `${verb} ${target}`, answered: await response.text(), arrived, expected };
}

describe.each(vendorNames)('every endpoint of %s', (vendor) => {
  it('is reached by its documented call, with every parameter in its place', async () => {
    const integration = crosswalk.definitions.get(vendor);
    const account = await link(integration);
    const differences = [];
    for (const endpoint of integration.endpoints.values()) {
      const difference = await differenceOf(integration, endpoint, account);
      if (difference !== undefined) differences.push(difference);
    }
    expect(differences).toEqual([]);
  });

  it('has a documented call that no other has', () => {
    const calls = [...crosswalk.definitions.get(vendor).endpoints.values()].map((endpoint) => {
      const { verb, path } = callForm(endpoint);
      return `${verb} ${path}`;
    });
    expect(calls.length).toBeGreaterThan(0);
    expect(new Set(calls).size).toBe(calls.length);
  });
});
