import { cp, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { generateRootKey } from '../vault/index.ts';
import { askToRotate } from './ask-to-rotate.ts';
import { startHttpServer } from './http-server.ts';
import { createCrosswalk, type NodeCrosswalk, toNodeHandler } from './node.ts';
import { rotateVault } from './rotate-vault.ts';
import { ensureSandboxAccounts } from './sandbox-accounts.ts';

const sandbox = { people: 1 };
let parent: string;
/** A data directory with an account, closed; each test works on a copy. */
let template: string;
let keys: string;
let madeKeys: boolean;
let accountId: string;
let dataDirectory: string;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'crosswalk-keys-'));
  template = join(parent, 'template');
  const crosswalk = await createCrosswalk({ dataDirectory: template, sandbox });
  madeKeys = crosswalk.database.madeVaultKeys;
  accountId = (await ensureSandboxAccounts(crosswalk))[0]?.id ?? '';
  await crosswalk.close();
  keys = (await readFile(join(template, 'vault-keys'), 'utf8')).trim();
});
beforeEach(async () => {
  dataDirectory = await mkdtemp(join(parent, 'copy-'));
  await cp(template, dataDirectory, { recursive: true });
});
afterEach(() => rm(dataDirectory, { recursive: true }));
afterAll(() => rm(parent, { recursive: true }));

const keysFile = () => join(dataDirectory, 'vault-keys');
const modeOf = async (file: string) => (await stat(file)).mode & 0o777;
const userOf = (crosswalk: NodeCrosswalk) =>
  crosswalk.api.unified.get({ accountId }, 'user-directory', 'users', 'person-0001');

describe('vault keys', () => {
  it('are made into the data directory for its owner only, and open it again', async () => {
    expect(await modeOf(keysFile())).toBe(0o600);
    const crosswalk = await createCrosswalk({ dataDirectory, sandbox });
    expect([madeKeys, crosswalk.database.madeVaultKeys]).toEqual([true, false]);
    expect(await userOf(crosswalk)).toMatchObject({ external_id: 'person-0001' });
    await crosswalk.close();
  });

  it('are missed at the start when they are gone, and not replaced', async () => {
    await rm(keysFile());
    await expect(createCrosswalk({ dataDirectory, sandbox })).rejects.toThrow('their keys are gone: restore');
    await expect(stat(keysFile())).rejects.toThrow('ENOENT');
  });

  it('are missed at the start when others are given, and nothing stays open', async () => {
    const [id] = keys.split(':');
    const another = createCrosswalk({ dataDirectory, sandbox, vaultKeys: generateRootKey('another') });
    await expect(another).rejects.toThrow(`The root key "${id}" is not in CROSSWALK_VAULT_KEYS`);
    const sameId = createCrosswalk({ dataDirectory, sandbox, vaultKeys: generateRootKey(id) });
    await expect(sameId).rejects.toThrow(`does not fit the root key "${id}"`);
  });
});

