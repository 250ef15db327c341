import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type LogEntry } from '../../src/index.ts';
import { type Live } from '../proxy/live.ts';
import { type Upstream } from '../proxy/upstream.ts';
import { useLive } from '../proxy/use-live.ts';
import { responseClasses, serve, type Served } from './served.ts';

let live: Live;
let upstream: Upstream;
let target: string;

useLive((vendor) => {
  ({ live, upstream } = vendor);
  target = `/custom/any/path?integrated_account_id=${vendor.account}`;
});

/** More than is held of an answer before it is handed on. */
const beginning = Buffer.alloc(1024 * 1024 + 1);

describe.each(responseClasses)('with %s, an answer that breaks off after more than is held of it', (_what, options) => {
  let served: Served;
  const logged: LogEntry[] = [];
  beforeAll(async () => {
    served = await serve({ ...live.harness.crosswalk, log: (entry) => logged.push(entry) }, options);
  });
  afterAll(() => served.close());

  it.each<[string, Record<string, string>]>([
    ['to a call without a key', {}],
    ['to a call with a key', { 'idempotency-key': `cut ${options.overrideGlobalObjects}` }],
  ])('%s cuts the connection, and the log says why, in one line with the request', async (_call, keys) => {
    const printed = [vi.spyOn(console, 'error'), vi.spyOn(console, 'info')];
    let cut = () => {};
    upstream.answerWith((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain', 'content-length': '3000000' });
      response.write(beginning);
      cut = () => response.destroy();
    });
    logged.length = 0;
    const headers = { authorization: `Bearer ${live.harness.token}`, 'x-request-id': 'the-request', ...keys };
    const answer = await fetch(served.url + target, { method: 'POST', headers });
    expect(answer.status).toBe(200);
    cut();
    await expect(answer.text()).rejects.toThrow('terminated');
    expect(logged).toEqual([
      {
        level: 'warn',
        message: expect.stringMatching(/^An answer broke off: [^\n]+$/),
        request_id: 'the-request',
        code: 'remote_failed',
      },
    ]);
    expect(printed.flatMap(({ mock }) => mock.calls)).toEqual([]);
  });

  it('is cut off without a word when its caller has gone', async () => {
    const arrival = upstream.next();
    const caller = new AbortController();
    const headers = { authorization: `Bearer ${live.harness.token}` };
    const answer = fetch(served.url + target, { method: 'POST', headers, signal: caller.signal });
    const { response } = await arrival;
    const closed = new Promise((resolve) => response.once('close', resolve));
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.write(beginning);
    expect((await answer).status).toBe(200);
    logged.length = 0;
    caller.abort();
    await closed;
    expect(logged).toEqual([]);
  });
});
