import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startUpstream, type Upstream } from '../../test/proxy/upstream.ts';
import { type LogEntry } from '../api/index.ts';
import { readEnvironment } from './environment.ts';
import { type Service, startService } from './service.ts';

const authorization = 'Bearer token-of-the-operator';
let directory: string;
let upstream: Upstream;
let logged: LogEntry[];
let service: Service | undefined;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'crosswalk-stop-'));
  upstream = await startUpstream();
});
afterEach(() => service?.stop(0));
afterAll(async () => {
  await upstream.close();
  await rm(directory, { recursive: true });
});

async function start(): Promise<Service> {
  logged = [];
  const environment = readEnvironment({
    PORT: '0',
    CROSSWALK_DATA_DIR: directory,
    CROSSWALK_API_TOKEN: 'token-of-the-operator',
    CROSSWALK_EGRESS_ALLOW: '127.0.0.1',
    CROSSWALK_SANDBOX: 'false',
  });
  service = await startService(environment, (entry) => logged.push(entry));
  return service;
}

/** An account of Braze whose calls go to the upstream. */
async function link({ url }: Service): Promise<string> {
  const account = {
    tenant_id: 'acme',
    integration: 'braze',
    context: { instance: 'US-01', api_key: 'secret' },
    servers: { rest: upstream.url },
    verify: false,
  };
  const init = { method: 'POST', headers: { authorization }, body: JSON.stringify(account) };
  const answer: unknown = await (await fetch(`${url}/integrated-account`, init)).json();
  return z.object({ id: z.string() }).parse(answer).id;
}

/** Begins a write with a key, and hangs up when the vendor has it. */
async function writeAndHangUp({ url }: Service, account: string, key: string): Promise<ServerResponse> {
  const arrival = upstream.next();
  const headers = { authorization, 'idempotency-key': key };
  const caller = request(`${url}/custom/orders?integrated_account_id=${account}`, { method: 'POST', headers });
  caller.on('error', () => {}).end('{"a":1}');
  const { request: incoming, response } = await arrival;
  incoming.resume();
  caller.destroy();
  await new Promise((resolve) => caller.once('close', resolve));
  return response;
}

async function repeat({ url }: Service, account: string, key: string) {
  const init = { method: 'POST', headers: { authorization, 'idempotency-key': key }, body: '{"a":1}' };
  const answer = await fetch(`${url}/custom/orders?integrated_account_id=${account}`, init);
  const body: unknown = await answer.json();
  return { replayed: answer.headers.get('idempotency-replayed'), body };
}

const warnings = () => logged.filter(({ level }) => level === 'warn');

describe('a service that is stopped while it makes a write with a key whose caller has gone', () => {
  it('finishes the write, so that a repeat gets its answer from the next one', async () => {
    const first = await start();
    const account = await link(first);
    const response = await writeAndHangUp(first, account, 'finished');
    const stopped = first.stop(60_000);
    await expect.poll(() => fetch(first.url).catch(() => 'stopping')).toBe('stopping');
    response.writeHead(201, { 'content-type': 'application/json' }).end('{"order":7}');
    expect([await stopped, warnings()]).toEqual([0, []]);

    upstream.reset();
    const next = await start();
    expect(await repeat(next, account, 'finished')).toMatchObject({ replayed: 'true', body: { result: { order: 7 } } });
    expect(upstream.received).toEqual([]);
  });

  it('cuts the write off when time is over, counts it, and a repeat hears at once that its answer was lost', async () => {
    const first = await start();
    const account = await link(first);
    const response = await writeAndHangUp(first, account, 'cut off');
    const hungUp = once(response, 'close');
    expect([await first.stop(0), warnings()]).toEqual([1, []]);
    await hungUp;

    upstream.reset();
    const next = await start();
    const { replayed, body } = await repeat(next, account, 'cut off');
    expect(replayed).toBe('true');
    expect(body).toMatchObject({ code: 'remote_failed', retryable: false });
    expect(upstream.received).toEqual([]);
  });
});
