import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Crosswalk } from '../../src/index.ts';
import { type SignInStage, startSignInStage } from './sign-in-stage.ts';
import { createVisitor, type Seen, type Visitor } from './visitor.ts';

const origin = 'https://crosswalk.test';
const callback = `${origin}/connect-account/callback`;

let stage: SignInStage;
let crosswalk: Crosswalk;
let visitor: Visitor;
/** What happens between the answer of the vendor to a code and what is made of it. */
let onExchange: (() => Promise<void>) | undefined;

beforeAll(async () => {
  stage = await startSignInStage(origin);
});
afterAll(() => stage.close());
beforeEach(() => {
  stage.server.requests.length = 0;
  onExchange = undefined;
  crosswalk = stage.build({
    transport: {
      async send(request) {
        const answer = await stage.server.transport.send(request);
        if (request.url.pathname === '/token') await onExchange?.();
        return answer;
      },
    },
  });
  visitor = createVisitor(crosswalk, stage.server, origin);
});

let tenants = 0;

/** A link for a tenant of its own, opened up to the form of the vendor. */
async function openLink(settings = {}, accountId?: string, tenantId = `tenant-${(tenants += 1)}`) {
  const wanted = { tenantId, settings: { integrations: ['northwind'], ...settings } };
  const { token, linkToken } = await crosswalk.links.create(
    accountId === undefined ? wanted : { ...wanted, accountId },
  );
  const form = await visitor.open(`${origin}/connect-account?link_token=${token}`);
  return { tenantId, form, token, id: linkToken.id };
}

/** Signs in at the vendor and allows access; stops before the way back when it is told to. */
async function allow(form: Seen, stopAt?: RegExp): Promise<Seen> {
  const login = form.url.host === 'login.northwind.example' ? form : await visitor.submit(form);
  expect(login.url.host).toBe('login.northwind.example');
  const consent = /name="login"/.test(login.text)
    ? await visitor.submit(login, { prompt: 'login', login: 'ada', password: 'any' })
    : login;
  return visitor.submit(consent, { prompt: 'consent' }, stopAt);
}

const accountsOf = (tenantId: string) => crosswalk.api.accounts.list({ tenantId }, { limit: 10 });
const exchanges = () =>
  stage.server.requests.filter(({ form }) => form.get('grant_type') === 'authorization_code').length;

describe('linking by permission on the vendor’s page', () => {
  it('asks with PKCE, state and the scopes of the link, and stores an account that works', async () => {
    const { tenantId, form } = await openLink({ scopes: ['openid', 'offline_access'] });
    const leaving = await visitor.submit(form, {}, /^https:\/\/login\./);
    expect(Object.fromEntries(leaving.url.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'crosswalk',
      redirect_uri: callback,
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      scope: 'openid offline_access',
      state: expect.stringMatching(/[\w-]{40,}/),
    });

    const done = await allow(form);
    expect([done.url.origin, done.status]).toEqual([origin, 200]);
    expect(done.text).toContain('Northwind is connected');
    const [account] = await accountsOf(tenantId);
    expect(account).toMatchObject({ status: 'active', authentication_method: 'oauth2', context: {} });
    const target = { accountId: account?.id ?? '' };
    const answer = await crosswalk.api.proxy.call(target, { resource: 'me', method: 'get' });
    expect(answer.status).toBe(200);
    expect(JSON.stringify(account)).not.toMatch(/token/);

    await crosswalk.api.accounts.remove(target.accountId);
    expect(stage.server.requests.at(-1)?.path).toBe('/token/revocation');
  });

  it('connects an account again, with the permission given anew', async () => {
    const { tenantId, form } = await openLink();
    await allow(form);
    const [account] = await accountsOf(tenantId);
    const again = await openLink({}, account?.id, tenantId);
    const done = await allow(again.form);
    expect(done.text).toContain('Northwind is connected');
    expect(await accountsOf(tenantId)).toMatchObject([{ id: account?.id, status: 'active' }]);
    expect(exchanges()).toBe(2);
  });

  it('says that it was not allowed, stores nothing, and lets the visitor try again', async () => {
    const { tenantId, form } = await openLink();
    const login = await visitor.submit(form);
    const [, abort = ''] = /href="([^"]+\/abort)"/.exec(login.text) ?? [];
    const back = await visitor.open(new URL(abort, login.url).href);
    expect(back.url.pathname).toMatch(/\/northwind$/);
    expect(back.text).toContain('Access was not allowed at Northwind');
    expect(await accountsOf(tenantId)).toEqual([]);
    expect((await allow(back)).text).toContain('Northwind is connected');
  });
});

