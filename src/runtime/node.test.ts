import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCrosswalk, type NodeCrosswalk } from './node.ts';
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
    expect(crosswalk.builtInSandbox?.world.people).toHaveLength(3);
  });

  it('finds the sandbox accounts that there are', async () => {
    expect(await ensureSandboxAccounts(crosswalk)).toEqual(accounts);
  });

  it('serves the API reference whole, from its own files', async () => {
    expect(await (await get('/crosswalk/docs')).text()).not.toMatch(/(src|href)="?(https?:)?\/\//);
    const script = await get('/crosswalk/docs/scalar.js');
    expect(script.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(await script.arrayBuffer()).toString()).toContain('createApiReference');
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
