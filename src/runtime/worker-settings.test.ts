import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { generateRootKey } from '../vault/index.ts';
import { readWorkerSettings } from './worker-settings.ts';

const DATABASE_URL = 'postgres://user:canary@host/database';
const CROSSWALK_VAULT_KEYS = generateRootKey('2026');

describe('the settings of a Worker', () => {
  it('come from its bindings, variables and secrets', async () => {
    const settings = await readWorkerSettings({
      DATABASE_URL,
      CROSSWALK_VAULT_KEYS,
      CROSSWALK_API_TOKEN: ' a-long-enough-token ',
      CROSSWALK_EGRESS_ALLOW: '127.0.0.1, *.internal',
    });
    expect(settings).toMatchObject({ databaseUrl: DATABASE_URL, apiToken: 'a-long-enough-token' });
    expect(settings.keyRing.currentKeyId).toBe('2026');
    expect(settings.signingKeys).toHaveLength(1);
    expect(settings.egressAllow).toHaveLength(2);
  });

  it('need a database and the vault keys only', async () => {
    const settings = await readWorkerSettings({ DATABASE_URL, CROSSWALK_VAULT_KEYS, CROSSWALK_API_TOKEN: '' });
    expect(settings).toMatchObject({ apiToken: undefined, egressAllow: [] });
  });

  it('say where vendors lead back to, beside the clients that need it', async () => {
    const clients = '{"acme": {"client_id": "crosswalk", "client_secret": "canary"}}';
    const settings = { DATABASE_URL, CROSSWALK_VAULT_KEYS, CROSSWALK_OAUTH_CLIENTS: clients };
    const complete = { ...settings, CROSSWALK_PUBLIC_URL: 'https://api.example.com/crosswalk' };
    expect(await readWorkerSettings(complete)).toMatchObject({
      publicUrl: new URL('https://api.example.com/crosswalk'),
      oauthClients: { acme: { clientId: 'crosswalk' } },
    });
    await expect(readWorkerSettings(settings)).rejects.toThrow(/^The Worker needs CROSSWALK_PUBLIC_URL [^\n]+\.$/);
    await expect(readWorkerSettings({ ...complete, CROSSWALK_PUBLIC_URL: 'canary' })).rejects.toThrow(
      /^CROSSWALK_PUBLIC_URL must be an http or https address [^\n]+\.$/,
    );
  });

  it('take the database of Hyperdrive before any other', async () => {
    const HYPERDRIVE = { connectionString: 'postgres://hyperdrive/database' };
    const settings = await readWorkerSettings({ HYPERDRIVE, DATABASE_URL, CROSSWALK_VAULT_KEYS });
    expect(settings.databaseUrl).toBe('postgres://hyperdrive/database');
  });

  it.each([
    [{}, /^The Worker needs a database: bind HYPERDRIVE, or set the secret DATABASE_URL\.$/],
    [{ DATABASE_URL }, /^The Worker needs the secret CROSSWALK_VAULT_KEYS\.$/],
    [{ DATABASE_URL, CROSSWALK_VAULT_KEYS: 'canary' }, /^Vault key 1 must be [^\n]+\.$/],
    [{ DATABASE_URL, CROSSWALK_VAULT_KEYS, CROSSWALK_EGRESS_ALLOW: 'http://x' }, /^CROSSWALK_EGRESS_ALLOW: [^\n]+\.$/],
    [{ HYPERDRIVE: 'canary' }, /^These settings of the Worker do not have the right type: HYPERDRIVE\.$/],
    [undefined, /^These settings of the Worker do not have the right type: env\.$/],
  ])('are refused in one line without secrets: %#', async (env, expected) => {
    const error = await readWorkerSettings(env).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ message: expect.stringMatching(expected) });
    expect(inspect(error, { depth: 10 })).not.toContain('canary');
  });
});
