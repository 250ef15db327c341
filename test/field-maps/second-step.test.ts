import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type JsonObject } from '../../src/mapping/index.ts';
import { createLink, createVisitor, redirectOf, toldBy } from '../connect/visitor.ts';
import { type Harness, startHarness } from '../harness.ts';
import { actionOf, declareFields, mapPath, saveMap } from './kit.ts';
import { mapOf, open, openPage } from './page-kit.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ people: 3 });
  await declareFields(harness, ['braze']);
});
afterAll(() => harness.close());
beforeEach(() => harness.clock.advance(60_000));

const minute = 60_000;

/** Links an account up to its second step. */
async function reach(settings: JsonObject = {}) {
  const visitor = createVisitor(harness);
  const link = await createLink(harness, { integrations: ['braze'], ...settings });
  const form = await visitor.open(link.url);
  const linked = redirectOf(await visitor.post(form.path, visitor.fill(form, { ...harness.world.connections.braze })));
  const path = redirectOf(await visitor.get(linked));
  const page = await visitor.get(path);
  const [account = ''] = path.split('/').at(-1)?.split('?') ?? [];
  const fill = (fields: Record<string, string>) => ({ ...visitor.fill(page, {}), ...fields });
  const send = (fields: Record<string, string>) => visitor.post(actionOf(page), fill(fields));
  return { visitor, link, linked, path, page, account, send };
}

const save = { action: 'save', 'map.given_name': 'field:first_name' };

describe('the second step of linking', () => {
  it('is over after an hour, however often its link is opened again', async () => {
    const { visitor, link, linked, path, account, send } = await reach({ expires_in: 7 * 24 * 60 * 60 });
    harness.clock.advance(59 * minute);
    expect((await visitor.get(path)).status).toBe(200);
    await visitor.get(linked);
    harness.clock.advance(minute);
    for (const late of [await visitor.get(path), await send(save)]) {
      expect([late.status, toldBy(late).message]).toMatchObject([401, { error_type: 'invalid_token' }]);
    }
    // The account is linked all the same, which its page goes on to say.
    const done = await visitor.get(`/connect-account/${link.id}`);
    expect(toldBy(done).message).toMatchObject({ result: 'success', integrated_account_id: account });
    expect((await send(save)).status).toBe(401);
    expect(await mapOf(harness, account)).toEqual({ version: 0, mappings: {} });
  });

  it('looks and speaks as its link does when it is over, and tells its product', async () => {
    const origins = ['https://app.example.com'];
    const theme = { product_name: 'Northwind' };
    const { visitor, path } = await reach({ expires_in: 24 * 60 * 60, locale: 'de', theme, allowed_origins: origins });
    harness.clock.advance(60 * minute);
    const over = await visitor.get(path);
    expect([over.status, toldBy(over).origins]).toEqual([401, origins]);
    expect(over.text).toMatch(/<html lang="de"/);
    expect(over.text).toContain('Northwind');
  });

  it('ends with its link when that is sooner', async () => {
    const { visitor, path, send } = await reach({ expires_in: 30 * 60 });
    harness.clock.advance(30 * minute);
    expect((await visitor.get(path)).status).toBe(401);
    expect((await send(save)).status).toBe(401);
  });

  it('leads back to the link while the same account is open with a token in another tab', async () => {
    const { visitor, link, account, send } = await reach();
    const token = await openPage(harness, account, { truto_disabled_fields: ['tier'] }, visitor);
    const ends = `/connect-account/${link.id}?mapped=true`;
    expect(redirectOf(await send({ action: 'later' }))).toBe(ends);
    expect(redirectOf(await send(save))).toBe(ends);
    // The page of the token is still another one, with wishes of its own.
    const forged = { ...token.held, 'map.given_name': 'field:first_name', 'map.tier': 'attribute:plan' };
    expect((await token.send(forged)).status).toBe(422);
    const again = await openPage(harness, account, { truto_disabled_fields: ['tier'] }, visitor);
    expect(toldBy(await again.send({ ...again.held, 'map.given_name': 'field:last_name' })).message).toMatchObject({
      result: 'success',
    });
  });

  it('is of no other account, and of no other browser', async () => {
    const [mine, other] = [await reach(), await reach()];
    const swapped = mine.path.replace(mine.account, other.account);
    expect((await mine.visitor.get(swapped)).status).toBe(401);
    const stranger = await createVisitor(harness).get(mine.path);
    expect([stranger.status, toldBy(stranger).message]).toMatchObject([403, { error_type: 'cookies_blocked' }]);
    // A browser that has opened an account with a token is in no second step by that.
    const visitor = createVisitor(harness);
    await open(harness, mine.account, {}, visitor);
    expect((await visitor.get(mine.path)).status).toBe(403);
  });

  it('takes nothing back, as it offers no undo', async () => {
    const { visitor, path, account } = await reach();
    await saveMap(harness, account, { given_name: { field: 'first_name' } });
    const page = await visitor.get(path);
    expect(page.text).not.toContain('value="undo"');
    const forged = await visitor.post(actionOf(page), { ...visitor.fill(page, {}), action: 'undo' });
    expect([forged.status, toldBy(forged).message]).toMatchObject([403, { error_type: 'validation_error' }]);
    expect((await harness.call('GET', mapPath(account))).body).toMatchObject({ version: 1 });
  });

  it('follows when an account is connected anew whose map leaves a required field open', async () => {
    const { account, send, visitor } = await reach();
    await send(save);
    await harness.call('POST', `${mapPath(account)}/undo`, { body: {} });
    const { url } = await createLink(harness, { integrated_account_id: account });
    const form = await visitor.open(url);
    const again = await visitor.post(form.path, visitor.fill(form, { ...harness.world.connections.braze }));
    expect(redirectOf(await visitor.get(redirectOf(again)))).toContain(`/post-connect/${account}?link=`);
  });
});
