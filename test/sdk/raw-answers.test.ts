import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createClient, type CrosswalkClient } from '../../sdk/index.ts';
import { useLive } from '../proxy/use-live.ts';
import { type Upstream } from '../proxy/upstream.ts';

let upstream: Upstream;
let account: string;
let client: CrosswalkClient;

useLive((started) => {
  ({ upstream, account } = started);
  const { live } = started;
  client = createClient({ baseUrl: live.url, token: live.harness.token, startTimer: () => () => {} });
});

const event = { events: [{ external_id: 'ada-1', name: 'signed up', time: '2026-01-01T00:00:00Z' }] };

describe.each<[string, string, string, unknown]>([
  ['a read', 'segments', 'list', undefined],
  ['a call that changes something', 'users', 'track', event],
])('the raw answer of %s', (_, resource, method, body) => {
  it('begins when the vendor’s does, and comes part by part', async () => {
    const arrival = upstream.next();
    const raw = client.proxy(account).raw(resource, method, body);
    const { response } = await arrival;
    response.write('first');
    const reader = (await raw).body?.getReader();
    const next = async () => new TextDecoder().decode((await reader?.read())?.value);
    expect(await next()).toBe('first');
    response.end('last');
    expect(await next()).toBe('last');
    expect((await reader?.read())?.done).toBe(true);
  });

  it('ends at the vendor with the signal of the call, before it has begun', async () => {
    const ending = new AbortController();
    const arrival = upstream.next();
    const raw = client.proxy(account).raw(resource, method, body, { signal: ending.signal });
    const { response } = await arrival;
    const closed = once(response, 'close');
    ending.abort(new Error('no longer wanted'));
    await expect(raw).rejects.toThrow('no longer wanted');
    await closed;
    expect(response.writableFinished).toBe(false);
  });
});
