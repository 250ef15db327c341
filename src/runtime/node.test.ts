import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttpServer } from './http-server.ts';
import { createCrosswalk, type NodeCrosswalk, toNodeHandler } from './node.ts';
import { ensureSandboxAccounts, type SandboxAccount } from './sandbox-accounts.ts';

let crosswalk: NodeCrosswalk;
let accounts: SandboxAccount[];
beforeAll(async () => {
  crosswalk = await createCrosswalk({ dataDirectory: null, sandbox: { people: 3 }, basePath: '/crosswalk' });
  accounts = await ensureSandboxAccounts(crosswalk);
});
afterAll(() => crosswalk.close());

const get = (path: string) => crosswalk.fetch(new Request(`http://localhost${path}`));

describe('createCrosswalk', () => {
  it('serves one sandbox account of each integration, with as many people as it is told', async () => {
    expect(accounts.map(({ integration }) => integration).sort()).toEqual(crosswalk.definitions.names);
    for (const { id } of accounts) {
      const user = await crosswalk.api.unified.get({ accountId: id }, 'user-directory', 'users', 'person-0003');
      expect(user).toMatchObject({ external_id: 'person-0003' });
    }
    expect((await crosswalk.builtInSandbox?.start())?.world.people).toHaveLength(3);
  });

  it('finds the sandbox accounts that there are, without the sandbox', async () => {
    const unneeded = () => Promise.reject(new Error('The sandbox is not needed.'));
    const builtInSandbox = { start: unneeded, connectionOf: unneeded, transport: { send: unneeded } };
    expect(await ensureSandboxAccounts({ ...crosswalk, builtInSandbox })).toEqual(accounts);
  });

  it('does not take an account that was added to them for one of them', async () => {
    const added = { tenantId: 'sandbox', integration: 'lytics', context: {}, sandbox: true };
    const { id } = await crosswalk.api.accounts.create(added);
    expect(await ensureSandboxAccounts(crosswalk)).toEqual(accounts);
    await crosswalk.api.accounts.remove(id);
  });

  it('serves the API reference whole, from its own files', async () => {
    expect(await (await get('/crosswalk/docs')).text()).not.toMatch(/(src|href)="?(https?:)?\/\//);
    const script = await get('/crosswalk/docs/scalar.js');
    expect(script.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(await script.arrayBuffer()).toString()).toContain('createApiReference');
  });

  it('takes a body whose length is not announced, and bounds it, behind a handler of an application', async () => {
    const server = await startHttpServer({ handler: toNodeHandler(crosswalk), host: '127.0.0.1', port: 0 });
    const { token } = await crosswalk.api.tokens.create({ name: 'test', scopes: ['admin'] });
    const send = (...chunks: string[]) =>
      request(`http://127.0.0.1:${server.port}/crosswalk/api-token`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: Readable.from(chunks.map((chunk) => Buffer.from(chunk))),
      });
    expect((await send('{ "name": "streamed",', '"scopes": ["read"] }')).statusCode).toBe(201);
    const refused = await send('{ "name": "', 'x'.repeat(5_000_000), '" }');
    expect(await refused.body.json()).toMatchObject({ statusCode: 413, code: 'body_too_large' });
    await server.drain(0);
  });

  it('answers 503 on /ready while it drains, and serves on', async () => {
    expect((await get('/ready')).status).toBe(200);
    crosswalk.drain();
    expect([(await get('/ready')).status, (await get('/health')).status]).toEqual([503, 200]);
  });

  it('needs vault keys for a database server', async () => {
    const attempt = createCrosswalk({ databaseUrl: 'postgres://crosswalk@localhost/crosswalk' });
    await expect(attempt).rejects.toThrow('A database server needs vault keys, the same in every process.');
  });
});
