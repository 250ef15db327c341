import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type JsonObject } from '../../src/mapping/index.ts';
import { createLink, createVisitor, redirectOf, toldBy, type Visitor } from '../connect/visitor.ts';
import { type Answer, type Harness, objectOf, startHarness, textOf } from '../harness.ts';
import { actionOf, declareFields, mapPath } from './kit.ts';

let harness: Harness;
let visitor: Visitor;

beforeAll(async () => {
  harness = await startHarness({ people: 3 });
  await declareFields(harness, ['braze', 'segment']);
});
afterAll(() => harness.close());
beforeEach(() => {
  visitor = createVisitor(harness);
  harness.clock.advance(60_000);
});

const origins = ['https://app.example.com'];

/** Links an account, and follows where that leads. */
async function connect(integration: 'braze' | 'lytics' | 'segment', settings: JsonObject = {}) {
  const link = await createLink(harness, { integrations: [integration], allowed_origins: origins, ...settings });
  const form = await visitor.open(link.url);
  const filled = visitor.fill(form, { ...harness.world.connections[integration] });
  const linked = redirectOf(await visitor.post(form.path, filled));
  const next = await visitor.get(linked);
  return { link, linked, next };
}

/** Links an account up to the second step. */
async function reachMapping(settings: JsonObject = {}, integration: 'braze' | 'segment' = 'braze') {
  const { next, link, linked } = await connect(integration, settings);
  const path = redirectOf(next);
  const page = await visitor.get(path);
  const [account = ''] = path.split('/').at(-1)?.split('?') ?? [];
  const send = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    visitor.post(actionOf(page), { ...visitor.fill(page, {}), ...fields }, headers);
  return { next, page, path, account, link, linked, send };
}

const wrongTexts = ({ text }: Answer) =>
  [...text.matchAll(/<p class="wrong" id="field-(\w+)-wrong">([^<]+)</g)].map(([, name, problem]) => [name, problem]);

