import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateRootKey } from '../vault/index.ts';
import { readEnvironment } from './environment.ts';

const databaseUrl = 'postgres://crosswalk:hunter2hunter2@db/crosswalk';
const vaultKeys = generateRootKey('main');

describe('readEnvironment', () => {
  it('needs nothing: the embedded database, for this machine only', () => {
    expect(readEnvironment({})).toEqual({
      port: 4400,
      host: '127.0.0.1',
      publicUrl: undefined,
      databaseUrl: undefined,
      dataDirectory: '.crosswalk',
      apiToken: undefined,
      vaultKeys: undefined,
      egressAllow: [],
      oauthClients: {},
      sandbox: undefined,
      isRunByNpm: false,
    });
  });

  it('takes a variable that is empty or blank as one that is not set', () => {
    const names = ['PORT', 'DATABASE_URL', 'CROSSWALK_API_TOKEN', 'CROSSWALK_VAULT_KEYS', 'CROSSWALK_SANDBOX'];
    expect(readEnvironment(Object.fromEntries(names.map((name) => [name, ' '])))).toEqual(readEnvironment({}));
  });

  it('reads every variable', () => {
    const environment = readEnvironment({
      PORT: '0',
      CROSSWALK_HOST: '::',
      CROSSWALK_PUBLIC_URL: 'https://api.example.com/crosswalk/',
      DATABASE_URL: databaseUrl,
      CROSSWALK_DATA_DIR: '/var/lib/crosswalk',
      CROSSWALK_API_TOKEN: 'a-token-of-the-operator',
      CROSSWALK_VAULT_KEYS: vaultKeys,
      CROSSWALK_EGRESS_ALLOW: 'localhost:9001',
      CROSSWALK_SANDBOX: 'true',
      npm_lifecycle_event: 'start',
    });
    expect(environment).toEqual({
      port: 0,
      host: '::',
      publicUrl: new URL('https://api.example.com/crosswalk/'),
      databaseUrl,
      dataDirectory: '/var/lib/crosswalk',
      apiToken: 'a-token-of-the-operator',
      vaultKeys,
      egressAllow: [{ kind: 'host', host: 'localhost', port: '9001' }],
      oauthClients: {},
      sandbox: true,
      isRunByNpm: true,
    });
  });

  it('takes OAuth clients as JSON, or from a file', () => {
    const json = '{"acme": {"client_id": "id", "client_secret": "canary"}}';
    const path = join(mkdtempSync(join(tmpdir(), 'crosswalk-clients-')), 'clients.json');
    writeFileSync(path, json);
    for (const given of [json, path]) {
      const { oauthClients } = readEnvironment({ CROSSWALK_OAUTH_CLIENTS: given });
      expect(oauthClients).toEqual({ acme: { clientId: 'id', clientSecret: 'canary' } });
    }
  });

  it.each([
    '{"acme": {"client_id": 1, "client_secret": "canary"}}',
    '{"acme": "canary"}',
    '{canary',
    '/canary/nowhere',
  ])('names what is wrong with OAuth clients such as %s, and shows none of them', (given) => {
    const read = () => readEnvironment({ CROSSWALK_OAUTH_CLIENTS: given });
    expect(read).toThrow(/^CROSSWALK_OAUTH_CLIENTS: /);
    expect(read).not.toThrow('canary');
  });

  it.each([
    [{ PORT: '80a' }, 'PORT must be a whole number from 0 to 65535.'],
    [{ PORT: '65536' }, 'PORT must be'],
    [{ PORT: '-1' }, 'PORT must be'],
    [{ CROSSWALK_HOST: 'http://localhost' }, 'CROSSWALK_HOST must be'],
    [{ CROSSWALK_PUBLIC_URL: 'api.example.com' }, 'CROSSWALK_PUBLIC_URL must be'],
    [{ CROSSWALK_PUBLIC_URL: 'ftp://api.example.com' }, 'CROSSWALK_PUBLIC_URL must be'],
    [{ CROSSWALK_PUBLIC_URL: 'https://user:hunter2hunter2@api.example.com' }, 'CROSSWALK_PUBLIC_URL must be'],
    [{ CROSSWALK_PUBLIC_URL: 'https://api.example.com/?a=1' }, 'CROSSWALK_PUBLIC_URL must be'],
    [{ DATABASE_URL: 'mysql://u:hunter2hunter2@db/x', CROSSWALK_VAULT_KEYS: vaultKeys }, 'DATABASE_URL must look like'],
    [{ DATABASE_URL: databaseUrl }, 'CROSSWALK_VAULT_KEYS must be set when DATABASE_URL is'],
    [{ CROSSWALK_API_TOKEN: 'hunter2' }, 'CROSSWALK_API_TOKEN must have at least 16 characters'],
    [{ CROSSWALK_API_TOKEN: 'hunter2hunter2 with spaces' }, 'CROSSWALK_API_TOKEN must have'],
    [{ CROSSWALK_VAULT_KEYS: 'hunter2hunter2' }, 'CROSSWALK_VAULT_KEYS: Vault key 1 must be an id'],
    [{ CROSSWALK_VAULT_KEYS: `${vaultKeys},${vaultKeys}` }, 'CROSSWALK_VAULT_KEYS: Vault key 2 repeats'],
    [{ CROSSWALK_EGRESS_ALLOW: 'http://localhost' }, 'CROSSWALK_EGRESS_ALLOW: "http://localhost" is a URL'],
    [{ CROSSWALK_SANDBOX: 'perhaps' }, 'CROSSWALK_SANDBOX must be true or false.'],
  ])('refuses %j in one line that names the variable and shows no secret', (variables, expected) => {
    expect(() => readEnvironment(variables)).toThrow(expected);
    expect(() => readEnvironment(variables)).not.toThrow(/\n|hunter2/);
    expect(() => readEnvironment(variables)).not.toThrow(vaultKeys.slice(5));
  });

  it('names everything that is wrong at once', () => {
    const variables = { PORT: 'x', CROSSWALK_SANDBOX: 'x' };
    expect(() => readEnvironment(variables)).toThrow(/^PORT .+\. CROSSWALK_SANDBOX .+\.$/);
  });
});
