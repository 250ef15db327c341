import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startLytics } from './harness.ts';

const eventsSchema = z.array(
  z.object({ id: z.string(), verb: z.string(), subject_type: z.string(), subject_id: z.string() }),
);
const idOf = (data: unknown) => z.looseObject({ id: z.string() }).parse(data).id;

function start(options: Parameters<typeof startLytics>[0] = {}) {
  const started = startLytics(options);
  const events = async (query = '') => {
    const found = eventsSchema.parse((await started.call('GET', `/api/event${query}`)).data);
    return found.map(({ verb, subject_type, subject_id }) => [verb, subject_type, subject_id]);
  };
  return { ...started, events };
}

describe('system events', () => {
  it('tell what was created, changed and deleted, the newest first', async () => {
    const { call, events } = start();
    const id = idOf((await call('POST', '/api/segmentcollection', { json: { name: 'a' } })).data);
    await call('PUT', `/api/segmentcollection/${id}`, { json: { name: 'b' } });
    await call('DELETE', `/api/segmentcollection/${id}`);
    expect(await events()).toEqual([
      ['deleted', 'collection', id],
      ['updated', 'collection', id],
      ['created', 'collection', id],
    ]);
  });
  it('are not of what was refused, nor of customers', async () => {
    const { call, events, settle } = start();
    await call('DELETE', '/api/segmentcollection/none');
    await call('PUT', '/v2/attributes/user/user_id/u1', { json: { plan: 'pro' } });
    settle();
    await call('DELETE', '/api/entity/user/user_id/u1');
    expect(await events()).toEqual([]);
  });
  it('are found by verb, type, subject and text, in number as asked for', async () => {
    const { call, events } = start();
    for (const name of ['a', 'b']) await call('POST', '/api/segmentcollection', { json: { name } });
    const rule = idOf((await call('POST', '/v2/stream/rule', { json: { name: 'rule' } })).data);
    await call('DELETE', `/v2/stream/rule/${rule}`);
    expect(await events('?type=collection')).toHaveLength(2);
    expect(await events('?type=collection&limit=1')).toHaveLength(1);
    expect(await events('?verb=deleted')).toEqual([['deleted', 'stream.rule', rule]]);
    expect(await events(`?id=${rule}`)).toHaveLength(2);
    expect(await events('?query=stream.rule')).toHaveLength(2);
  });
  it('are those of the last three days unless another time is named', async () => {
    const { call, clock, events } = start();
    await call('POST', '/api/segmentcollection', { json: { name: 'a' } });
    clock.advance(4 * 86_400_000);
    expect(await events()).toEqual([]);
    expect(await events('?after=now-5d')).toHaveLength(1);
    expect(await events('?after=now-5d&before=now-4d')).toHaveLength(1);
    expect(await events('?after=2020-01-01&before=now-5d')).toEqual([]);
    expect((await call('GET', '/api/event?after=lately')).http).toBe(400);
  });
  it('are read one by one, by administrators of their own account', async () => {
    const { call, lytics } = start();
    lytics.addAccount({
      tokens: [
        { token: 'other', roles: ['admin'] },
        { token: 'low', roles: ['observer'] },
      ],
    });
    await call('POST', '/api/segmentcollection', { json: { name: 'a' } });
    const [event] = eventsSchema.parse((await call('GET', '/api/event')).data);
    const path = `/api/event/${event?.id}`;
    expect((await call('GET', path)).data).toMatchObject({ verb: 'created' });
    expect((await call('GET', path, { token: 'other' })).http).toBe(404);
    expect((await call('GET', '/api/event', { token: 'low' })).http).toBe(403);
    expect((await call('GET', '/api/event/nope')).http).toBe(404);
  });
});

describe('providers', () => {
  it('are listed, read and deleted, on both versions the same', async () => {
    const { call } = start();
    expect((await call('GET', '/api/provider/braze')).data).toMatchObject({ slug: 'braze' });
    expect((await call('DELETE', '/api/provider/braze')).http).toBe(204);
    expect((await call('GET', '/api/provider/braze')).http).toBe(404);
    expect((await call('DELETE', '/api/provider/nope')).http).toBe(404);
    expect((await call('GET', '/v2/provider')).data).toEqual((await call('GET', '/api/provider')).data);
  });
});
