import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccountTarget, type CrosswalkApi } from '../../src/index.ts';
import { type JsonObject, type JsonValue } from '../../src/mapping/index.ts';
import { type Harness, listOf, objectOf, startHarness, tenant, vendorNames } from '../harness.ts';

let harness: Harness;
let api: CrosswalkApi;
let target: AccountTarget;
beforeAll(async () => {
  harness = await startHarness({ people: 7 });
  ({ api } = harness.crosswalk);
  target = { accountId: harness.accounts.lytics, tenantId: tenant };
});
afterAll(() => harness.close());

const finish = <Result>(promise: Promise<Result>) => harness.clock.advanceUntil(promise);

/** What the same request answers through HTTP. */
async function overHttp(path: string): Promise<JsonObject> {
  return objectOf((await harness.call('GET', path)).body);
}

/** As it would be sent. */
const asJson = (value: unknown): JsonValue => JSON.parse(JSON.stringify(value));

describe('calls of a vendor in process', () => {
  const list = { resource: 'segments', method: 'list' };
  const scan = { resource: 'segments', method: 'scan', query: { segment: 'all' } };

  it('answer a list as HTTP does, and nothing besides', async () => {
    const page = await finish(api.proxy.list(target, list));
    expect(asJson(page)).toEqual(await overHttp(`/proxy/segments?integrated_account_id=${target.accountId}`));
  });

  it('give the bytes of the page that a cursor names, at once or as they arrive', async () => {
    const { next_cursor: cursor } = await finish(api.proxy.list(target, { ...scan, limit: 2 }));
    const request = { ...scan, limit: 2, cursor: cursor ?? undefined };
    const raw = await finish(api.proxy.raw(target, request));
    const rows = listOf(objectOf(JSON.parse(new TextDecoder().decode(raw.bytes)))['data']);
    expect(rows).toEqual((await finish(api.proxy.list(target, request))).result);
    const { status, body } = await finish(api.proxy.stream(target, request));
    const text = await finish(new Response(body instanceof Uint8Array ? new Uint8Array(body) : body).text());
    expect([status, listOf(objectOf(JSON.parse(text))['data'])]).toEqual([200, rows]);
  });

  it.each([0, -1, 1.5, 1001, Number.NaN])('are not made with the limit %d, which no page can have', async (limit) => {
    const refusal = { code: 'invalid_request', message: expect.stringContaining('from 1 to 1000') };
    await expect(finish(api.proxy.list(target, { ...list, limit }))).rejects.toMatchObject(refusal);
    await expect(finish(api.unified.list(target, 'user-directory', 'users', { limit }))).rejects.toMatchObject(refusal);
  });

  it('are not made for an account of another tenant', async () => {
    const foreign = { ...target, tenantId: 'other' };
    for (const call of ['list', 'call', 'raw', 'stream'] as const) {
      await expect(finish<unknown>(api.proxy[call](foreign, list))).rejects.toMatchObject({
        code: 'account_not_found',
      });
    }
  });
});

describe('discovery in process', () => {
  it('is what HTTP answers', async () => {
    const { discovery } = api;
    const account = `/integrated-account/${target.accountId}`;
    const pairs: [unknown, string][] = [
      [discovery.integration('lytics'), '/integration/lytics'],
      [discovery.capabilities('lytics'), '/integration/lytics/capabilities'],
      [
        await finish(discovery.accountCapabilities(target, { type: 'proxy', methods: ['read'] })),
        `${account}/capabilities?type=proxy&methods=read`,
      ],
      [discovery.guide('lytics', 'user-directory'), '/unified/meta/user-directory/lytics'],
    ];
    for (const [inProcess, path] of pairs) expect(asJson(inProcess)).toEqual(await overHttp(path));
    const { result: tools } = await overHttp(`${account}/tools?tags=segments`);
    expect(asJson(await finish(discovery.tools(target, { resources: ['segments'] })))).toEqual(tools);
    const name = { model: 'user-directory', resource: 'users', method: 'list' } as const;
    const { filters: _, ...meta } = discovery.method('lytics', name);
    expect(await overHttp('/unified/user-directory/users/lytics/meta/list')).toMatchObject(objectOf(asJson(meta)));
    expect(
      discovery
        .integrations()
        .map((integration) => integration.name)
        .toSorted(),
    ).toEqual(vendorNames.toSorted());
  });

  it('refuses what there is not, and accounts of other tenants', async () => {
    const { discovery } = api;
    expect(() => discovery.integration('lytic')).toThrow('Did you mean lytics?');
    const groups = { model: 'user-directory', resource: 'teams', method: 'get' } as const;
    expect(() => discovery.method('lytics', groups)).toThrow('teams');
    const foreign = { ...target, tenantId: 'other' };
    await expect(finish(discovery.tools(foreign))).rejects.toMatchObject({ code: 'account_not_found' });
  });
});

describe('accounts in process', () => {
  it('have tokens that HTTP takes, for these accounts alone', async () => {
    const { token } = await finish(api.accounts.createToken(target));
    const own = await harness.call('GET', '/integrated-account/me', { token });
    expect(own.body).toMatchObject({ id: target.accountId });
    const foreign = { ...target, tenantId: 'other' };
    await expect(finish(api.accounts.createToken(foreign))).rejects.toMatchObject({ code: 'account_not_found' });
  });

  it('are listed page by page, each once', async () => {
    const ids: string[] = [];
    let page = await api.accounts.list({}, { limit: 3 });
    while (page.length > 0) {
      ids.push(...page.map(({ id }) => id));
      const last = page.at(-1);
      const after = last && { createdAt: new Date(last.created_at), id: last.id };
      page = await api.accounts.list({}, { limit: 3, ...(after && { after }) });
    }
    expect(ids.toSorted()).toEqual(Object.values(harness.accounts).toSorted());
  });
});
