import { describe, expect, it } from 'vitest';
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
        return parameter.endsWith('!') ? [[name, samples.get(parameter.replace('!', ''))]] : [];
      }
      if (parameter.required !== true) return [];
      const { type, fields } = parameter;
      return [[name, type === 'object' && fields !== undefined ? requiredOf(fields) : samples.get(type)]];
    }),
  );
}

const bodyOf = ({ body }: Fact) => (body === undefined ? undefined : requiredOf(body));

describe.each(recorded)('$id, which remembers nothing', (fact) => {
  const path = fact.path.replace(/\{(\w+)\}/g, 'id-of-$1');

  it('answers what the facts say that it returns', async () => {
    const { public: call } = setUp();
    const { status, body } = await call(fact.method, path + queryOf(fact), bodyOf(fact));
    expect(status).toBe(200);
    const data = isObject(body) && isObject(body['data']) ? body['data'] : {};
    const known = fact.returns ?? [];
    expect(Object.keys(data).filter((name) => !known.includes(name))).toEqual([]);
    expect(Object.keys(data).length).toBeGreaterThan(0);
    expect(JSON.stringify(body)).not.toMatch(/[{@]\w+[}"]/);
  });

  it('refuses an unknown token, and a member who writes', async () => {
    const { public: call } = setUp();
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

  it('count towards the limit that they publish', async () => {
    const { public: call } = setUp();
    const path = '/warehouses/w/syncs';
    const first = await call('GET', path);
    expect([first.status, first.headers.get('X-RateLimit-Remaining')]).toEqual([200, '1']);
    await call('GET', path);
    expect((await call('GET', path)).status).toBe(429);
  });
});
