import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../src/db/index.ts';
import { type Live } from '../proxy/live.ts';
import { type Upstream } from '../proxy/upstream.ts';
import { useLive } from '../proxy/use-live.ts';
import { responseClasses, serve, type Served } from './served.ts';

let live: Live;
let upstream: Upstream;
let target: string;
let authorization: string;

useLive((vendor) => {
  ({ live, upstream } = vendor);
  target = `/custom/any/path?integrated_account_id=${vendor.account}`;
  authorization = `Bearer ${live.harness.token}`;
});

describe.each(responseClasses)('with %s', (_what, options) => {
  let served: Served;
  beforeAll(async () => {
    served = await serve(live.harness.crosswalk, options);
  });
  afterAll(() => served.close());

  async function send(method: string, key?: string) {
    const headers = { authorization, ...(key === undefined ? {} : { 'idempotency-key': key }) };
    const answer = await fetch(served.url + target, { method, headers });
    return { status: answer.status, text: await answer.text(), replayed: answer.headers.get('idempotency-replayed') };
  }

  it.each([
    [204, 'GET', ''],
    [204, 'DELETE', ''],
    [205, 'POST', ''],
    [205, 'POST', '{"more":"than there may be"}'],
  ])('a vendor’s %i to a %s that calls its body JSON, "%s", is answered without one', async (status, method, body) => {
    upstream.answerWith((_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
    expect(await send(method)).toEqual({ status, text: '', replayed: null });
  });

  it.each([204, 205])('a write with a key that a vendor answers with such a %i is made once', async (status) => {
    upstream.answerWith((_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end();
    });
    const key = `${options.overrideGlobalObjects} ${status}`;
    expect(await send('DELETE', key)).toEqual({ status, text: '', replayed: null });
    expect(await send('DELETE', key)).toEqual({ status, text: '', replayed: 'true' });
    expect(upstream.received).toHaveLength(1);
    const rows = await live.harness.database.database.select().from(schema.idempotencyKey);
    expect(rows.filter((row) => row.status === null)).toEqual([]);
  });
});
