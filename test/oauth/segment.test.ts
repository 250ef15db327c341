import { exportPKCS8, exportSPKI, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SegmentWorkspace } from '../../src/sandbox/segment/index.ts';
import { type Harness, objectOf, startHarness, tenant, textOf } from '../harness.ts';

const writeKey = 'keyOfASourceThatRequiresOAuth001';
const tokenLife = 86_400;

let harness: Harness;
let workspace: SegmentWorkspace;
let privateKey: string;
let account: string;

const appFields = (): Record<string, string> => ({
  oauth_app_id: 'app_1',
  oauth_key_id: 'key_1',
  oauth_private_key: privateKey,
});

const connection = (changes = {}) => ({ write_key: writeKey, ...appFields(), ...changes });

const link = (changes = {}) =>
  harness.call('POST', '/integrated-account', {
    body: { tenant_id: tenant, integration: 'segment', context: connection(changes), sandbox: true },
  });

const tokenRequests = () => harness.sandbox.segment.requests.filter(({ server }) => server === 'oauth').length;

beforeAll(async () => {
  harness = await startHarness();
  const pair = await generateKeyPair('RS256', { extractable: true });
  privateKey = await exportPKCS8(pair.privateKey);
  workspace = harness.sandbox.segment.addWorkspace({
    sources: [{ id: 'guarded', writeKey, oauthRequired: true }],
    oauthApps: [
      {
        id: 'app_1',
        keys: [{ kid: 'key_1', publicKey: await exportSPKI(pair.publicKey) }],
        scopes: ['tracking_api:write'],
        tokenLife,
      },
    ],
  });
  account = textOf(objectOf((await link()).body)['id']);
});
afterAll(() => harness.close());

const identify = (id: string) =>
  harness.call('POST', `/unified/user-directory/users?integrated_account_id=${account}`, {
    body: { external_id: id, first_name: 'Ada' },
  });

describe('a source of Segment that requires OAuth', () => {
  it('is written to with a token that is got by a signed assertion, once for many calls', async () => {
    const before = tokenRequests();
    for (const id of ['u-1', 'u-2', 'u-3']) expect((await identify(id)).status).toBe(200);
    expect(workspace.events().map(({ userId }) => userId)).toEqual(['u-1', 'u-2', 'u-3']);
    expect(tokenRequests()).toBe(before);
  });

  it('is written to by a native call, with the write key put into the body', async () => {
    const { status } = await harness.call('POST', `/native/${account}/v1/track`, {
      body: { userId: 'u-4', event: 'Signed in' },
      headers: { 'content-type': 'application/json' },
    });
    expect(status).toBe(200);
    expect(workspace.events().at(-1)).toMatchObject({ userId: 'u-4', event: 'Signed in' });
  });

  it('is written to by the vendor’s own clients, which put their key into the body', async () => {
    const { status } = await harness.call('POST', `/native/${account}/v1/track`, {
      body: { userId: 'u-5', event: 'Signed in', writeKey: harness.token },
      headers: { 'content-type': 'application/json' },
      token: null,
    });
    expect(status).toBe(200);
    expect(workspace.events().at(-1)).toMatchObject({ userId: 'u-5' });
  });

  it('gets another token before the first has run out', async () => {
    const before = tokenRequests();
    harness.clock.advance((tokenLife - 200) * 1000);
    expect((await identify('u-6')).status).toBe(200);
    expect(tokenRequests()).toBe(before + 1);
  });

  it('shows no key and no token to anybody', async () => {
    const { text } = await harness.call('GET', `/integrated-account/${account}`);
    expect(text).toContain('"authentication_method":"oauth2_client_credentials"');
    expect(text).not.toMatch(/sgo_|MII/);
  });
});

describe('an OAuth app of Segment', () => {
  it('takes a private key on one line, as a form field leaves it', async () => {
    const oneLine = privateKey.replaceAll('\n', '');
    expect((await link({ oauth_private_key: oneLine })).status).toBe(201);
  });

  it.each([
    ['another app', { oauth_app_id: 'app_2' }],
    ['another key id', { oauth_key_id: 'key_2' }],
  ])('of %s is refused before the account is stored, saying why', async (_case, changes) => {
    const { status, body } = await link(changes);
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: 'connection_refused',
      message: expect.stringContaining('does not know this client'),
    });
  });

  it.each(['oauth_app_id', 'oauth_key_id', 'oauth_private_key'])(
    'of which only a part is given is refused, naming %s',
    async (name) => {
      const { [name]: _missing, ...rest }: Record<string, string> = { write_key: writeKey, ...appFields() };
      const body = { tenant_id: tenant, integration: 'segment', context: rest, sandbox: true };
      const answer = await harness.call('POST', '/integrated-account', { body });
      expect(answer.body).toMatchObject({ code: 'connection_invalid', errors: [{ path: `context.${name}` }] });
    },
  );

  it('with something else than a private key is refused in plain words', async () => {
    const { body } = await link({ oauth_private_key: 'MIIEvQIBADANBg' });
    expect(body).toMatchObject({ code: 'connection_invalid', message: expect.stringContaining('PEM') });
  });

  it('gives a new token on demand', async () => {
    const before = tokenRequests();
    const { body } = await harness.call('POST', '/integrated-account/refresh-credentials', { body: { id: account } });
    expect(body).toEqual({ success: true });
    expect(tokenRequests()).toBe(before + 1);
  });
});

describe('an account with static keys', () => {
  it('has nothing to refresh, and says so', async () => {
    const id = harness.accounts.braze;
    const { status, body } = await harness.call('POST', '/integrated-account/refresh-credentials', { body: { id } });
    expect([status, body]).toMatchObject([422, { code: 'unsupported' }]);
  });

  it('is opened by one read and no write, as ever', async () => {
    harness.clock.advance(10_000);
    const { database } = harness.database;
    const [reads, writes] = [vi.spyOn(database, 'select'), vi.spyOn(database, 'update')];
    const transactions = vi.spyOn(database, 'transaction');
    const path = `/proxy/segments?integrated_account_id=${harness.accounts.braze}`;
    expect((await harness.call('GET', path)).status).toBe(200);
    // One for the token of the caller, one for the account.
    expect([reads.mock.calls.length, writes.mock.calls.length, transactions.mock.calls.length]).toEqual([2, 0, 0]);
  });
});
