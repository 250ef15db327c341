import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JsonObject } from '../../src/mapping/index.ts';
import { linkNew } from '../field-maps/kit.ts';
import { type Harness, objectOf, startHarness, textOf } from '../harness.ts';
import { createLink, createVisitor, toldBy } from './visitor.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ people: 1 });
});
afterAll(() => harness.close());

const origin = 'https://app.example.com';

/** What a page of this origin is told of a token before it opens its page. */
function check(token: Record<string, string>, from = origin) {
  const headers = { origin: from, 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams(token).toString();
  return harness.call('POST', '/connect-account/check', { token: null, headers, body });
}

async function accountToken(settings: JsonObject, account = harness.accounts.braze) {
  const body = { integrated_account_id: account, ...settings };
  const made = await harness.call('POST', '/integrated-account/token', { body });
  return textOf(objectOf(made.body)['token']);
}

describe('whoever holds a token learns before its page is opened', () => {
  it('whether they are told how it ends, and nothing else', async () => {
    const { token } = await createLink(harness, { allowed_origins: [origin] });
    const told = await check({ link_token: token });
    expect(told).toMatchObject({ status: 200, body: { is_open: true, is_told: true } });
    expect(told.headers.get('access-control-allow-origin')).toBe('*');
    expect((await check({ link_token: token }, 'https://other.example')).body).toEqual({
      is_open: true,
      is_told: false,
    });
    expect((await check({ link_token: (await createLink(harness)).token })).body).toMatchObject({ is_told: false });
  });

  it('the same of an account token', async () => {
    const token = await accountToken({ allowed_origins: [origin] });
    expect((await check({ integrated_account_session_token: token })).body).toEqual({ is_open: true, is_told: true });
    const other = await accountToken({});
    expect((await check({ integrated_account_session_token: other })).body).toMatchObject({ is_told: false });
  });

  it('that the account of a token is gone', async () => {
    const account = await linkNew(harness, 'lytics');
    const token = { integrated_account_session_token: await accountToken({ allowed_origins: [origin] }, account) };
    expect((await check(token)).body).toMatchObject({ is_open: true });
    await harness.call('DELETE', `/integrated-account/${account}`);
    expect((await check(token)).body).toMatchObject({ is_open: false, code: 'account_not_found' });
  });

  it('that it opens nothing, and why', async () => {
    const revoked = await createLink(harness, { allowed_origins: [origin] });
    await harness.call('DELETE', `/link-token/${revoked.id}`);
    const gone = { is_open: false, code: 'link_token_invalid' };
    expect((await check({ link_token: revoked.token })).body).toMatchObject(gone);
    expect((await check({ link_token: 'unknown' })).body).toEqual({ ...gone, message: 'This link is not known.' });
    const used = await createLink(harness, { allowed_origins: [origin], integrations: ['braze'] });
    const visitor = createVisitor(harness);
    const form = await visitor.open(used.url);
    await visitor.post(form.path, visitor.fill(form, { ...harness.world.connections.braze }));
    expect((await check({ link_token: used.token })).body).toMatchObject({ is_open: false, code: 'link_token_used' });
    for (const token of [{}, { integrated_account_session_token: 'unknown' }, { link_token: '' }]) {
      expect((await check({ ...token })).body).toMatchObject({ is_open: false });
    }
    const api = { integrated_account_session_token: harness.token };
    expect((await check(api)).body).toMatchObject({ is_open: false, code: 'token_invalid' });
  });
});

describe('a page that does not open', () => {
  it.each(['/connect-account?link_token=unknown', '/connect-account/post-connect?integrated_account_session_token=x'])(
    'for a token that nobody knows tells any page around it so: %s',
    async (path) => {
      const page = await createVisitor(harness).open(path);
      expect(page.headers.get('content-security-policy')).toContain('frame-ancestors *');
      expect(toldBy(page)).toMatchObject({
        message: { is_truto: true, result: 'error', error_type: 'invalid_token' },
        origins: ['*'],
      });
    },
  );

  it('for a known token tells nobody but its own origins', async () => {
    const { id, url } = await createLink(harness, { allowed_origins: [origin] });
    await harness.call('DELETE', `/link-token/${id}`);
    expect(toldBy(await createVisitor(harness).open(url)).origins).toEqual([origin]);
  });

  it('tells nobody it does not know of anything but tokens and cookies', async () => {
    const page = await createVisitor(harness).open('/connect-account?link_token=unknown&note=%E0%A4');
    expect([page.status, toldBy(page).origins]).toEqual([400, []]);
  });
});