describe('a running service', () => {
  const rotationOf = (crosswalk: NodeCrosswalk, token: string) =>
    crosswalk.fetch(
      new Request('http://localhost/vault/rotation', { method: 'POST', headers: { authorization: `Bearer ${token}` } }),
    );

  it('replaces the keys of its data directory while it goes on, as often as it is asked', async () => {
    const crosswalk = await createCrosswalk({ dataDirectory, sandbox });
    const { token } = await crosswalk.api.tokens.create({ name: 'test', scopes: ['admin'] });
    for (let round = 0; round < 2; round += 1) {
      const before = await readFile(keysFile(), 'utf8');
      const answer = await rotationOf(crosswalk, token);
      expect(await answer.json()).toEqual({ rewrapped: 1, replaced_root_keys: true });
      expect(await readFile(keysFile(), 'utf8')).not.toContain(before.trim());
      expect(await userOf(crosswalk)).toMatchObject({ external_id: 'person-0001' });
    }
    await crosswalk.close();
    const reopened = await createCrosswalk({ dataDirectory, sandbox });
    expect(await userOf(reopened)).toMatchObject({ external_id: 'person-0001' });
    await reopened.close();
  });

  it('does so for nobody who sees one tenant only', async () => {
    const crosswalk = await createCrosswalk({ dataDirectory, sandbox });
    const { token } = await crosswalk.api.tokens.create({ name: 'test', scopes: ['admin'], tenantId: 'acme' });
    expect((await rotationOf(crosswalk, token)).status).toBe(403);
    await crosswalk.close();
    expect((await readFile(keysFile(), 'utf8')).trim()).toBe(keys);
  });

  it('is asked by the command, which says what is wrong when it cannot', async () => {
    const { signal } = new AbortController();
    const crosswalk = await createCrosswalk({ dataDirectory, sandbox });
    const { token: apiToken } = await crosswalk.api.tokens.create({ name: 'test', scopes: ['admin'] });
    const server = await startHttpServer({ handler: toNodeHandler(crosswalk), host: '127.0.0.1', port: 0 });
    const place = { host: '127.0.0.1', port: server.port, publicUrl: undefined };
    expect(await askToRotate({ ...place, apiToken }, signal)).toEqual({ rewrapped: 1, replacedRootKeys: true });
    await expect(askToRotate({ ...place, apiToken: undefined }, signal)).rejects.toThrow('Set CROSSWALK_API_TOKEN');
    await expect(askToRotate({ ...place, apiToken: 'cw_wrong' }, signal)).rejects.toThrow(
      'refused: The token is not known',
    );
    await server.drain(0);
    await expect(askToRotate({ ...place, apiToken }, signal)).rejects.toThrow('does not answer on port');
    await crosswalk.close();
  });
});

describe('rotateVault', () => {
  it('replaces the keys in the data directory, and leaves every credential readable', async () => {
    const steps: unknown[] = [];
    const rotated = await rotateVault({ dataDirectory }, { onProgress: (step) => steps.push(step) });
    expect(rotated).toEqual({ rewrapped: 1, replacedRootKeys: true });
    expect(steps).toEqual([{ done: 1, total: 1 }]);

    expect(await readFile(keysFile(), 'utf8')).not.toContain(keys);
    expect(await modeOf(keysFile())).toBe(0o600);
    const crosswalk = await createCrosswalk({ dataDirectory, sandbox });
    expect(await userOf(crosswalk)).toMatchObject({ external_id: 'person-0001' });
    await expect(rotateVault({ dataDirectory })).rejects.toThrow('is already open in this process');
    await crosswalk.close();
  });

  it('makes no database where there is none', async () => {
    const mistyped = join(parent, 'mistyped');
    await expect(rotateVault({ dataDirectory: mistyped })).rejects.toThrow(`There is no database in ${mistyped}.`);
    await expect(stat(mistyped)).rejects.toThrow('ENOENT');
  });

  it('can be interrupted before any key and be done again', async () => {
    const signal = AbortSignal.abort(new Error('interrupted'));
    await expect(rotateVault({ dataDirectory }, { signal })).rejects.toThrow('interrupted');
    expect(await readFile(keysFile(), 'utf8')).toContain(keys);
    expect(await rotateVault({ dataDirectory })).toMatchObject({ rewrapped: 1 });
    expect(await readFile(keysFile(), 'utf8')).not.toContain(keys);
  });

  it('leaves keys that the operator gives to the operator', async () => {
    await rm(keysFile());
    const newer = generateRootKey('newer');
    const rotated = await rotateVault({ dataDirectory, vaultKeys: `${newer},${keys}` });
    expect(rotated).toEqual({ rewrapped: 1, replacedRootKeys: false });
    await (await createCrosswalk({ dataDirectory, sandbox, vaultKeys: newer })).close();
    await expect(stat(keysFile())).rejects.toThrow('ENOENT');
  });
});
