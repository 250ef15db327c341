import { describe, expect, it } from 'vitest';
import { setUp, writeKey } from './test-support.ts';

describe('the server of SDK settings', () => {
  it('names the enabled destinations of the source of a write key', async () => {
    const { send } = setUp({
      sources: [{ id: 'source_1', writeKey, destinations: [{ id: 'dest_1', name: 'Webhook' }] }],
    });
    const { status, body } = await send(`https://cdn.segment.com/v1/projects/${writeKey}/settings`);
    expect([status, body]).toMatchObject([200, { integrations: { Webhook: {}, 'Segment.io': { apiKey: writeKey } } }]);
    expect((await send('https://cdn.segment.com/v1/projects/unknown/settings')).status).toBe(404);
  });
});

describe('the server of source functions', () => {
  const post = (body: string): RequestInit => ({ method: 'POST', body });

  it('takes JSON for a function that is named', async () => {
    const { send } = setUp();
    const { status, body } = await send('https://fn.segmentapis.com/?b=token', post('{"any":"thing"}'));
    expect([status, body]).toEqual([200, { success: true }]);
  });

  it('fails without a token, for what is no JSON, and above 512 KB', async () => {
    const { send } = setUp();
    expect((await send('https://fn.segmentapis.com/', post('{}'))).status).toBe(401);
    expect((await send('https://fn.segmentapis.com/?b=token', post('{"cut'))).status).toBe(400);
    const large = JSON.stringify('x'.repeat(512 * 1024));
    expect((await send('https://fn.segmentapis.com/?b=token', post(large))).status).toBe(413);
  });
});