describe('the second step of connecting', () => {
  it('follows when the product has declared fields, under a clean address and the link’s own rules of framing', async () => {
    const { page, path } = await reachMapping();
    expect(path).toMatch(/^\/connect-account\/post-connect\/[\w-]+\?link=[\w-]+$/);
    expect(page.status).toBe(200);
    const policy = page.headers.get('content-security-policy');
    expect(policy).toContain(`frame-ancestors ${origins.join(' ')}`);
    expect(policy).toMatch(/script-src 'nonce-/);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('x-frame-options')).toBeNull();
    expect(page.headers.get('cross-origin-opener-policy')).toBeNull();
  });

  it('is left out when there is nothing to map', async () => {
    const { next } = await connect('lytics');
    expect(toldBy(next).message).toMatchObject({ result: 'success' });
  });

  it('is left out when an account with a map is connected anew', async () => {
    const { account, send } = await reachMapping();
    await send({ 'map.given_name': 'field:first_name', action: 'save' });
    const { url } = await createLink(harness, { integrated_account_id: account, allowed_origins: origins });
    const form = await visitor.open(url);
    const again = await visitor.post(form.path, visitor.fill(form, { ...harness.world.connections.braze }));
    expect(toldBy(await visitor.get(redirectOf(again))).message).toMatchObject({ integrated_account_id: account });
    expect((await harness.call('GET', mapPath(account))).body).toMatchObject({ version: 1, is_complete: true });
  });

  it('is left out when the product asks for that', async () => {
    const { url } = await createLink(harness, { integrations: ['braze'] });
    const form = await visitor.open(`${url}&skip_rapid_form=true`);
    const linked = await visitor.post(form.path, visitor.fill(form, { ...harness.world.connections.braze }));
    expect(toldBy(await visitor.get(redirectOf(linked))).message).toMatchObject({ result: 'success' });
  });

  it('offers the attributes that the vendor lists, those of another type not to be chosen', async () => {
    const { page } = await reachMapping();
    const [, points = ''] = /<select id="field-points"[^>]*>([^]*?)<\/select>/.exec(page.text) ?? [];
    expect(points).toMatch(/<option value="attribute:plan" disabled="">plan<\/option>/);
    const [, tier = ''] = /<select id="field-tier"[^>]*>([^]*?)<\/select>/.exec(page.text) ?? [];
    expect(tier).toMatch(/<option value="attribute:plan">plan<\/option>/);
    expect(tier).toMatch(/<option value="field:first_name">first_name<\/option>/);
    expect(tier).not.toContain('push_tokens');
  });

  it('takes typed names where the vendor lists none', async () => {
    const { page, account, send } = await reachMapping({}, 'segment');
    expect(page.text).toContain('does not list its custom attributes');
    const fields = {
      'map.given_name': 'other',
      'other.given_name': 'firstName',
      'map.tier': 'other',
      'other.tier': 'Tier',
    };
    expect((await send({ ...fields, action: 'save' })).status).toBe(303);
    expect((await harness.call('GET', mapPath(account))).body).toMatchObject({
      fields: expect.arrayContaining([
        expect.objectContaining({ name: 'given_name', mapping: { field: 'first_name' } }),
        expect.objectContaining({ name: 'tier', mapping: { attribute: 'Tier' } }),
      ]),
    });
  });

  it('saves, and then says that all is done', async () => {
    const { account, send } = await reachMapping();
    const values = 'gold = G\nsilver = S';
    const fields = { 'map.given_name': 'field:first_name', 'map.tier': 'attribute:plan', 'values.tier': values };
    const saved = await send({ ...fields, action: 'save' });
    expect(saved.status).toBe(303);
    const done = await visitor.get(redirectOf(saved));
    const message = { is_truto: true, result: 'success', integration: 'braze', integrated_account_id: account };
    expect(toldBy(done)).toMatchObject({ message, origins });
    expect((await harness.call('GET', mapPath(account))).body).toMatchObject({
      saved_by: 'customer',
      fields: expect.arrayContaining([
        expect.objectContaining({ name: 'tier', mapping: { attribute: 'plan', values: { gold: 'G', silver: 'S' } } }),
      ]),
    });
  });

  it('can be put off', async () => {
    const { send } = await reachMapping();
    const left = await visitor.get(redirectOf(await send({ action: 'later' })));
    expect(toldBy(left).message).toMatchObject({ result: 'success' });
  });

  it('says at each field what cannot be, keeps what was chosen, and stores nothing', async () => {
    const { account, send } = await reachMapping();
    const answer = await send({
      'map.tier': 'other',
      'other.tier': 'home_city',
      'map.points': 'attribute:plan',
      'map.joined': 'other',
      action: 'save',
    });
    expect(answer.status).toBe(422);
    expect(wrongTexts(answer)).toEqual(
      expect.arrayContaining([
        ['given_name', 'This one is needed.'],
        ['points', 'This attribute holds String, and the field needs a number.'],
        ['joined', 'Type the name of the attribute.'],
      ]),
    );
    expect(answer.text).toContain('value="home_city"');
    expect((await harness.call('GET', mapPath(account))).body).toMatchObject({ version: 0 });
  });

  it('says of a name that is too long that it is', async () => {
    const { send } = await reachMapping();
    const fields = { 'map.given_name': 'other', 'other.given_name': 'x'.repeat(256) };
    expect(wrongTexts(await send({ ...fields, action: 'save' }))).toEqual([
      ['given_name', 'This name is too long: 255 characters at most.'],
    ]);
  });

  it('tells the product on its way that the account is linked', async () => {
    const { page, account } = await reachMapping();
    const [, linked = ''] = /data-linked="([^"]*)"/.exec(page.text) ?? [];
    const told: unknown = JSON.parse(linked.replaceAll('&quot;', '"'));
    expect(told).toEqual({ integration: 'braze', integrated_account_id: account });
  });

  it('shows a preview of a user without saving', async () => {
    const { account, send } = await reachMapping();
    const { text } = await send({ 'map.given_name': 'field:first_name', user: 'person-0001', action: 'preview' });
    expect(text).toContain('Preview of person-0001');
    expect((await harness.call('GET', mapPath(account))).body).toMatchObject({ version: 0 });
    const missing = await send({ 'map.given_name': 'field:first_name', user: 'nobody', action: 'preview' });
    expect(missing.text).toContain('has no such user');
  });

  it('shows fields that the link declares, for that account alone', async () => {
    const own = [{ name: 'shoe_size', label: 'Shoe size', type: 'number' }];
    const { page, account } = await reachMapping({ host_fields: own });
    expect(page.text).toContain('Shoe size');
    const { body } = await harness.call('GET', mapPath(account));
    expect(body).toMatchObject({ fields: expect.arrayContaining([expect.objectContaining({ name: 'shoe_size' })]) });
    const other = await harness.call('GET', mapPath(harness.accounts.braze));
    expect(other.text).not.toContain('shoe_size');
  });
});

