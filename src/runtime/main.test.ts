import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { builtProgram } from '../../test/programs.ts';
import { logEntries, type StartedProcess, startProcess } from './process-test-kit.ts';

const accountList = z.object({ result: z.array(z.object({ id: z.string(), tenant_id: z.string() })) });

let program: string;
let directory: string;
let running: StartedProcess[] = [];

beforeAll(async () => {
  program = await builtProgram('main');
  directory = await mkdtemp(join(tmpdir(), 'crosswalk-main-'));
});
afterEach(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGKILL');
    await ended();
  }
  running = [];
});
afterAll(() => rm(directory, { recursive: true }));

function start(variables: Record<string, string> = {}, throughShell = false): StartedProcess {
  const defaults = { PORT: '0', CROSSWALK_DATA_DIR: join(directory, 'data') };
  const started = startProcess(program, { ...defaults, ...variables }, throughShell);
  running.push(started);
  return started;
}

/** The curl lines of a banner, as requests with this token. */
function pastedRequests(banner: string, token: string): { url: string; init: RequestInit }[] {
  return [...banner.matchAll(/^curl .*$/gm)].map(([line]) => {
    const headers = [...line.matchAll(/-H "([^:"]+): ([^"]+)"/g)].map(([, name = '', value = '']): [string, string] => [
      name,
      value.replace('$CROSSWALK_TOKEN', token),
    ]);
    const [, method = 'GET'] = /-X (\w+)/.exec(line) ?? [];
    const [, body] = /-d '([^']+)'/.exec(line) ?? [];
    const [, url = ''] = /"(http[^"]+)"$/.exec(line) ?? [];
    return { url, init: { method, headers, ...(body === undefined ? {} : { body }) } };
  });
}

async function accountIds(url: string, token: string): Promise<string[]> {
  const response = await fetch(`${url}/integrated-account`, { headers: { authorization: `Bearer ${token}` } });
  return accountList.parse(await response.json()).result.map(({ id }) => id);
}

/** A vendor that answers when it is told to. */
async function startSlowVendor(): Promise<{ server: Server; url: string; asked: Promise<ServerResponse> }> {
  const server = createServer();
  const asked = once(server, 'request').then(([, outgoing]: ServerResponse[]) => {
    if (outgoing === undefined) throw new TypeError('a request comes with its response');
    return outgoing;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('a server on TCP has a port');
  return { server, url: `http://127.0.0.1:${address.port}`, asked };
}

async function linkSlowVendor(url: string, token: string, vendor: string): Promise<string> {
  const response = await fetch(`${url}/integrated-account`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      tenant_id: 'acme',
      integration: 'lytics',
      context: { api_token: 'at.0123456789abcdef0123456789abcdef.0123456789abcdef0123456789abcdef' },
      servers: { api: vendor },
      verify: false,
    }),
  });
  return z.object({ id: z.string() }).parse(await response.json()).id;
}

