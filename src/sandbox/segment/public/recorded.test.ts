import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Fact, type FactParameter } from '../../reference/index.ts';
import { facts, shapes } from '../facts.ts';
import { isObject } from '../json.ts';
import { memberToken, setUp } from '../test-support.ts';

const recorded = facts.filter(({ id, server }) => server === 'public' && shapes.answers[id] !== undefined);

/** A query that has every parameter that a fact requires. */
function queryOf(fact: Fact): string {
  const required = Object.entries(fact.query ?? {}).flatMap(([name, parameter]) => {
    const isRequired = typeof parameter === 'string' ? parameter.endsWith('!') : parameter.required === true;
    return isRequired ? [`${name}=2026-01-01`] : [];
  });
  return required.length === 0 ? '' : `?${required.join('&')}`;
}

/** What a property must name, for those that name something. */
const subjects = new Map<string, unknown>([
  ['sourceId', 'source_1'],
  ['metadataId', 'postgres'],
]);

const samples = new Map<string, unknown>([
  ['string', 'text'],
  ['number', 1],
  ['boolean', true],
  ['object', {}],
  ['object[]', []],
]);

/** Every property that facts require, with a value of its type. */
function requiredOf(parameters: Readonly<Record<string, FactParameter>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, parameter]) => {
      if (typeof parameter === 'string') {
        return parameter.endsWith('!') ? [[name, subjects.get(name) ?? samples.get(parameter.replace('!', ''))]] : [];
      }
      if (parameter.required !== true) return [];
      const { type, fields } = parameter;
      return [[name, type === 'object' && fields !== undefined ? requiredOf(fields) : samples.get(type)]];
    }),
  );
}

const bodyOf = ({ body }: Fact) => (body === undefined ? undefined : requiredOf(body));

/** A workspace that has what the paths of the calls name. */
async function setUpSubjects() {
  const { public: call } = setUp({
    sources: [{ id: 'source_1', writeKey: 'write-key-1' }],
    warehouses: [{ id: 'warehouse_1', name: 'sample-warehouse' }],
  });
  const create = async (path: string, one: string) => {
    const fact = facts.find((known) => known.method === 'POST' && known.path === path);
    const made = await call('POST', path.replace('{spaceId}', 'spa_1'), fact && bodyOf(fact));
    const { data } = z.object({ data: z.record(z.string(), z.looseObject({ id: z.string() })) }).parse(made.body);
    return data[one]?.id ?? '';
  };
  const credentialId = await create('/credentials', 'credential');
  const profilesWarehouse = await create('/spaces/{spaceId}/profiles-warehouses', 'profilesWarehouse');
  const ids: Record<string, string> = {
    credentialId,
    sourceId: 'source_1',
    spaceId: 'spa_1',
    entitySlug: 'account',
    propertyName: 'sku',
  };
  const pathOf = ({ path }: Fact) =>
    path.replace(/\{(\w+)\}/g, (_, name: string) => {
      if (name === 'warehouseId') return path.startsWith('/spaces/') ? profilesWarehouse : 'warehouse_1';
      return ids[name] ?? `id-of-${name}`;
    });
  return { call, pathOf };
}

describe.each(recorded)('$id, which remembers nothing', (fact) => {
  it('answers what the facts say that it returns', async () => {
    const { call, pathOf } = await setUpSubjects();
    const path = pathOf(fact);
    const { status, body } = await call(fact.method, path + queryOf(fact), bodyOf(fact));
    expect(status).toBe(200);
    const data = isObject(body) && isObject(body['data']) ? body['data'] : {};
    const known = fact.returns ?? [];
    expect(Object.keys(data).filter((name) => !known.includes(name))).toEqual([]);
    expect(Object.keys(data).length).toBeGreaterThan(0);
    expect(JSON.stringify(body)).not.toMatch(/[{@]\w+[}"]/);
  });

  it('refuses an unknown token, and a member who writes', async () => {
    const { call, pathOf } = await setUpSubjects();
    const path = pathOf(fact);
    const answer = await call(fact.method, path + queryOf(fact), bodyOf(fact), 'unknown');
    expect(answer).toMatchObject({ status: 401, body: { errors: [{ type: 'unauthorized' }] } });
    const written = await call(fact.method, path + queryOf(fact), bodyOf(fact), memberToken);
    expect(written.status).toBe(fact.method === 'GET' ? 200 : 401);
  });
});

describe('endpoints that remember nothing', () => {
  it('refuse what the facts require and a call lacks', async () => {
    const { public: call } = setUp();
    expect(await call('POST', '/customer-insights/download', { collectionId: 7 })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'collectionId' }, { field: 'hour', message: 'is required' }] },
    });
  });

  it.each([
    '/warehouses/nope/syncs',
    '/spaces/nope/entity-paths',
    '/credentials/nope/consumers',
    '/spaces/spa_1/entities/nope/properties',
    '/spaces/spa_1/entities/account/properties/nope/sample-values',
  ])('know nothing of what does not exist: %s', async (path) => {
    const { call } = await setUpSubjects();
    expect((await call('GET', path)).status).toBe(404);
  });

  it.each([
    ['POST', '/dbt-model-syncs/trigger', { sourceId: 'nope' }],
    ['POST', '/warehouses/validation', { metadataId: 'nope', settings: {} }],
    ['PATCH', '/warehouses/warehouse_1/selective-sync', { syncOverrides: [{ sourceId: 'nope', enabled: true }] }],
  ])('do nothing with what their body names and does not exist: %s %s', async (method, path, body) => {
    const { call } = await setUpSubjects();
    expect((await call(method, path, body)).status).toBe(404);
  });

  it('count towards the limit that they publish', async () => {
    const { call } = await setUpSubjects();
    const path = '/warehouses/warehouse_1/syncs';
    const first = await call('GET', path);
    expect([first.status, first.headers.get('X-RateLimit-Remaining')]).toEqual([200, '1']);
    await call('GET', path);
    expect((await call('GET', path)).status).toBe(429);
  });
});
