import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCrosswalk, type NodeCrosswalk, parseEgressAllow } from '../../src/runtime/node.ts';
import { systemClock } from '../../src/runtime/system-clock.ts';
import { generateRootKey } from '../../src/vault/index.ts';
import { type PostgresServer, startPostgres } from '../postgres.ts';
import { builtProgram } from '../programs.ts';
import { northwind, oauthClients } from './northwind.ts';
import { createRotatingProvider, type RotatingProvider } from './rotating-provider.ts';

let postgres: PostgresServer;
let server: Server;
let provider: RotatingProvider;
let origin: string;
let parent: NodeCrosswalk;
let children: ChildProcess[];

/** The provider on a port. What it throws becomes a connection that breaks. */
async function listen(): Promise<string> {
  server = createServer((request, response) => {
    const serve = async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) if (chunk instanceof Buffer) chunks.push(chunk);
      const answer = await provider.transport.send({
        url: new URL(request.url ?? '/', 'http://127.0.0.1'),
        method: request.method ?? 'GET',
        headers: [['authorization', request.headers.authorization ?? '']],
        body: Uint8Array.from(Buffer.concat(chunks)),
        signal: new AbortController().signal,
        checkAddress: () => {},
        sending: () => {},
      });
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(answer.body instanceof Uint8Array ? answer.body : undefined);
    };
    serve().catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('a server on TCP has a port');
  return `127.0.0.1:${address.port}`;
}

beforeAll(async () => {
  postgres = await startPostgres();
  provider = createRotatingProvider(systemClock);
  provider.delay = 300;
  const host = await listen();
  origin = `http://${host}`;
  const vaultKeys = generateRootKey('test');
  const egressAllow = parseEgressAllow(host);
  const options = {
    databaseUrl: postgres.url,
    vaultKeys,
    egressAllow,
    integrations: { northwind },
    oauthClients,
    publicUrl: new URL('https://crosswalk.test'),
  };
  parent = await createCrosswalk(options);
  const { token } = await parent.api.tokens.create({ name: 'test', scopes: ['write'] });
  const env = {
    ...process.env,
    DATABASE_URL: postgres.url,
    VAULT_KEYS: vaultKeys,
    EGRESS_ALLOW: host,
    API_TOKEN: token,
  };
  const program = await builtProgram('refresh-process');
  children = [1, 2].map(() => fork(program, { env, execArgv: [] }));
  await Promise.all(children.map((child) => once(child, 'message')));
});
afterAll(async () => {
  for (const child of children) child.kill();
  await parent.close();
  server.closeAllConnections();
  server.close();
  await postgres.stop();
});

/** An account whose token is at its end as soon as it is stored. */
async function link(): Promise<string> {
  const tokens = { access_token: { ...provider.allow(), life: 0.001 } };
  const servers = { api: `${origin}/api`, login: origin };
  const { id } = await parent.api.accounts.create({
    tenantId: 'acme',
    integration: 'northwind',
    context: {},
    servers,
    tokens,
  });
  return id;
}

/** So many calls in each process, at the same time; every status that there was. */
async function callInAll(account: string, calls: number): Promise<unknown[]> {
  const answers = children.map(async (child) => {
    const answer = once(child, 'message');
    child.send({ account, calls });
    return (await answer)[0];
  });
  return Promise.all(answers);
}

describe('a thousand calls in two processes', () => {
  it('refresh a token that has run out exactly once, every time', async () => {
    for (const expiry of [1, 2, 3]) {
      expect(await callInAll(await link(), 500)).toEqual([[200], [200]]);
      expect(provider.requests).toHaveLength(expiry);
    }
    expect(provider.reused).toBe(0);
  });

  it('ask a token endpoint that breaks the connection no more than once, and recover', async () => {
    const before = provider.requests.length;
    provider.behaviours = ['drops before acting'];
    const account = await link();
    expect(await callInAll(account, 500)).toEqual([[502], [502]]);
    expect(provider.requests.length - before).toBe(1);
    await parent.api.accounts.refreshCredentials(account);
    expect(provider.requests.length - before).toBe(2);
    expect(provider.reused).toBe(0);
  });
});