describe('npm start', () => {
  it('starts with nothing, works as its banner says, finishes what is under way, and keeps everything', async () => {
    const vendor = await startSlowVendor();
    const first = start({ CROSSWALK_EGRESS_ALLOW: '127.0.0.1' });
    const url = await first.started();
    const [, token = ''] = /export CROSSWALK_TOKEN=(cw_\w+)/.exec(first.output.stderr) ?? [];

    expect((await stat(join(directory, 'data', 'vault-keys'))).mode & 0o777).toBe(0o600);
    expect(first.output.stderr).toContain('New vault keys are in');
    expect((await fetch(`${url}/ready`)).status).toBe(200);
    const requests = pastedRequests(first.output.stderr, token);
    expect(requests).toHaveLength(9);
    for (const { url: address, init } of requests) {
      const response = await fetch(address, init);
      expect(response.status, `${init.method} ${address}: ${await response.text()}`).toBe(200);
    }
    const sandboxIds = await accountIds(url, token);
    expect(sandboxIds).toHaveLength(4);

    const slow = await linkSlowVendor(url, token, vendor.url);
    const answer = fetch(`${url}/native/${slow}/slow`, { headers: { authorization: `Bearer ${token}` } });
    const outgoing = await vendor.asked;
    outgoing.write('one ');
    first.child.kill('SIGTERM');
    await expect.poll(() => first.output.stdout).toContain('stopping');
    await expect(fetch(`${url}/health`)).rejects.toThrow('fetch failed');
    outgoing.end('two');
    expect(await (await answer).text()).toBe('one two');
    expect(await first.ended()).toBe(0);
    expect(logEntries(first).at(-1)).toMatchObject({ message: 'stopped', requests_cut_off: 0 });
    expect(first.output.stdout).not.toContain(token);

    const again = start({ CROSSWALK_API_TOKEN: 'a-token-of-the-operator' });
    const secondUrl = await again.started();
    expect(again.output.stderr).not.toContain('New vault keys');
    expect(await accountIds(secondUrl, token)).toEqual([slow, ...sandboxIds]);
    expect(await accountIds(secondUrl, 'a-token-of-the-operator')).toHaveLength(5);

    const intruder = start();
    expect(await intruder.ended()).toBe(1);
    expect(intruder.output.stderr).toMatch(
      /^Crosswalk cannot start\. The data directory .+ is in use by process \d+; stop it first\.\n$/,
    );
    vendor.server.close();
  }, 120_000);

  it('ends the call to the vendor when the caller hangs up', async () => {
    const vendor = await startSlowVendor();
    const service = start({ CROSSWALK_EGRESS_ALLOW: '127.0.0.1', CROSSWALK_API_TOKEN: 'a-token-of-the-operator' });
    const url = await service.started();
    const slow = await linkSlowVendor(url, 'a-token-of-the-operator', vendor.url);
    const caller = new AbortController();
    const authorization = 'Bearer a-token-of-the-operator';
    const answer = fetch(`${url}/native/${slow}/x`, { headers: { authorization }, signal: caller.signal });
    const outgoing = await vendor.asked;
    const hungUp = once(outgoing, 'close');
    caller.abort();
    await expect(answer).rejects.toThrow('aborted');
    await hungUp;
    expect(outgoing.writableFinished).toBe(false);
    vendor.server.close();
  }, 60_000);

  it('stops cleanly when npm and its shell are killed, which pass no signal on', async () => {
    const service = start({ npm_lifecycle_event: 'start' }, true);
    await service.started();
    service.child.kill('SIGKILL');
    await service.ended();
    expect(logEntries(service).at(-1)).toMatchObject({ message: 'stopped' });
  });

  it.each([
    ['a wrong value', { PORT: 'eighty' }, 'PORT must be a whole number from 0 to 65535.'],
    [
      'a data directory that cannot be made',
      { CROSSWALK_DATA_DIR: join(import.meta.filename, 'data') },
      `The data directory ${join(import.meta.filename, 'data')} cannot be used: ENOTDIR: not a directory, mkdir '${join(import.meta.filename, 'data')}'. Choose another with CROSSWALK_DATA_DIR.`,
    ],
    [
      'a database that cannot be reached',
      { DATABASE_URL: 'postgres://u:hunter2@127.0.0.1:1/x', CROSSWALK_VAULT_KEYS: `main:${'A'.repeat(43)}` },
      'The database cannot be reached. connect ECONNREFUSED 127.0.0.1:1',
    ],
  ])('says in one line what is wrong with %s', async (_what, variables, expected) => {
    const service = start(variables);
    expect(await service.ended()).toBe(1);
    expect(service.output.stderr).toBe(`Crosswalk cannot start. ${expected}\n`);
  });

  it('says in one line that the port is taken, and leaves nothing running', async () => {
    const { server, url } = await startSlowVendor();
    const service = start({ PORT: new URL(url).port });
    expect(await service.ended()).toBe(1);
    expect(service.output.stderr).toMatch(/^Crosswalk cannot start\. Port \d+ is taken by another program\..+\n$/);
    server.close();
  });
});
