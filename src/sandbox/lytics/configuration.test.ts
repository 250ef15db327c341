import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startLytics } from './harness.ts';

const idOf = (data: unknown) => z.object({ id: z.string() }).parse(data).id;

describe('schema', () => {
  it('lists identities in order of rank and the type of every field that profiles have', async () => {
    const { call, account } = startLytics({ identityFields: ['email', 'user_id'] });
    account.addProfile({
      user_id: 'u1',
      visits: 3,
      ratio: 0.5,
      vip: true,
      tags: ['a'],
      counts: { home: 1 },
      born: '1990-01-01',
    });
    const { data } = await call('GET', '/v2/schema/user/field');
    expect(data).toEqual(
      expect.arrayContaining([
        { id: 'email', type: 'string', is_identifier: true },
        { id: 'visits', type: 'int', is_identifier: false },
        { id: 'ratio', type: 'number', is_identifier: false },
        { id: 'vip', type: 'bool', is_identifier: false },
        { id: 'tags', type: '[]string', is_identifier: false },
        { id: 'counts', type: 'map[string]intsum', is_identifier: false },
        { id: 'born', type: 'date', is_identifier: false },
      ]),
    );
    const nonscalar = z
      .array(z.object({ id: z.string() }))
      .parse((await call('GET', '/v2/schema/user/field?filter=nonscalar')).data);
    expect(nonscalar.map(({ id }) => id)).toEqual(['tags', 'counts']);
    expect((await call('GET', '/v2/schema/user/field/visits')).data).toMatchObject({ type: 'int' });
    expect((await call('GET', '/v2/schema/user/rank')).data).toEqual(['email', 'user_id']);
    expect((await call('GET', '/v2/schema/user/idconfig')).data).toMatchObject([
      { id: 'email', rank: 0 },
      { id: 'user_id' },
    ]);
    expect((await call('GET', '/api/schema/user')).data).toMatchObject({ by_fields: ['email', 'user_id'] });
    expect((await call('GET', '/v2/schema')).data).toEqual(['user']);
  });
  it('knows no other table or field', async () => {
    const { call } = startLytics();
    expect((await call('GET', '/v2/schema/stars/field')).errors).toMatchObject([{ code: 'TABLE-NOTFOUND-009' }]);
    expect((await call('GET', '/v2/schema/user/field/none')).errors).toMatchObject([{ code: 'NOTFOUND-003' }]);
  });
});

describe('subscriptions', () => {
  const webhook = { channel: 'webhook', webhook_url: 'https://example.com/hook', segment_ids: ['vip', 'churned'] };
  const audiences = ['vip', 'churned'].map((slug) => ({ slug, members: [] }));

  it('are created, changed, listed by segment and deleted', async () => {
    const { call, account } = startLytics({ audiences });
    const created = await call('POST', '/api/subscription', { json: { ...webhook, headers: { 'x-key': '1' } } });
    expect(created).toMatchObject({
      http: 200,
      data: { channel: 'webhook', withbackfill: false, account_id: account.id },
    });
    const id = idOf(created.data);
    await call('POST', '/api/subscription', { json: { ...webhook, id, name: 'renamed' } });
    expect(account.subscriptions()).toMatchObject([{ id, name: 'renamed' }]);
    expect((await call('GET', '/api/subscription?segment_id=vip')).data).toMatchObject([{ id }]);
    expect((await call('GET', '/api/subscription?segment_id=all')).data).toEqual([]);
    expect((await call('GET', `/api/subscription/${id}`)).data).toMatchObject({ name: 'renamed' });
    expect((await call('DELETE', `/api/subscription/${id}`)).http).toBe(204);
    expect((await call('DELETE', `/api/subscription/${id}`)).http).toBe(404);
  });
  it.each([
    ['no channel', { ...webhook, channel: undefined }],
    ['an unknown channel', { ...webhook, channel: 'pigeon' }],
    ['a webhook without address', { ...webhook, webhook_url: undefined }],
    ['an address that is none', { ...webhook, webhook_url: 'nonsense' }],
    ['an address that is not of the web', { ...webhook, webhook_url: 'ftp://example.com/hook' }],
    ['an address of files', { ...webhook, webhook_url: 'ftp://example.com/hook' }],
    ['a stream without role', { ...webhook, channel: 'kinesis', region: 'us-east-1', stream: 's' }],
    ['no segment', { ...webhook, segment_ids: [] }],
    ['an unknown segment', { ...webhook, segment_ids: ['unknown'] }],
    ['a backfill of two segments', { ...webhook, withbackfill: true }],
    ['a statement that cannot be parsed', { ...webhook, segmentql: 'FILTER' }],
  ])('refuse %s', async (_, json) => {
    const { call, account } = startLytics({ audiences });
    expect((await call('POST', '/api/subscription', { json })).http).toBe(400);
    expect(account.subscriptions()).toEqual([]);
  });
});
