import { decodeJwt, decodeProtectedHeader, exportPKCS8, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { northwind } from '../../test/oauth/northwind.ts';
import { createTestClock } from '../../test/clock.ts';
import { loadDefinitions } from '../definitions/index.ts';
import { createEgress, type OutboundResponse, type TransportRequest } from '../egress/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { createTokenClient, type OAuthClient, providerOf } from './index.ts';

const clock = createTestClock();
const { access_token: declared } = northwind.integration.oauth2;
const token = { access_token: 'a-token', token_type: 'Bearer', expires_in: 600 };

interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}

interface Options {
  /** Changes of the declared credential. */
  spec?: object;
  /** In place of the declared credential. */
  whole?: object;
  client?: Partial<OAuthClient>;
  answer?: Answer | Error;
  /** What the first requests meet before they are on their way. */
  faults?: string[];
}

/** The token client of a definition with changes, over a server with one answer, and the requests that it saw. */
function setUp({ spec = {}, whole = { ...declared, ...spec }, client = {}, answer = {}, faults = [] }: Options = {}) {
  const integration = { ...northwind.integration, oauth2: { access_token: whole } };
  const definitions = loadDefinitions({ northwind: { ...northwind, integration } }, { models: {} });
  const compiled = definitions.get('northwind');
  const oauth2 = compiled.oauth2.get('access_token');
  if (oauth2 === undefined) throw new Error('the definition has no such credential');
  const account = {
    integration: compiled,
    fields: {},
    secrets: [],
    isSandbox: false,
    addressOf: () => new URL('https://login.northwind.example'),
  };
  const clients = { northwind: { clientId: 'crosswalk', clientSecret: 'the secret', ...client } };
  const requests: { request: TransportRequest; form: URLSearchParams }[] = [];
  const network = {
    async send(request: TransportRequest): Promise<OutboundResponse> {
      const fault = faults.shift();
      if (fault !== undefined) throw Object.assign(new Error('getaddrinfo'), { code: fault });
      request.sending();
      const text = request.body instanceof Uint8Array ? new TextDecoder().decode(request.body) : '';
      requests.push({ request, form: new URLSearchParams(text) });
      if (answer instanceof Error) throw answer;
      const { status = 200, headers = {}, body = token } = answer;
      const content = typeof body === 'string' ? body : JSON.stringify(body);
      const fields = Object.entries({ 'content-type': 'application/json', ...headers });
      return { status, headers: fields, body: new TextEncoder().encode(content) };
    },
  };
  const tokens = createTokenClient({ egress: createEgress({ network, clock }), clock });
  return { tokens, requests, provider: providerOf(oauth2, account, clients) };
}

const refresh = ({ tokens, provider }: ReturnType<typeof setUp>) => tokens.refresh(provider, 'the refresh token');

/** A credential of a client alone. */
const clientCredentials = {
  label: 'Northwind client',
  grant: 'client_credentials',
  server: 'login',
  token_path: '/token',
  scopes: ['write'],
  parameters: { account: '7' },
  resource: 'https://api.northwind.example',
};

describe('a client', () => {
  it.each([
    ['client_secret_basic', { authorization: `Basic ${btoa('crosswalk:the%20secret'.replace('%20', '+'))}` }, null],
    ['client_secret_post', {}, 'the secret'],
    ['none', {}, null],
  ])('proves itself by %s, and not in two ways', async (authentication, expected, secret) => {
    const stage = setUp({ spec: { client_authentication: authentication } });
    expect(await refresh(stage)).toMatchObject({ tokens: { accessToken: 'a-token', life: 600 } });
    const [sent] = stage.requests;
    expect(Object.fromEntries(sent?.request.headers ?? [])).toMatchObject(expected);
    expect(sent?.form.get('client_secret')).toBe(secret);
  });

  it('proves itself by an assertion that is good for one minute, for the issuer, once', async () => {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const spec = { client_authentication: 'private_key_jwt' };
    const stage = setUp({ spec, client: { privateKey: await exportPKCS8(privateKey), keyId: 'key-1' } });
    await refresh(stage);
    await refresh(stage);
    const assertions = stage.requests.map(({ form }) => form.get('client_assertion') ?? '');
    const [claims, others] = assertions.map((assertion) => decodeJwt(assertion));
    const now = clock.now() / 1000;
    expect(decodeProtectedHeader(assertions[0] ?? '')).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'key-1' });
    expect(claims).toMatchObject({ iss: 'crosswalk', sub: 'crosswalk', aud: 'https://login.northwind.example' });
    expect(claims).toMatchObject({ iat: now - 5, exp: now + 55 });
    expect(claims?.jti).not.toBe(others?.jti);
  });

  it.each([
    ['no secret', {}, { clientSecret: undefined }],
    ['no key', { client_authentication: 'private_key_jwt' }, {}],
    ['a key that cannot be read', { client_authentication: 'private_key_jwt' }, { privateKey: 'canary' }],
  ])('with %s is told so before anything is sent', async (_case, spec, client) => {
    const stage = setUp({ spec, client });
    const error: unknown = await refresh(stage).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(CrosswalkError);
    expect(error).toMatchObject({ code: 'connection_invalid', message: expect.not.stringContaining('canary') });
    expect(stage.requests).toEqual([]);
  });
});

