import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CompiledEndpoint } from '../../src/definitions/index.ts';
import { proxyCallOf } from '../../src/discovery/index.ts';
import { type JsonValue } from '../../src/mapping/index.ts';
import { type Harness, listOf, objectOf, startHarness, tenant, textOf, vendorNames } from '../harness.ts';

let harness: Harness;
let reader: string;

beforeAll(async () => {
  harness = await startHarness({ people: 3 });
  const { tokens } = harness.crosswalk.api;
  reader = (await tokens.create({ name: 'reader', scopes: ['read'], tenantId: tenant })).token;
});
afterAll(() => harness.close());
beforeEach(() => {
  for (const { requests } of harness.sandbox.vendors) requests.length = 0;
});

describe.each(vendorNames)('a token that may only read, at %s', (vendor) => {
  const endpoints = () => [...harness.crosswalk.definitions.get(vendor).endpoints.values()];
  const isRead = ({ verb, isWritingGet }: CompiledEndpoint) => verb === 'get' && !isWritingGet;

  it('makes the calls that read, whatever the verb under /proxy, and no other reaches the vendor', async () => {
    for (const endpoint of endpoints()) {
      const { verb, path } = proxyCallOf(endpoint);
      const address = `${path.replace('{id}', '1')}?integrated_account_id=${harness.accounts[vendor]}`;
      const { status, body } = await harness.call(verb, address, {
        token: reader,
        ...(verb === 'GET' ? {} : { body: {} }),
      });
      const isRefused = status === 403 && objectOf(body)['code'] === 'scope_missing';
      expect([endpoint.name, isRefused]).toEqual([endpoint.name, !isRead(endpoint)]);
    }
    const methods = new Set(harness.sandbox[vendor].requests.map(({ method }) => method));
    expect([...methods].filter((method) => method !== 'GET')).toEqual([]);
  });

  it('is told so beforehand: in the capabilities, the tools and the document', async () => {
    const read = async (path: string) => objectOf((await harness.call('GET', path, { token: reader })).body);
    const account = `/integrated-account/${harness.accounts[vendor]}`;
    const scopes = new Map(endpoints().map((endpoint) => [endpoint.name, isRead(endpoint) ? 'read' : 'write']));

    const { proxy } = await read(`${account}/capabilities?type=proxy`);
    const methodsOf = (resource: JsonValue) => listOf(objectOf(resource)['methods']).map(objectOf);
    const capable = listOf(proxy).flatMap((resource) =>
      methodsOf(resource).map(({ method, scope }) => [
        `${textOf(objectOf(resource)['resource'])}.${textOf(method)}`,
        scope,
      ]),
    );
    expect(Object.fromEntries(capable)).toEqual(Object.fromEntries(scopes));

    const tools = listOf((await read(`${account}/tools`))['result']).map(objectOf);
    expect(tools.length).toBeGreaterThan(5);
    for (const { resource, method, scope } of tools) {
      expect(scope).toBe(scopes.get(`${textOf(resource)}.${textOf(method)}`));
    }

    const { paths } = await read(`/openapi/${vendor}.json`);
    const operations = Object.values(objectOf(paths)).flatMap((item) => Object.values(objectOf(item)).map(objectOf));
    const documented = operations.map(({ operationId, security }) => [textOf(operationId), security]);
    expect(Object.fromEntries(documented)).toEqual(
      Object.fromEntries([...scopes].map(([name, scope]) => [name, [{ bearer: [scope] }]])),
    );
  });
});

it('a token that may only read is told which methods there are, where it names none', async () => {
  const path = `/proxy/segments/data_serie?integrated_account_id=${harness.accounts.braze}`;
  const { body } = await harness.call('POST', path, { token: reader, body: {} });
  expect(body).toMatchObject({
    code: 'resource_not_found',
    message: expect.stringContaining('Did you mean data_series?'),
  });
});
