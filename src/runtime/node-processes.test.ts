import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostgresServer, startPostgres } from '../../test/postgres.ts';
import { generateRootKey } from '../vault/index.ts';
import { createCrosswalk, type NodeCrosswalk } from './node.ts';
import { rotateVault } from './rotate-vault.ts';
import { ensureSandboxAccounts, type SandboxAccount } from './sandbox-accounts.ts';

const [newer, older] = [generateRootKey('newer'), generateRootKey('older')];
let server: PostgresServer;
let crosswalks: NodeCrosswalk[];
let accounts: SandboxAccount[][];

const start = (vaultKeys: string) => createCrosswalk({ databaseUrl: server.url, vaultKeys, sandbox: { people: 30 } });

beforeAll(async () => {
  server = await startPostgres();
  crosswalks = await Promise.all([start(older), start(older), start(older)]);
  accounts = await Promise.all(crosswalks.map(ensureSandboxAccounts));
});
afterAll(async () => {
  for (const { close } of crosswalks) await close();
  await server.stop();
});

const idOf = (integration: string) => accounts[0]?.find((account) => account.integration === integration)?.id ?? '';

describe('several processes on a new database server', () => {
  it('link the same sandbox accounts, each once', () => {
    const [first, ...others] = accounts;
    expect(first).toHaveLength(4);
    for (const other of others) expect(other).toEqual(first);
  });

  it('show one of them the first token', async () => {
    const tokens = await Promise.all(crosswalks.map(({ api }) => api.tokens.ensureBootstrapToken()));
    expect(tokens.filter((token) => token !== undefined)).toHaveLength(1);
  });

  it('understand one another’s cursors', async () => {
    const list = (crosswalk: NodeCrosswalk | undefined, cursor?: unknown) =>
      crosswalk?.api.unified.list({ accountId: idOf('braze') }, 'user-directory', 'groups', {
        limit: 1,
        ...(typeof cursor === 'string' && { cursor }),
      });
    const [one, two] = crosswalks;
    const first = await list(one);
    const second = await list(two, first?.['next_cursor']);
    expect(second).toMatchObject({ result_count: 1 });
    expect(second?.['result']).not.toEqual(first?.['result']);
  });

  it('work on while the vault is rotated, once all of them hold the new key', async () => {
    const both = `${newer},${older}`;
    const holding = await start(both);
    crosswalks.push(holding);
    expect(await rotateVault({ databaseUrl: server.url, vaultKeys: both })).toMatchObject({ rewrapped: 1 });
    const target = { accountId: idOf('braze') };
    const user = await holding.api.unified.get(target, 'user-directory', 'users', 'person-0001');
    expect(user).toMatchObject({ external_id: 'person-0001' });
    const afterwards = await start(newer);
    crosswalks.push(afterwards);
    await expect(start(older)).rejects.toThrow('The root key "newer" is not in CROSSWALK_VAULT_KEYS');
  });
});
