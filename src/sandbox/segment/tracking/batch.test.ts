import { describe, expect, it } from 'vitest';
import { setUp, writeKey } from '../test-support.ts';

const success = { success: true };

describe('a batch', () => {
  it.each(['batch', 'import'])('at /v1/%s takes every type of call and merges the outer context', async (path) => {
    const { track, workspace } = setUp();
    const batch = [
      { type: 'identify', userId: 'u1', context: { locale: 'de' } },
      { type: 'track', userId: 'u1', event: 'A' },
      { type: 'page', userId: 'u1' },
      { type: 'screen', userId: 'u1' },
      { type: 'group', userId: 'u1', groupId: 'g1' },
      { type: 'alias', userId: 'u1', previousId: 'a1' },
    ];
    const outer = { context: { locale: 'en', ip: '192.0.2.1' }, integrations: { All: false } };
    expect((await track(path, { batch, ...outer })).body).toEqual(success);
    expect(workspace.events().map(({ type }) => type)).toEqual(batch.map(({ type }) => type));
    expect(workspace.events()[0]).toMatchObject({
      context: { locale: 'de', ip: '192.0.2.1' },
      integrations: { All: false },
    });
    expect(workspace.discards()).toEqual([]);
  });

  it('publishes its good items and records the bad ones', async () => {
    const { track, workspace } = setUp();
    const batch = [{ type: 'identify', userId: 'u1' }, { type: 'track', userId: 'u1' }, { userId: 'u1' }];
    expect((await track('batch', { batch })).body).toEqual(success);
    expect(workspace.events()).toHaveLength(1);
    expect(workspace.discards().map(({ code }) => code)).toEqual([
      'event_not_defined',
      'type_unknown',
      'multi_user_error',
    ]);
  });

  it.each([
    ['empty_batch', []],
    ['empty_batch_result', [{ type: 'identify' }]],
  ])('that leaves nothing is recorded as %s', async (code, batch) => {
    const { track, workspace } = setUp();
    expect((await track('batch', { batch })).body).toEqual(success);
    expect(workspace.discards().at(-1)?.code).toBe(code);
  });

  it.each([
    ['dropped', 0],
    ['truncated', 2500],
  ] as const)('of more than 2,500 items is %s behind a success', async (overlongBatch, kept) => {
    const { track, workspace } = setUp({ switches: { overlongBatch } });
    const batch = Array.from({ length: 2501 }, (_, index) => ({ type: 'identify', userId: `u${index}` }));
    expect((await track('batch', { batch })).body).toEqual(success);
    expect(workspace.events()).toHaveLength(kept);
    expect(workspace.discards().filter(({ code }) => code === 'batch_too_long')).toHaveLength(2501 - kept);
  });
});

describe('time', () => {
  it('is corrected for the skew of the sender, who is an hour ahead', async () => {
    const { track, workspace, clock } = setUp();
    const at = (offset: number) => new Date(clock.now() + offset).toISOString();
    await track('track', { userId: 'u1', event: 'A', timestamp: at(3_590_000), sentAt: at(3_600_000) });
    expect(workspace.events()[0]?.timestamp).toBe(clock.now() - 10_000);
  });

  it('is taken as sent without sentAt, and is the receipt without a timestamp', async () => {
    const { track, workspace, clock } = setUp();
    await track('track', { userId: 'u1', event: 'A', timestamp: '2025-12-24T00:00:00Z' });
    await track('track', { userId: 'u1', event: 'B' });
    expect(workspace.events().map(({ timestamp }) => timestamp)).toEqual([Date.UTC(2025, 11, 24), clock.now()]);
  });
});

describe('the pixel', () => {
  it.each([
    [
      'base64 JSON',
      `data=${btoa(JSON.stringify({ writeKey, userId: 'u1', event: 'Seen', properties: { a: { b: '1' } } }))}`,
    ],
    ['dotted names', `writeKey=${writeKey}&userId=u1&event=Seen&properties.a.b=1`],
  ])('takes %s and answers with an image', async (_case, query) => {
    const { send, workspace } = setUp();
    const answer = await send(`https://api.segment.io/v1/pixel/track?${query}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/gif');
    expect(workspace.events()).toMatchObject([{ event: 'Seen', userId: 'u1', properties: { a: { b: '1' } } }]);
  });

  it.each(['data=%25', 'data=bm90IGpzb24', 'userId=u1', '__proto__.polluted=1'])(
    'answers %j with an image too, and records the loss',
    async (query) => {
      const { send, sandbox } = setUp();
      expect((await send(`https://api.segment.io/v1/pixel/track?${query}`)).status).toBe(200);
      expect(sandbox.discards.map(({ code }) => code)).toEqual(['pixel_refused']);
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    },
  );
});