describe('the way back', () => {
  it('is good once: a second time leads to what became of the first', async () => {
    const { tenantId, form } = await openLink();
    const returning = await allow(form, /\/callback\?/);
    const first = await visitor.open(returning.url.href);
    const second = await visitor.open(returning.url.href);
    expect(second.text).toContain('Northwind is connected');
    expect(second.url.href).toBe(first.url.href);
    expect(second.url.search).toBe('');
    expect([exchanges(), (await accountsOf(tenantId)).length]).toEqual([1, 1]);
  });

  it('is refused to another browser, and stays good for the one that went', async () => {
    const { tenantId, form } = await openLink();
    const returning = await allow(form, /\/callback\?/);
    const stranger = createVisitor(crosswalk, stage.server, origin);
    const refused = await stranger.open(returning.url.href);
    expect(refused.status).toBe(403);
    expect([exchanges(), (await accountsOf(tenantId)).length]).toEqual([0, 0]);
    expect((await visitor.open(returning.url.href)).text).toContain('Northwind is connected');
  });

  it('is refused to another visit of the same link, and stays good for the one that went', async () => {
    const { token, tenantId, form } = await openLink();
    const returning = await allow(form, /\/callback\?/);
    const stranger = createVisitor(crosswalk, stage.server, origin);
    await stranger.open(`${origin}/connect-account?link_token=${token}`);
    await stranger.open(returning.url.href);
    expect([exchanges(), (await accountsOf(tenantId)).length]).toEqual([0, 0]);
    expect((await visitor.open(returning.url.href)).text).toContain('Northwind is connected');
  });

  it('sends the code nowhere once the link was taken back', async () => {
    const { id, tenantId, form } = await openLink();
    const returning = await allow(form, /\/callback\?/);
    await crosswalk.links.revoke(id);
    expect((await visitor.open(returning.url.href)).status).toBe(401);
    expect([exchanges(), (await accountsOf(tenantId)).length]).toEqual([0, 0]);
  });

  it('gives the permission back when the link is taken back while the code is exchanged', async () => {
    const { id, tenantId, form } = await openLink();
    const returning = await allow(form, /\/callback\?/);
    onExchange = async () => {
      await crosswalk.links.revoke(id);
    };
    await visitor.open(returning.url.href);
    expect(await accountsOf(tenantId)).toEqual([]);
    expect(stage.server.requests.map(({ path }) => path)).toEqual(['/token', '/token/revocation']);
  });

  it('is not taken for another link of the same browser', async () => {
    const mine = await openLink();
    const other = await openLink();
    const returning = await allow(mine.form, /\/callback\?/);
    const state = returning.url.searchParams.get('state') ?? '';
    const [, otherLink = ''] = /connect-account\/([^/]+)/.exec(other.form.url.pathname) ?? [];
    returning.url.searchParams.set('state', state.replace(/^[^.]+/, otherLink));
    await visitor.open(returning.url.href);
    expect(exchanges()).toBe(0);
    expect(await accountsOf(other.tenantId)).toEqual([]);
  });

  it.each([
    ['another issuer', (search: URLSearchParams) => search.set('iss', 'https://attacker.example')],
    ['no issuer, where the vendor always names it', (search: URLSearchParams) => search.delete('iss')],
  ])('with %s is refused before the code is sent anywhere', async (_case, change) => {
    const { tenantId, form } = await openLink();
    const returning = await allow(form, /\/callback\?/);
    change(returning.url.searchParams);
    const refused = await visitor.open(returning.url.href);
    expect(refused.status).toBe(422);
    expect(refused.text).not.toContain('attacker');
    expect([exchanges(), (await accountsOf(tenantId)).length]).toEqual([0, 0]);
  });

  it('with a code of somebody else is refused by the verifier of the one who went', async () => {
    const { tenantId, form } = await openLink();
    const returning = await allow(form, /\/callback\?/);
    const victim = await openLink();
    const stolen = await allow(victim.form, /\/callback\?/);
    returning.url.searchParams.set('code', stolen.url.searchParams.get('code') ?? '');
    expect((await visitor.open(returning.url.href)).text).toContain('Northwind did not give access');
    expect(await accountsOf(tenantId)).toEqual([]);
  });

  it('says nothing that somebody else put into it', async () => {
    const { form } = await openLink();
    const { url } = await visitor.submit(form, {}, /^https:\/\/login\./);
    const search = new URLSearchParams({
      state: url.searchParams.get('state') ?? '',
      iss: 'https://login.northwind.example',
      error: 'server_error',
      error_description: 'call this number <b>now</b>',
    });
    const back = await visitor.open(`${callback}?${search.toString()}`);
    expect(back.text).toContain('Northwind did not give access');
    expect(back.text).not.toContain('call this number');
    const forged = new URL(back.url);
    forged.searchParams.set('problem', 'Y2FsbCB0aGlzIG51bWJlcg');
    expect((await visitor.open(forged.href)).status).toBe(200);
  });

  it('without a state that was ever given out leads nowhere', async () => {
    expect((await visitor.open(`${callback}?code=1&state=nothing`)).status).toBe(403);
  });
});

describe('an installation that is not registered at the vendor', () => {
  it('says so on the form, to be told to the operator', async () => {
    crosswalk = stage.build({ oauthClients: {} });
    visitor = createVisitor(crosswalk, stage.server, origin);
    const { form } = await openLink();
    expect((await visitor.submit(form)).text).toContain('CROSSWALK_OAUTH_CLIENTS');
  });
});
