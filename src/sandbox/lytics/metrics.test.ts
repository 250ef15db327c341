import { describe, expect, it } from 'vitest';
import { startLytics } from './harness.ts';

const series = (dimension: string, id: string, more = '') =>
  `/api/metric?dimension=${dimension}&dimension_id=${id}&dimension_type=user${more}`;

describe('metrics', () => {
  it('count the records of a stream step by step, empty steps on request', async () => {
    const { call, clock } = startLytics();
    const collect = (user_id: string) => call('POST', '/collect/json/orders', { json: { user_id } });
    await collect('u1');
    await collect('u2');
    clock.advance(2 * 86_400_000);
    await collect('u3');
    const days = [
      { ts: '2026-01-01T00:00:00.000Z', value: 2 },
      { ts: '2026-01-03T00:00:00.000Z', value: 1 },
    ];
    expect((await call('GET', series('stream', 'orders'))).data).toEqual([
      { dimension: 'stream', dimension_id: 'orders', name: 'stream', interval: '1d', data: days },
    ]);
    const whole = series('stream', 'orders', '&start_date=2026-01-01&end_date=2026-01-04&include_empty_rows=true');
    expect((await call('GET', whole)).data).toMatchObject([
      { data: [days[0], { ts: '2026-01-02T00:00:00.000Z', value: 0 }, days[1]] },
    ]);
  });
  it('tell the present size of a segment, asked for in the body', async () => {
    const { call, account } = startLytics();
    account.addProfile({ user_id: 'u1' });
    const json = { dimension: 'segment', dimension_id: 'all', dimension_type: 'user', aggregation: 'max' };
    expect((await call('POST', '/api/metric', { json })).data).toMatchObject([{ data: [{ value: 1 }] }]);
    expect((await call('POST', '/api/metric', { json: { ...json, dimension_id: 'none' } })).http).toBe(404);
  });
  it('of everything in a dimension are told on v2', async () => {
    const { call, account } = startLytics();
    for (const stream of ['orders', 'orders', 'visits']) {
      await call('POST', `/collect/json/${stream}`, { json: { user_id: 'u1' } });
    }
    account.addProfile({ user_id: 'u1' });
    expect((await call('GET', '/v2/metric?dimension=stream&range=1d')).data).toMatchObject([
      { dimension_id: 'orders', data: [{ value: 2 }] },
      { dimension_id: 'visits', data: [{ value: 1 }] },
    ]);
    expect((await call('GET', '/v2/metric?dimension=segment')).data).toMatchObject([{ data: [{ value: 1 }] }]);
    expect((await call('GET', '/v2/metric?dimension=stream&range=long')).http).toBe(400);
    expect((await call('GET', '/v2/metric')).http).toBe(400);
  });
  it.each([
    ['no dimension', '/api/metric?dimension_id=x&dimension_type=user'],
    ['an unknown aggregation', series('stream', 'x', '&aggregation=median')],
    ['an interval that is none', series('stream', 'x', '&interval=often')],
    ['a period that ends before it begins', series('stream', 'x', '&start_date=2026-01-02&end_date=2026-01-01')],
    ['more rows than anybody reads', series('stream', 'x', '&interval=1m&range=9999w')],
  ])('are refused with %s', async (_, path) => {
    const { call } = startLytics();
    expect((await call('GET', path)).http).toBe(400);
  });
  it('are for tokens that may read reports', async () => {
    const { call } = startLytics({ tokens: [{ token: 'writer', roles: ['data_write'] }] });
    expect((await call('GET', series('stream', 'x'), { token: 'writer' })).http).toBe(403);
  });
});
