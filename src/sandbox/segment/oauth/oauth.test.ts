import { SignJWT, exportSPKI, generateKeyPair } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WorkspaceInput } from '../index.ts';
import { bearer, setUp, writeKey } from '../test-support.ts';

const server = 'https://oauth2.segment.io';
const seconds = Date.UTC(2026, 0, 1) / 1000;
const keys = { valid: await generateKeyPair('RS256'), other: await generateKeyPair('RS256') };
let input: WorkspaceInput;

beforeAll(async () => {
  const publicKey = await exportSPKI(keys.valid.publicKey);
  const scopes = ['tracking_api:write', 'public_api:read_write'] as const;
  input = { oauthApps: [{ id: 'app_1', keys: [{ kid: 'key_1', publicKey }], scopes: [...scopes], tokenLife: 3600 }] };
});

interface Assertion {
  claims?: Record<string, unknown>;
  header?: { kid?: string };
  key?: CryptoKey;
}

async function sign({ claims, header, key = keys.valid.privateKey }: Assertion = {}) {
  const all = { sub: 'app_1', iss: 'app_1', aud: server, iat: seconds - 5, exp: seconds + 55, jti: 'jti_1', ...claims };
  return new SignJWT(all).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'key_1', ...header }).sign(key);
}

function tokenRequest(assertion: string, fields: Record<string, string> = {}): RequestInit {
  const form = {
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    scope: 'tracking_api:write',
    ...fields,
  };
  return { method: 'POST', body: new URLSearchParams(form) };
}

async function obtain(send: ReturnType<typeof setUp>['send'], scope: string, jti = 'jti_1'): Promise<string> {
  const { body } = await send(`${server}/token`, tokenRequest(await sign({ claims: { jti } }), { scope }));
  expect(body).toMatchObject({ access_token: expect.any(String), expires_in: 3600, token_type: 'Bearer' });
  return /sgo_\w+/.exec(JSON.stringify(body))?.[0] ?? '';
}

describe('the OAuth server', () => {
  it('gives a token for a signed assertion, once', async () => {
    const { send } = setUp(input);
    const assertion = await sign();
    expect((await send(`${server}/token`, tokenRequest(assertion))).status).toBe(200);
    const again = await send(`${server}/token`, tokenRequest(assertion));
    expect([again.status, again.body]).toMatchObject([401, { error: 'invalid_client' }]);
  });

  it.each<[string, Assertion]>([
    ['an unknown app', { claims: { sub: 'app_2' } }],
    ['an unknown key id', { header: { kid: 'key_2' } }],
    ['another key', { key: keys.other.privateKey }],
    ['an audience with /token', { claims: { aud: `${server}/token` } }],
    ["the other region's audience", { claims: { aud: 'https://oauth2.eu1.segmentapis.com' } }],
    ['an expired assertion', { claims: { iat: seconds - 60, exp: seconds - 1 } }],
    ['a life above 60 s', { claims: { exp: seconds + 56 } }],
    ['an issue time in the future', { claims: { iat: seconds + 30, exp: seconds + 60 } }],
    ['a foreign issuer', { claims: { iss: 'somebody' } }],
    ['no jti', { claims: { jti: undefined } }],
  ])('refuses %s', async (_case, assertion) => {
    const { send } = setUp(input);
    const { status, body } = await send(`${server}/token`, tokenRequest(await sign(assertion)));
    expect([status, body]).toMatchObject([401, { error: 'invalid_client' }]);
  });

  it.each([
    [400, 'unsupported_grant_type', { grant_type: 'password' }],
    [400, 'invalid_request', { client_assertion_type: 'jwt' }],
    [400, 'invalid_scope', { scope: 'everything' }],
    [400, 'invalid_scope', { scope: 'functions:write' }],
    [401, 'invalid_client', { client_assertion: 'no.jwt' }],
  ])('answers %i %s to %j', async (status, error, fields) => {
    const answer = await setUp(input).send(`${server}/token`, tokenRequest(await sign(), fields));
    expect([answer.status, answer.body]).toMatchObject([status, { error }]);
  });

  it('takes a form only', async () => {
    const request = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' };
    expect((await setUp(input).send(`${server}/token`, request)).status).toBe(415);
  });
});

describe('an access token', () => {
  const track = (token: string, body: object): RequestInit => ({
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: bearer(token) },
    body: JSON.stringify({ userId: 'u1', event: 'A', ...body }),
  });
  const url = 'https://api.segment.io/v1/track';

  it('writes to Tracking together with a write key, until it expires', async () => {
    const { send, workspace, clock } = setUp(input);
    const token = await obtain(send, 'tracking_api:write');
    expect((await send(url, track(token, { writeKey }))).status).toBe(200);
    expect(workspace.events()).toHaveLength(1);
    expect((await send(url, track(token, {}))).status).toBe(400);
    expect((await send(url, track('sgo_unknown', { writeKey }))).status).toBe(401);
    expect((await send(url, track('sgo_unknown', { writeKey: 'unknown-write-key' }))).status).toBe(401);
    clock.advance(3_600_000);
    expect((await send(url, track(token, { writeKey }))).status).toBe(401);
  });

  it('is good for what its scope says only', async () => {
    const { send } = setUp(input);
    const forTracking = await obtain(send, 'tracking_api:write', 'jti_1');
    const forPublic = await obtain(send, 'public_api:read_write', 'jti_2');
    const workspace = (token: string) =>
      send('https://api.segmentapis.com/', { headers: { Authorization: bearer(token) } });
    expect((await workspace(forPublic)).status).toBe(200);
    expect((await workspace(forTracking)).status).toBe(401);
    expect((await send(url, track(forPublic, { writeKey }))).status).toBe(403);
  });

  it('is required by a source that says so', async () => {
    const { track: call } = setUp({ sources: [{ id: 'source_1', writeKey, oauthRequired: true }] });
    expect((await call('identify', { userId: 'u1' })).status).toBe(401);
  });
});
