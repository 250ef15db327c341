import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createVisitor, redirectOf, toldBy, type Visitor } from '../connect/visitor.ts';
import { type Harness, objectOf, startHarness, tenant, textOf } from '../harness.ts';
import { actionOf, declareFields, linkNew, mapPath, saveMap } from './kit.ts';

let harness: Harness;
let visitor: Visitor;

beforeAll(async () => {
  harness = await startHarness({ people: 3 });
  await declareFields(harness, ['braze']);
});
afterAll(() => harness.close());
beforeEach(() => {
  visitor = createVisitor(harness);
  harness.clock.advance(60_000);
});

const origins = ['https://app.example.com'];

/** An account token, as the backend of the product makes it for a page of its own. */
async function accountToken(account: string): Promise<string> {
  const body = { integrated_account_id: account, allowed_origins: origins };
  const answer = await harness.call('POST', '/integrated-account/token', { body });
  return textOf(objectOf(answer.body)['token']);
}

const addressOf = (token: string) => `/connect-account/post-connect?integrated_account_session_token=${token}`;
const open = (token: string) => visitor.get(addressOf(token));

describe('the mapping page with an account token', () => {
  it('opens under an address without the token, framed by the origins of the token alone', async () => {
    const path = redirectOf(await open(await accountToken(harness.accounts.braze)));
    expect(path).toBe(`/connect-account/post-connect/${harness.accounts.braze}`);
    const page = await visitor.get(path);
    expect(page.headers.get('content-security-policy')).toContain(`frame-ancestors ${origins.join(' ')}`);
    expect(page.text).not.toContain('One more step');
    expect(page.text).toContain(`For ${tenant}`);
  });

  it('saves, tells the product, and undoes the last change', async () => {
    const account = await linkNew(harness, 'braze');
    const path = redirectOf(await open(await accountToken(account)));
    const page = await visitor.get(path);
    const { csrf = '' } = visitor.fill(page, {});
    const saved = await visitor.post(actionOf(page), { csrf, 'map.given_name': 'field:first_name', action: 'save' });
    const message = { is_truto: true, result: 'success', integration: 'braze', integrated_account_id: account };
    expect(toldBy(saved)).toMatchObject({ message, origins });
    const undone = await visitor.post(actionOf(await visitor.get(path)), { csrf, action: 'undo' });
    expect(undone.status).toBe(303);
    expect((await visitor.get(redirectOf(undone))).text).toContain('The last change was taken back.');
    expect((await harness.call('GET', mapPath(account))).body).toMatchObject({ version: 2, restores: 0 });
  });

  it('says that a change cannot be taken back when the map before it does not work any more', async () => {
    const declare = (type: string) =>
      harness.call('POST', '/integration/braze/host-fields', { body: { name: 'level', label: 'Level', type } });
    const account = await linkNew(harness, 'braze');
    const given = { given_name: { field: 'first_name' } };
    await declare('string');
    await saveMap(harness, account, { ...given, level: { field: 'last_name' } });
    await saveMap(harness, account, given);
    await declare('number');
    const page = await visitor.get(redirectOf(await open(await accountToken(account))));
    const { csrf = '' } = visitor.fill(page, {});
    const refused = await visitor.post(actionOf(page), { csrf, action: 'undo' });
    await harness.call('DELETE', '/integration/braze/host-fields/level');
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('The last change cannot be taken back');
    expect((await harness.call('GET', mapPath(account))).body).toMatchObject({ version: 2 });
  });

  it('goes on to show what does not fit a field that was declared anew, so that nobody drops it unseen', async () => {
    const declare = (type: string) =>
      harness.call('POST', '/integration/braze/host-fields', { body: { name: 'rank', label: 'Rank', type } });
    const account = await linkNew(harness, 'braze');
    await declare('string');
    await saveMap(harness, account, { given_name: { field: 'first_name' }, rank: { field: 'last_name' } });
    await declare('number');
    const page = await visitor.get(redirectOf(await open(await accountToken(account))));
    await harness.call('DELETE', '/integration/braze/host-fields/rank');
    const [, rank = ''] = /<select id="field-rank"[^>]*>([^]*?)<\/select>/.exec(page.text) ?? [];
    expect(rank).toContain('<option value="field:last_name" selected="">');
  });

  it('leaves a map alone that changed since it was shown, says so, and shows the new one', async () => {
    const account = await linkNew(harness, 'braze');
    await saveMap(harness, account, { given_name: { field: 'first_name' } });
    const path = redirectOf(await open(await accountToken(account)));
    const page = await visitor.get(path);
    const { csrf = '' } = visitor.fill(page, {});
    const fields = { csrf, 'map.given_name': 'field:last_name' };
    const inForce = { given_name: { field: 'first_name' }, tier: { attribute: 'level' } };
    await saveMap(harness, account, inForce);
    // A preview does not bring the form up to date: it still shows what was there before.
    const previewed = await visitor.post(actionOf(page), { ...fields, action: 'preview' });
    expect(actionOf(previewed)).toBe(actionOf(page));
    for (const action of ['save', 'undo']) {
      const refused = await visitor.post(actionOf(previewed), { ...fields, action });
      expect(refused.status).toBe(409);
      expect(refused.text).toContain('Somebody changed these fields while');
      expect(refused.text).toContain('value="level"');
      expect(actionOf(refused)).toBe(`${path}?version=2`);
    }
    expect((await harness.call('GET', mapPath(account))).body).toMatchObject({ version: 2 });
  });

  it('takes one undo from a form that is sent twice', async () => {
    const account = await linkNew(harness, 'braze');
    await saveMap(harness, account, { given_name: { field: 'first_name' } });
    await saveMap(harness, account, { given_name: { field: 'last_name' } });
    const page = await visitor.get(redirectOf(await open(await accountToken(account))));
    const { csrf = '' } = visitor.fill(page, {});
    const undo = () => visitor.post(actionOf(page), { csrf, action: 'undo' });
    expect([(await undo()).status, (await undo()).status]).toEqual([303, 409]);
    expect((await harness.call('GET', mapPath(account))).body).toMatchObject({ version: 3, restores: 1 });
  });

  it('ends with the token, whatever the browser remembers', async () => {
    const account = await linkNew(harness, 'braze');
    const path = redirectOf(await open(await accountToken(account)));
    const page = await visitor.get(path);
    const fields = { ...visitor.fill(page, {}), 'map.given_name': 'field:first_name', action: 'save' };
    harness.clock.advance(15 * 60_000);
    for (const over of [await visitor.get(path), await visitor.post(actionOf(page), fields)]) {
      expect(over.status).toBe(401);
      expect(over.text).toContain('This link does not work');
    }
    expect((await harness.call('GET', mapPath(account))).body).toMatchObject({ version: 0 });
  });

  it('is not shown with the cookie of another account under its name', async () => {
    const [mine, other] = [await linkNew(harness, 'braze'), await linkNew(harness, 'braze')];
    const [set = ''] = (await open(await accountToken(mine))).headers.getSetCookie();
    const [name = '', value = ''] = set.split(';')[0]?.split('=') ?? [];
    const path = (account: string) => `/connect-account/post-connect/${account}`;
    const cookie = `${name.replace(mine, other)}=${value}`;
    const stranger = createVisitor(harness);
    expect((await stranger.get(path(mine), { cookie: `${name}=${value}` })).status).toBe(200);
    const refused = await stranger.get(path(other), { cookie });
    expect([refused.status, toldBy(refused).message]).toMatchObject([403, { error_type: 'cookies_blocked' }]);
  });

  it.each([
    ['is missing', async () => ''],
    ['was tampered with', async () => `${await accountToken(harness.accounts.braze)}x`],
    [
      'has expired',
      async () => {
        const token = await accountToken(harness.accounts.braze);
        harness.clock.advance(16 * 60_000);
        return token;
      },
    ],
    ['is one of the backend', async () => harness.token],
  ])('stays closed when the token %s', async (_, token) => {
    const answer = await visitor.open(addressOf(await token()));
    expect([answer.status, toldBy(answer).message]).toMatchObject([
      401,
      { result: 'error', error_type: 'invalid_token' },
    ]);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('says that the vendor does not answer, and where to try again', async () => {
    const account = await linkNew(harness, 'braze');
    const path = redirectOf(await open(await accountToken(account)));
    harness.sandbox.braze.faults.add({ path: '/custom_attributes', fault: { kind: 'status', status: 503 } });
    const page = await visitor.get(path);
    harness.sandbox.braze.faults.clear();
    expect(page.status).toBe(503);
    expect(page.text).toContain('Braze does not answer');
    expect(page.text).toContain(`href="${path}"`);
  });
});
