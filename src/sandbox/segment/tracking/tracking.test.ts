import { describe, expect, it } from 'vitest';
import { basic, setUp, writeKey } from '../test-support.ts';

const success = { success: true };
const endpoint = 'https://api.segment.io/v1/identify';

describe('the Tracking API at its edge', () => {
  it('takes the write key in the body or as Basic user name', async () => {
    const { track, send, workspace } = setUp();
    const headers = { 'Content-Type': 'application/json' };
    const inBody = { method: 'POST', headers, body: JSON.stringify({ writeKey, userId: 'u1' }) };
    expect((await send(endpoint, inBody)).body).toEqual(success);
    expect((await track('identify', { userId: 'u1' })).body).toEqual(success);
    expect(workspace.events()).toHaveLength(2);
  });

  it.each([
    ['without a key', {}, undefined],
    ['with a very short key', { writeKey: 'abcdef' }, undefined],
    ['with an empty key', { writeKey: '' }, undefined],
    ['with Basic that lacks its colon', { writeKey }, `Basic ${btoa(writeKey)}`],
    ['with Basic of a very short key', {}, basic('abc')],
  ])('refuses a call %s', async (_case, key, authorization) => {
    const { send } = setUp();
    const headers: HeadersInit = {
      'Content-Type': 'application/json',
      ...(authorization === undefined ? {} : { Authorization: authorization }),
    };
    const answer = await send(endpoint, { method: 'POST', headers, body: JSON.stringify({ ...key, userId: 'u1' }) });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ success: false, message: 'An invalid write key was provided' });
  });

  it('answers an unknown write key with success and records the loss', async () => {
    const { track, sandbox, workspace } = setUp();
    expect((await track('identify', { userId: 'u1' }, 'no-such-write-key')).body).toEqual(success);
    expect(sandbox.discards).toMatchObject([{ code: 'project_not_found', writeKey: 'no-such-write-key' }]);
    expect(workspace.events()).toEqual([]);
  });

  it.each(['{"userId":', '[]', 'null', ''])('refuses the body %j as malformed', async (body) => {
    const { send } = setUp();
    const headers = { 'Content-Type': 'application/json', Authorization: basic(writeKey) };
    const answer = await send(endpoint, { method: 'POST', headers, body });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ success: false, message: 'malformed JSON', code: 'invalid_request' });
  });

  it('refuses another content type, except text on the routes of the browser', async () => {
    const { send, workspace } = setUp();
    const init = {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain' },
      body: JSON.stringify({ writeKey, userId: 'u1' }),
    };
    expect((await send(endpoint, init)).status).toBe(400);
    expect((await send('https://api.segment.io/v1/i', init)).status).toBe(200);
    expect(workspace.events().map(({ type }) => type)).toEqual(['identify']);
  });

  it('reads a gzip body and refuses a broken one', async () => {
    const { send, workspace } = setUp();
    const headers = {
      'Content-Type': 'application/json',
      'Content-Encoding': 'gzip',
      Authorization: basic(writeKey),
    };
    const plain = new Blob([JSON.stringify({ userId: 'u1' })]).stream();
    const body = await new Response(plain.pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
    expect((await send(endpoint, { method: 'POST', headers, body })).status).toBe(200);
    expect(workspace.events()).toHaveLength(1);
    expect((await send(endpoint, { method: 'POST', headers, body: 'not gzip' })).status).toBe(400);
  });

  it('refuses a call above 32 KB, a batch above 500 KB, and a batch with an item above 32 KB', async () => {
    const { track, workspace } = setUp();
    const sized = (bytes: number) => ({ userId: 'u1', type: 'identify', traits: { text: 'x'.repeat(bytes) } });
    const refused = { success: false, message: 'Exceed payload limit', code: 'invalid_request' };
    const large = await track('identify', sized(32 * 1024));
    expect([large.status, large.body]).toEqual([400, refused]);
    const batch = await track('batch', { batch: Array.from({ length: 17 }, () => sized(30 * 1024)) });
    expect([batch.status, batch.body]).toEqual([400, refused]);
    const item = await track('batch', { batch: [sized(10), sized(32 * 1024)] });
    expect([item.status, item.body]).toEqual([400, refused]);
    expect(workspace.events()).toEqual([]);
    expect((await track('identify', sized(32 * 1024 - 100))).status).toBe(200);
  });

  it('answers 429 with seconds to wait once the workspace is over its rate', async () => {
    const { track, clock } = setUp({ limits: { trackingPerSecond: 2 } });
    await track('track', { userId: 'u1', event: 'A' });
    await track('track', { userId: 'u1', event: 'A' });
    const over = await track('track', { userId: 'u1', event: 'A' });
    expect(over.status).toBe(429);
    expect(over.headers.get('Retry-After')).toBe('1');
    expect(over.headers.get('X-RateLimit-Reset')).toBe('1');
    clock.advance(1000);
    expect((await track('track', { userId: 'u1', event: 'A' })).status).toBe(200);
  });

  it('accepts what is over the rate when switched to queue', async () => {
    const { track } = setUp({ limits: { trackingPerSecond: 1 }, switches: { overRate: 'queued' } });
    await track('identify', { userId: 'u1' });
    expect((await track('identify', { userId: 'u1' })).status).toBe(200);
  });

  it('answers an unknown route with 404', async () => {
    const { track, send } = setUp();
    expect((await track('delete', { userId: 'u1' })).status).toBe(404);
    expect((await send(endpoint)).status).toBe(404);
  });
});
