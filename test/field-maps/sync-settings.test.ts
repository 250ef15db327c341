import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createVisitor, redirectOf } from '../connect/visitor.ts';
import { type Harness, listOf, objectOf, startHarness, textOf, type VendorName } from '../harness.ts';
import { actionOf, declareFields, linkNew, mapPath } from './kit.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ people: 3 });
  await declareFields(harness);
});
afterAll(() => harness.close());
beforeEach(() => harness.clock.advance(60_000));

async function settingsOf(account: string) {
  const { body } = await harness.call('GET', `${mapPath(account)}/choices`);
  return listOf(objectOf(body)['settings']).map(objectOf);
}

/** The mapping page of an account, opened with a token. */
async function openPage(account: string) {
  const visitor = createVisitor(harness);
  const { body } = await harness.call('POST', '/integrated-account/token', {
    body: { integrated_account_id: account },
  });
  const token = textOf(objectOf(body)['token']);
  const path = redirectOf(await visitor.get(`/connect-account/post-connect?integrated_account_session_token=${token}`));
  const page = await visitor.get(path);
  const { csrf = '' } = visitor.fill(page, {});
  const send = (fields: Record<string, string>) =>
    visitor.post(actionOf(page), { csrf, 'map.given_name': 'field:first_name', action: 'save', ...fields });
  return { page, send };
}

describe.each<[VendorName, string]>([
  ['braze', 'segment_id'],
  ['iterable', 'list_id'],
  ['iterable', 'message_type_id'],
  ['lytics', 'segment_id'],
])('what syncs need of %s: %s', (vendor, name) => {
  it('is chosen from what the vendor lists, and kept in the context of the account', async () => {
    const account = await linkNew(harness, vendor);
    const setting = (await settingsOf(account)).find((each) => each['name'] === name);
    expect(setting).toMatchObject({ chosen: null });
    const [choice] = listOf(setting?.['choices']).map(objectOf);
    const value = textOf(choice?.['value']);
    const { page, send } = await openPage(account);
    expect(page.text).toContain(`<option value="${value}">`);
    expect((await send({ [`setting.${name}`]: value })).status).toBe(200);
    const read = () => harness.call('GET', `/integrated-account/${account}`);
    expect((await read()).body).toMatchObject({ context: { [name]: value } });
    await send({ [`setting.${name}`]: '' });
    expect(objectOf((await read()).body)['context']).not.toHaveProperty(name);
  });
});

describe('what syncs need', () => {
  it('is not asked for when an account is connected', async () => {
    const { body } = await harness.call('GET', '/integration/iterable/capabilities');
    expect(JSON.stringify(objectOf(body)['auth'])).not.toContain('list_id');
  });

  it('takes nothing that the vendor does not list, and says so at the field with the form as it was', async () => {
    const account = await linkNew(harness, 'iterable');
    const { send } = await openPage(account);
    const refused = await send({ 'setting.list_id': 'made-up', 'map.tier': 'other', 'other.tier': 'level' });
    expect(refused.status).toBe(422);
    expect(refused.text).toMatch(/id="field-setting-list_id-wrong">Iterable does not have this any more/);
    expect(refused.text).toContain('href="#field-setting-list_id"');
    expect(refused.text).toContain('<option value="made-up" selected="">');
    expect(refused.text).toContain('value="level"');
    expect(objectOf((await harness.call('GET', `/integrated-account/${account}`)).body)['context']).not.toHaveProperty(
      'list_id',
    );
    expect((await harness.call('GET', mapPath(account))).body).toMatchObject({ version: 0 });
  });

  it('stays to be seen when the vendor has it no more, and is kept by who saves something else', async () => {
    const account = await linkNew(harness, 'iterable');
    const changed = { context: { list_id: '987654' } };
    await harness.call('PATCH', `/integrated-account/${account}`, { body: changed });
    const { page, send } = await openPage(account);
    expect(page.text).toContain('<option value="987654" selected="">987654</option>');
    expect((await send({ 'setting.list_id': '987654', 'map.tier': 'other', 'other.tier': 'level' })).status).toBe(200);
    expect((await harness.call('GET', `/integrated-account/${account}`)).body).toMatchObject(changed);
  });

  it('is typed where the vendor lists none: a subscription group of Braze', async () => {
    const account = await linkNew(harness, 'braze');
    const setting = (await settingsOf(account)).find(({ name }) => name === 'subscription_group_id');
    expect(setting).toMatchObject({ chosen: null, choices: null });
    const { page, send } = await openPage(account);
    expect(page.text).toMatch(/<input type="text" id="field-setting-subscription_group_id"/);
    const refused = await send({ 'setting.subscription_group_id': 'a\u0000b' });
    expect([refused.status, refused.text]).toMatchObject([422, expect.stringContaining('not of the right form')]);
    expect((await send({ 'setting.subscription_group_id': ' group-1 ' })).status).toBe(200);
    expect((await harness.call('GET', `/integrated-account/${account}`)).body).toMatchObject({
      context: { subscription_group_id: 'group-1' },
    });
    const form = await harness.call('GET', '/integration/braze/capabilities');
    expect(JSON.stringify(objectOf(form.body)['auth'])).not.toContain('subscription_group_id');
  });

  it('is typed where the account may not read the list', async () => {
    const account = await linkNew(harness, 'braze');
    harness.sandbox.braze.faults.add({ path: '/segments/list', fault: { kind: 'status', status: 403 } });
    const segment = (await settingsOf(account)).find(({ name }) => name === 'segment_id');
    harness.sandbox.braze.faults.clear();
    expect(segment).toMatchObject({ choices: null });
  });

  it('is kept as it is by a page that shows a map of old', async () => {
    const account = await linkNew(harness, 'iterable');
    const [list] = await settingsOf(account);
    const value = textOf(objectOf(listOf(list?.['choices'])[0])['value']);
    const [old, current] = [await openPage(account), await openPage(account)];
    await current.send({ 'map.tier': 'other', 'other.tier': 'level' });
    expect((await old.send({ 'setting.list_id': value })).status).toBe(409);
    const { body } = await harness.call('GET', `/integrated-account/${account}`);
    expect(objectOf(body)['context']).not.toHaveProperty('list_id');
  });

  it('stays when the account is connected anew', async () => {
    const account = await linkNew(harness, 'iterable');
    const [list] = await settingsOf(account);
    const value = textOf(objectOf(listOf(list?.['choices'])[0])['value']);
    const { send } = await openPage(account);
    await send({ 'setting.list_id': value });
    const visitor = createVisitor(harness);
    const link = await harness.call('POST', '/link-token', { body: { integrated_account_id: account } });
    const { pathname, search } = new URL(textOf(objectOf(link.body)['connect_url']));
    const form = await visitor.open(pathname + search);
    const sent = await visitor.post(form.path, visitor.fill(form, { ...harness.world.connections.iterable }));
    expect(sent.status).toBe(303);
    expect((await harness.call('GET', `/integrated-account/${account}`)).body).toMatchObject({
      context: { list_id: value },
    });
  });
});
