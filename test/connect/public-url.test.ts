import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCrosswalk, type CrosswalkOptions } from '../../src/index.ts';
import { systemClock } from '../../src/runtime/system-clock.ts';
import { generateRootKey, parseKeyRing } from '../../src/vault/index.ts';
import { openTestDatabase, type TestDatabase } from '../database.ts';
import { northwind, oauthClients } from '../oauth/northwind.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const build = (options: Partial<CrosswalkOptions>) =>
  createCrosswalk({
    database: database.database,
    clock: systemClock,
    keyRing: parseKeyRing(generateRootKey('test')),
    signingKeys: [crypto.getRandomValues(new Uint8Array(32))],
    transport: { send: () => Promise.reject(new Error('nothing is sent')) },
    ...options,
  });

/** The origin of `connect_url` in the answer to a request that was sent to a host of an attacker's; null when there is none. */
async function linkedOrigin(options: Partial<CrosswalkOptions>): Promise<string | null> {
  const { api, fetch } = build(options);
  const { token } = await api.tokens.create({ name: 'test', scopes: ['admin'] });
  const headers = {
    authorization: `Bearer ${token}`,
    host: 'attacker.example',
    'x-forwarded-host': 'attacker.example',
  };
  const body = JSON.stringify({ tenant_id: 'acme' });
  const answer = await fetch(new Request('https://attacker.example/link-token', { method: 'POST', headers, body }));
  const { connect_url: url }: { connect_url: string | null } = await answer.json();
  return url === null ? null : new URL(url).origin;
}

describe('the address of the connect page', () => {
  it('is below the public one, whatever host a request names', async () => {
    expect(await linkedOrigin({ publicUrl: new URL('https://crosswalk.example') })).toBe('https://crosswalk.example');
  });

  it('is below the one that is listened on when no public one is set', async () => {
    expect(await linkedOrigin({ listeningUrl: () => new URL('http://localhost:4400') })).toBe('http://localhost:4400');
  });

  it('is not made up when nobody has said where Crosswalk is', async () => {
    expect(await linkedOrigin({})).toBeNull();
  });
});

describe('OAuth clients', () => {
  const clients = { integrations: { northwind }, oauthClients };

  it('need an address to which vendors lead back, in one line at the start', () => {
    expect(() => build(clients)).toThrow(/^publicUrl is missing: [^\n]+oauthClients[^\n]+\.$/);
  });

  it('are content with the one that is listened on', () => {
    expect(() => build({ ...clients, listeningUrl: () => new URL('http://localhost:4400') })).not.toThrow();
  });
});