describe('a token request', () => {
  it('of a client alone carries scope, resource and the parameters of the definition', async () => {
    const stage = setUp({ whole: clientCredentials });
    await stage.tokens.clientCredentials(stage.provider);
    expect(Object.fromEntries(stage.requests[0]?.form ?? [])).toEqual({
      grant_type: 'client_credentials',
      scope: 'write',
      resource: 'https://api.northwind.example',
      account: '7',
    });
  });
});

describe('an answer', () => {
  it.each([
    ['has the token elsewhere', { token: 'data.token' }, { data: { token: 'a-token' }, expires_in: 5 }, { life: 5 }],
    ['leaves out the token type', {}, { access_token: 'a-token' }, { life: undefined }],
    ['leaves out the life, which the definition knows', { life: 900 }, { access_token: 'a-token' }, { life: 900 }],
    ['says the life as text', {}, { ...token, expires_in: '600' }, { life: 600 }],
    ['has an identity token that nobody asked for', {}, { ...token, id_token: 'no JWT' }, { life: 600 }],
  ])('that %s is understood', async (_case, spec, body, expected) => {
    expect(await refresh(setUp({ spec, answer: { body } }))).toMatchObject({
      tokens: { accessToken: 'a-token', ...expected },
    });
  });

  it.each<[string, Answer | Error, object]>([
    ['that the grant is over', { status: 400, body: { error: 'invalid_grant' } }, { kind: 'dead' }],
    ['that the client is unknown', { status: 401, body: { error: 'invalid_client' } }, { kind: 'refused' }],
    [
      'that the client is unknown, as a challenge',
      { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' }, body: {} },
      { kind: 'refused' },
    ],
    ['of another kind than the standard', { status: 403, body: 'go away' }, { kind: 'refused' }],
    ['that it is too much', { status: 429, headers: { 'retry-after': '17' } }, { kind: 'busy', retryAfter: 17 }],
    ['that the server failed', { status: 500, body: { error: 'server_error' } }, { kind: 'ambiguous' }],
    ['without a token', { body: { ok: true } }, { kind: 'ambiguous' }],
    ['that is no JSON', { body: '<html>' }, { kind: 'ambiguous' }],
    ['of a kind of token that nobody can use', { body: { ...token, token_type: 'mac' } }, { kind: 'ambiguous' }],
    ['that never came', new Error('connection reset'), { kind: 'ambiguous' }],
  ])('%s is told apart from the others', async (_case, answer, expected) => {
    const result = await refresh(setUp({ answer }));
    expect(result).toMatchObject({ failure: { ...expected, reason: expect.stringMatching(/orthwind/) } });
    expect(JSON.stringify(result)).not.toMatch(/the refresh token|the secret/);
  });
});

describe('a network that reaches no authorization server', () => {
  it.each(['EAI_AGAIN', 'ENOTFOUND', 'ENETUNREACH', 'EHOSTUNREACH', 'ECONNREFUSED'])(
    'by %s once or twice is a matter of a moment',
    async (code) => {
      const stage = setUp({ faults: [code, code] });
      const before = clock.now();
      const answer = await clock.advanceUntil(refresh(stage));
      expect(answer).toMatchObject({ tokens: { accessToken: 'a-token' } });
      expect(clock.now() - before).toBeLessThan(1000);
      expect(stage.requests).toHaveLength(1);
    },
  );

  it.each(['EAI_AGAIN', 'ENOTFOUND', 'ENETUNREACH', 'ECONNREFUSED'])(
    'by %s for longer says that nothing was sent',
    async (code) => {
      const stage = setUp({ faults: Array.from({ length: 10 }, () => code) });
      const answer = await clock.advanceUntil(refresh(stage));
      expect(answer).toMatchObject({ failure: { kind: 'unsent', reason: expect.stringContaining('orthwind') } });
      expect(stage.requests).toEqual([]);
    },
  );

  it('is not tried again once the server was sent something', async () => {
    const stage = setUp({ answer: new Error('connection reset') });
    await refresh(stage);
    expect(stage.requests).toHaveLength(1);
  });
});

describe('a server that quotes what it was sent', () => {
  it('has it taken out of the reason', async () => {
    const body = { error: 'no-the refresh token', error_description: 'not the refresh token for the secret' };
    const { tokens, provider } = setUp({ answer: { status: 400, body } });
    const failures = [
      await refresh({ tokens, provider, requests: [] }),
      await tokens.revoke(provider, 'the refresh token'),
    ];
    expect(failures).toHaveLength(2);
    expect(JSON.stringify(failures)).not.toMatch(/the refresh token|the secret/);
    expect(JSON.stringify(failures)).toContain('[redacted]');
  });
});