describe('the mapping page', () => {
  it('is closed to a browser that did not connect the account', async () => {
    const { path } = await reachMapping();
    const stranger = createVisitor(harness);
    expect((await stranger.get(path)).status).toBe(403);
    expect((await stranger.post(path, { action: 'save' })).status).toBe(403);
    const other = path.replace(/[\w-]+$/, harness.accounts.braze);
    expect((await visitor.get(other)).status).toBe(403);
  });

  it('asks the vendor once for its list, however often the form is tried', async () => {
    const { send } = await reachMapping();
    const asked = () => harness.sandbox.braze.requests.filter(({ target }) => target.startsWith('/custom_attributes'));
    const before = asked().length;
    await send({ 'map.tier': 'attribute:plan', action: 'save' });
    await send({ 'map.given_name': 'field:first_name', user: 'person-0001', action: 'preview' });
    await send({ 'map.given_name': 'field:first_name', action: 'save' });
    expect(asked()).toHaveLength(before);
  });

  it('takes forms of its own only', async () => {
    const { account, send } = await reachMapping();
    const fields = { 'map.given_name': 'field:first_name', action: 'save' };
    expect((await send({ ...fields, csrf: 'guessed' })).status).toBe(403);
    expect((await send(fields, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await harness.call('GET', mapPath(account))).body).toMatchObject({ version: 0 });
  });

  it('takes no form that does not say which version of the map it began with', async () => {
    const { account, page, path } = await reachMapping();
    const fields = { ...visitor.fill(page, {}), 'map.given_name': 'field:first_name', action: 'save' };
    expect((await visitor.post(path, fields)).status).toBe(403);
    expect((await harness.call('GET', mapPath(account))).body).toMatchObject({ version: 0 });
  });

  it('opens with as many fields as a link may declare, in a cookie that browsers keep', async () => {
    const label = 'A label of a field that says at some length what it is for';
    const own = Array.from({ length: 50 }, (_, index) => ({ name: `field_${index}`, label: `${label}, ${index}` }));
    const { next, page } = await reachMapping({ host_fields: own });
    for (const cookie of next.headers.getSetCookie()) expect(cookie.length).toBeLessThan(4096);
    expect(page.status).toBe(200);
    expect(page.text).toContain(`${label}, 49`);
  });

  it.each([true, false])('ends with its link, and says so (the browser forgets: %s)', async (forgets) => {
    visitor = createVisitor(harness, { forgets });
    const { account, path, page, linked, send } = await reachMapping({ expires_in: 120 });
    harness.clock.advance(120_000);
    for (const over of [await visitor.get(linked), await visitor.get(path), await send({ action: 'save' })]) {
      expect(over.status).toBe(401);
      expect(over.text).toContain('This link does not work');
    }
    expect(page.status).toBe(200);
    expect((await harness.call('GET', mapPath(account))).body).toMatchObject({ version: 0 });
  });

  it('ends at once when its link is revoked, and none begins', async () => {
    const { link, path, linked, send } = await reachMapping();
    await harness.call('DELETE', `/link-token/${link.id}`);
    expect((await visitor.get(path)).status).toBe(401);
    expect((await send({ 'map.given_name': 'field:first_name', action: 'save' })).status).toBe(401);
    const again = await visitor.get(linked);
    expect(again.status).toBe(409);
    expect(again.headers.getSetCookie()).toEqual([]);
  });

  it('shows texts of the product and of the vendor as text', async () => {
    const hostile = '"><script>alert(1)</script>';
    const own = [{ name: 'hostile', label: hostile, example: hostile }];
    const { page, send } = await reachMapping({ host_fields: own });
    expect(page.text).not.toContain('<script>alert');
    const fields = { 'map.given_name': 'field:first_name', 'map.hostile': 'other', 'other.hostile': hostile };
    const answer = await send({ ...fields, user: hostile, action: 'preview' });
    expect(answer.text).not.toContain('<script>alert');
  });

  it('goes on without the vendor’s list when the key may not read it', async () => {
    const { path } = await reachMapping();
    // What was listed is taken as it was for a while.
    harness.clock.advance(60_000);
    harness.sandbox.braze.faults.add({ path: '/custom_attributes', fault: { kind: 'status', status: 403 } });
    const page = await visitor.get(path);
    harness.sandbox.braze.faults.clear();
    expect(page.status).toBe(200);
    expect(page.text).toContain('does not list its custom attributes');
  });

  it('survives the deletion of its account', async () => {
    const { path, account } = await reachMapping();
    await harness.call('DELETE', `/integrated-account/${account}`);
    expect((await visitor.get(path)).status).toBe(404);
  });
});

describe('the settings of a link', () => {
  it('refuse fields that are declared twice', async () => {
    const field = { name: 'a', label: 'A' };
    const body = { tenant_id: 'acme', host_fields: [field, field] };
    const answer = await harness.call('POST', '/link-token', { body });
    expect(answer.body).toMatchObject({ code: 'invalid_request', errors: [{ path: 'host_fields' }] });
    expect(textOf(objectOf(answer.body)['message'])).toContain('twice');
  });
});
