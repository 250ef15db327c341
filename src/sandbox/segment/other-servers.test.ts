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
  const address = 'https://fn.segmentapis.com/';
  const start = () => setUp({ sourceFunctions: [{ name: 'Orders', token: 'secret' }] });

  it('hands JSON to the function whose token it is called with', async () => {
    const { send, workspace, clock } = start();
    const { status, body } = await send(`${address}?b=secret`, post('{"any":"thing"}'));
    expect([status, body]).toEqual([200, { success: true }]);
    expect(workspace.functionCalls()).toEqual([{ functionName: 'Orders', payload: { any: 'thing' }, at: clock.now() }]);
  });

  it.each([
    ['without a token', '', '{}', 401],
    ['with a token of no function', '?b=other', '{}', 401],
    ['for what is no JSON', '?b=secret', '{"cut', 400],
    ['above 512 KB', '?b=secret', JSON.stringify('x'.repeat(512 * 1024)), 413],
  ])('fails %s', async (_, query, body, status) => {
    const { send, workspace } = start();
    expect((await send(address + query, post(body))).status).toBe(status);
    expect(workspace.functionCalls()).toEqual([]);
  });
});
