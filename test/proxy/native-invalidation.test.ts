import { expect, it } from 'vitest';
import { type Live } from './live.ts';
import { type Upstream } from './upstream.ts';
import { useLive, vendorKey } from './use-live.ts';

let live: Live;
let upstream: Upstream;
let account: string;
let bearer: string[];

useLive((started) => {
  ({ live, upstream, account, bearer } = started);
});

it('a token that is revoked is refused by the next call, however often it was used before', async () => {
  const { tokens } = live.harness.crosswalk.api;
  const { apiToken, token } = await tokens.create({ name: 'short-lived', scopes: ['write'] });
  const call = { target: `/native/${account}/segments/list`, headers: ['Authorization', `Bearer ${token}`] };
  for (const status of [200, 200]) expect((await live.send(call)).status).toBe(status);
  await tokens.revoke(apiToken.id);
  upstream.reset();
  expect((await live.send(call)).status).toBe(401);
  expect(upstream.received).toEqual([]);
  expect((await live.send({ ...call, headers: bearer })).status).toBe(200);
});

it('an account that is deleted is called no more, however often it was called before', async () => {
  const id = await live.link('braze', { instance: 'US-01', api_key: vendorKey }, { rest: upstream.url });
  const call = { target: `/native/${id}/segments/list`, headers: bearer };
  for (const status of [200, 200]) expect((await live.send(call)).status).toBe(status);
  await live.harness.crosswalk.api.accounts.remove(id);
  upstream.reset();
  expect((await live.send(call)).status).toBe(404);
  expect(upstream.received).toEqual([]);
});

it('credentials and servers that are replaced are those of the next call', async () => {
  const id = await live.link('braze', { instance: 'US-01', api_key: vendorKey }, { rest: upstream.url });
  const call = { target: `/native/${id}/segments/list`, headers: bearer };
  expect((await live.send(call)).status).toBe(200);
  const servers = { rest: `${upstream.url}/moved` };
  await live.harness.crosswalk.api.accounts.update(id, { context: { api_key: 'new-key' }, servers, verify: false });
  upstream.reset();
  expect((await live.send(call)).status).toBe(200);
  const { target, rawHeaders } = upstream.only();
  expect(target).toBe('/moved/segments/list');
  expect(rawHeaders).toContain('Bearer new-key');
});
