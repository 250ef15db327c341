import { once } from 'node:events';
import { createServer, request as sendRequest, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connections, vendorNames } from '../../src/sandbox/index.ts';
import { generateRootKey } from '../../src/vault/index.ts';
import { closeServer, listen } from './local-server.ts';
import {
  operatorToken,
  type RunningWorker,
  startWorker,
  startWorkerOnHyperdrive,
  startWorkerWorld,
  type WorkerWorld,
  workerSettings,
} from './worker-world.ts';

let world: WorkerWorld;
beforeAll(async () => {
  world = await startWorkerWorld();
}, 60_000);
afterAll(() => world.close());

describe('the Worker of wrangler.toml', () => {
  let worker: RunningWorker;
  beforeAll(async () => {
    worker = await startWorker({ ...workerSettings(), DATABASE_URL: world.postgres.url });
  }, 60_000);
  afterAll(() => worker.close());

  async function post(path: string, body: unknown): Promise<Response> {
    return worker.fetch(path, { method: 'POST', body: JSON.stringify(body) });
  }

  it.each(['/health', '/ready'])('answers %s', async (path) => {
    const answer = await worker.fetch(path, { headers: { authorization: '' } });
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
  });

  it.each(vendorNames)('links an account of %s and serves a unified user from it', async (vendor) => {
    const linked = await post('/integrated-account', {
      tenant_id: 'acme',
      integration: vendor,
      context: connections[vendor],
      servers: world.serversOf(vendor),
    });
    const account = await linked.json();
    expect(account).toMatchObject({ status: 'active' });
    const answer = await worker.fetch(
      `/unified/user-directory/users/person-0001?integrated_account_id=${account.id}&truto_ignore_remote_data=true`,
    );
    expect(await answer.json()).toMatchObject({ id: 'person-0001', emails: [{ email: expect.stringContaining('@') }] });
  });

  it('serves the API reference without asking anybody else', async () => {
    expect(await (await worker.fetch('/docs')).text()).toContain('./docs/scalar.js');
    const script = await worker.fetch('/docs/scalar.js');
    expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(await script.text()).toContain('createApiReference');
    expect((await worker.fetch('/scalar.js.gz')).status).toBe(404);
  });

  it('answers errors in the envelope', async () => {
    const answer = await worker.fetch('/unified/user-directory/users', { headers: { authorization: 'Bearer wrong' } });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ statusCode: 401, error: 'Unauthorized', code: 'token_invalid' });
  });

  it('serves requests side by side, each with connections of its own', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => worker.fetch('/integrated-account?limit=1')));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  });

  it('makes a write with an idempotency key once', async () => {
    const write = () =>
      worker.fetch('/api-token', {
        method: 'POST',
        headers: { 'idempotency-key': 'once', 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'once', scopes: ['read'] }),
      });
    const [first, second] = [await write(), await write()];
    expect([first.status, second.status, second.headers.get('idempotency-replayed')]).toEqual([201, 201, 'true']);
    expect(await second.text()).toBe(await first.text());
  });

  describe('forwarding native calls', () => {
    let vendor: Server;
    let account: string;
    beforeAll(async () => {
      vendor = createServer((incoming, outgoing) => {
        const { 'content-length': length } = incoming.headers;
        outgoing.writeHead(200, length === undefined ? {} : { 'content-length': length });
        incoming.pipe(outgoing);
      });
      const url = await listen(vendor);
      const servers = { api: url };
      const context = connections.lytics;
      const linked = await post('/integrated-account', {
        tenant_id: 'acme',
        integration: 'lytics',
        context,
        servers,
        verify: false,
      });
      ({ id: account } = await linked.json());
    });
    afterAll(() => closeServer(vendor));

    it('keeps bytes and lengths', async () => {
      const body = crypto.getRandomValues(new Uint8Array(60_000));
      // Without this the edge compresses the answer, which takes its length away.
      const headers = { 'accept-encoding': 'identity' };
      const answer = await worker.fetch(`/native/${account}/any/path`, { method: 'POST', headers, body });
      expect(answer.headers.get('content-length')).toBe(String(body.length));
      expect(new Uint8Array(await answer.arrayBuffer())).toEqual(body);
    });

    it('streams both ways: the vendor answers before the caller has sent everything', async () => {
      const headers = { authorization: `Bearer ${operatorToken}` };
      const sent = sendRequest(new URL(`/native/${account}/any/path`, worker.url), { method: 'POST', headers });
      sent.write('first');
      const [answer] = await once(sent, 'response');
      const chunks: string[] = [];
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        chunks.push(chunk);
        if (chunks.length === 1) sent.end('second');
      });
      await once(answer, 'end');
      expect(chunks).toEqual(['first', 'second']);
    });
  });
});

describe('the example of a Worker that embeds Crosswalk, with its database behind Hyperdrive', () => {
  let worker: RunningWorker;
  beforeAll(async () => {
    worker = await startWorkerOnHyperdrive('docs/examples/worker.ts', world.postgres.url, workerSettings());
  }, 60_000);
  afterAll(() => worker.close());

  it('serves Crosswalk under its base path, and the rest itself', async () => {
    expect((await worker.fetch('/crosswalk/ready')).status).toBe(200);
    const document = await (await worker.fetch('/crosswalk/openapi.json')).json();
    expect(document).toMatchObject({ servers: [{ url: '/crosswalk' }] });
    expect(await (await worker.fetch('/')).text()).toBe('This is your own Worker.');
  });

  it('uses the operations without HTTP', async () => {
    expect(await (await worker.fetch('/accounts')).json()).toEqual({ accounts: expect.any(Number) });
  });
});

describe('a Worker that is not set up', () => {
  it('says so to everybody and the reason to the log only', async () => {
    const worker = await startWorker({ CROSSWALK_VAULT_KEYS: generateRootKey('test') });
    const answer = await worker.fetch('/health');
    expect(answer.status).toBe(500);
    expect(await answer.json()).toMatchObject({ code: 'internal_error', retryable: false });
    expect(worker.logs().join('\n')).toContain('The Worker needs a database');
    await worker.close();
  }, 60_000);

  it('is not ready while the operator’s token cannot be used, and never logs it', async () => {
    const secrets = { ...workerSettings(), DATABASE_URL: world.postgres.url, CROSSWALK_API_TOKEN: 'too-short' };
    const worker = await startWorker(secrets);
    expect((await worker.fetch('/ready')).status).toBe(503);
    const logs = worker.logs().join('\n');
    expect(logs).toContain('CROSSWALK_API_TOKEN must have at least 16 characters');
    expect(logs).not.toContain('too-short');
    await worker.close();
  }, 60_000);
});
