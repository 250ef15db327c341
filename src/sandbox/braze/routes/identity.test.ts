import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { createTestClient } from '../test-client.ts';

const web = (alias_name: string) => ({ alias_name, alias_label: 'web' });
const anonymous = (name: string, attributes: Record<string, Json> = {}) => ({
  user_alias: web(name),
  _update_existing_only: false,
  ...attributes,
});

describe('users/delete', () => {
  it('removes what it is given, counts what was queued, and frees the id for a new profile', async () => {
    const { post, settle, track, workspace } = createTestClient();
    await track({ attributes: [{ external_id: 'ada', plan: 'pro' }] });
    expect(await post('/users/delete', { external_ids: ['ada', 'nobody'] })).toMatchObject({
      status: 201,
      body: { deleted: 2, message: 'success' },
    });
    expect(workspace.profile('ada')).toBeDefined();
    settle();
    expect(workspace.profile('ada')).toBeUndefined();
    await track({ attributes: [{ external_id: 'ada' }] });
    expect(workspace.profile('ada')?.customAttributes).toEqual({});
  });

  it('touches nobody when several profiles are left after the prioritization', async () => {
    const { post, settle, track, workspace } = createTestClient();
    const email = 'shared@example.com';
    await track({ attributes: [{ external_id: 'first', email }] });
    await track({ attributes: [{ external_id: 'second', email }] });
    const remove = async (prioritization: string[]) => {
      await post('/users/delete', { email_addresses: [{ email, prioritization }] });
      settle();
      return workspace.profiles().map(({ externalId }) => externalId);
    };
    expect(await remove(['identified'])).toEqual(['first', 'second']);
    expect(await remove(['unidentified'])).toEqual(['first', 'second']);
    expect(await remove(['identified', 'least_recently_updated'])).toEqual(['second']);
  });

  it('refuses two kinds of identifiers, none, more than 50, and an address without prioritization', async () => {
    const { post } = createTestClient();
    const status = async (body: Json) => (await post('/users/delete', body)).status;
    expect(await status({ external_ids: ['a'], braze_ids: ['b'] })).toBe(400);
    expect(await status({})).toBe(400);
    expect(await post('/users/delete', { external_ids: Array.from({ length: 51 }, String) })).toMatchObject({
      status: 400,
      body: { message: 'The max number of ids per request was exceeded' },
    });
    expect(await post('/users/delete', { email_addresses: [{ email: 'a@b.co' }] })).toMatchObject({
      status: 400,
      body: { message: "'prioritization' is required" },
    });
  });
});

describe('users/identify', () => {
  it('gives an anonymous profile an external_id nobody has', async () => {
    const { post, settle, track, workspace } = createTestClient();
    await track({ attributes: [anonymous('v1', { plan: 'free' })] });
    const body = { aliases_to_identify: [{ external_id: 'ada', user_alias: web('v1') }] };
    expect(await post('/users/identify', body)).toMatchObject({
      status: 201,
      body: { aliases_processed: 1, message: 'success' },
    });
    settle();
    expect(workspace.profiles()).toMatchObject([
      { externalId: 'ada', aliases: [web('v1')], customAttributes: { plan: 'free' } },
    ]);
  });

  it('fills an existing profile where it has no value, and the anonymous one goes away', async () => {
    const { post, settle, track, workspace } = createTestClient();
    await track({
      attributes: [{ external_id: 'ada', plan: 'pro' }, anonymous('v1', { plan: 'free', city: 'Köln' })],
    });
    await post('/users/identify', { aliases_to_identify: [{ external_id: 'ada', user_alias: web('v1') }] });
    settle();
    expect(workspace.profiles()).toMatchObject([
      { externalId: 'ada', customAttributes: { plan: 'pro', city: 'Köln' } },
    ]);
  });

  it('merges nothing when the target has an alias of that label', async () => {
    const { post, settle, track, workspace } = createTestClient();
    await track({ attributes: [{ external_id: 'ada' }, anonymous('v1', { city: 'Köln' })] });
    await post('/users/alias/new', { user_aliases: [{ external_id: 'ada', ...web('own') }] });
    await post('/users/identify', { aliases_to_identify: [{ external_id: 'ada', user_alias: web('v1') }] });
    settle();
    expect(workspace.profiles()).toHaveLength(2);
    expect(workspace.profile('ada')?.customAttributes).toEqual({});
  });

  it('identifies by address, with a prioritization', async () => {
    const { post, settle, track, workspace } = createTestClient();
    await track({ attributes: [{ email: 'lead@example.com' }] });
    await post('/users/identify', {
      emails_to_identify: [{ external_id: 'lead', email: 'lead@example.com', prioritization: ['unidentified'] }],
    });
    settle();
    expect(workspace.profile('lead')?.email).toBe('lead@example.com');
  });
});

describe('users/merge', () => {
  const merges = (merged: string, kept: string) => ({
    merge_updates: [{ identifier_to_merge: { external_id: merged }, identifier_to_keep: { external_id: kept } }],
  });

  it('answers 202, is applied after the ordinary writes, and lets the kept values win', async () => {
    const { clock, post, track, workspace } = createTestClient();
    const event = (external_id: string, time: string) => ({ external_id, name: 'login', time });
    await track({
      attributes: [
        { external_id: 'old', first_name: 'Old', last_name: 'Name', email: 'old@example.com', plan: 'free', vip: true },
        { external_id: 'new', first_name: 'New', plan: 'pro' },
      ],
      events: [event('old', '2024-01-01'), event('old', '2025-06-01'), event('new', '2025-01-01')],
    });
    expect(await post('/users/merge', merges('old', 'new'))).toMatchObject({
      status: 202,
      body: { message: 'success' },
    });
    clock.advance(999);
    expect(workspace.profile('old')).toBeDefined();
    clock.advance(1);
    expect(workspace.profile('old')).toBeUndefined();
    expect(workspace.profile('new')).toMatchObject({
      email: 'old@example.com',
      fields: { first_name: 'New', last_name: 'Name' },
      customAttributes: { plan: 'pro', vip: true },
      customEvents: { login: { first: Date.UTC(2024, 0, 1), last: Date.UTC(2025, 5, 1), count: 3 } },
    });
  });

  it.each<[string, Json, string]>([
    ['no list', 'x', "'merge_updates' must be an array of objects"],
    ['a list of other things', ['x'], "'merge_updates' must be an array of objects"],
    ['too many', Array.from({ length: 51 }, () => ({})), 'a single request may not contain more than 50 merge updates'],
    [
      'another key',
      [{ identifier_to_merge: { external_id: 'a' }, identifier_to_keep: { external_id: 'b' }, extra: 1 }],
      "'merge_updates' must only have 'identifier_to_merge' and 'identifier_to_keep'",
    ],
    [
      'an identifier of no kind',
      [{ identifier_to_merge: { id: 'a' }, identifier_to_keep: { external_id: 'b' } }],
      "identifiers must be objects with an 'external_id' property that is a string, 'user_alias' property that is an object, 'email' property that is a string, or 'phone' property that is a string",
    ],
  ])('refuses %s in the words of Braze', async (_case, merge_updates, message) => {
    const { post } = createTestClient();
    expect(await post('/users/merge', { merge_updates })).toMatchObject({ status: 400, body: { message } });
  });
});

describe('aliases', () => {
  it('are added to a known id, make a profile without one, and do nothing for an unknown id', async () => {
    const { post, settle, track, workspace } = createTestClient();
    await track({ attributes: [{ external_id: 'ada' }] });
    const user_aliases = [{ external_id: 'ada', ...web('a') }, web('b'), { external_id: 'nobody', ...web('c') }];
    await post('/users/alias/new', { user_aliases });
    settle();
    expect(workspace.profiles().map(({ externalId, aliases }) => [externalId, aliases])).toEqual([
      ['ada', [web('a')]],
      [undefined, [web('b')]],
    ]);
  });

  it('belong to one profile, which has one of each label', async () => {
    const { post, settle, track, workspace } = createTestClient();
    await track({ attributes: [{ external_id: 'ada' }, { external_id: 'bob' }] });
    const add = (external_id: string, name: string) => ({ external_id, ...web(name) });
    await post('/users/alias/new', { user_aliases: [add('ada', 'a'), add('ada', 'second'), add('bob', 'a')] });
    settle();
    expect(workspace.profile('ada')?.aliases).toEqual([web('a')]);
    expect(workspace.profile('bob')?.aliases).toEqual([]);
  });

  it('are renamed within their label; unknown ones are skipped', async () => {
    const { post, settle, workspace } = createTestClient();
    await post('/users/alias/new', { user_aliases: [web('a')] });
    settle();
    const rename = (from: string, to: string) => ({ alias_label: 'web', old_alias_name: from, new_alias_name: to });
    const seen = await post('/users/alias/update', { alias_updates: [rename('a', 'b'), rename('x', 'y')] });
    expect(seen).toMatchObject({ status: 201, body: { message: 'success' } });
    settle();
    expect(workspace.profiles().map(({ aliases }) => aliases)).toEqual([[web('b')]]);
  });
});

describe('external_ids', () => {
  it('work under the old name after a rename, until that is removed', async () => {
    const { post, read, track } = createTestClient();
    await track({ attributes: [{ external_id: 'old', first_name: 'Ada' }] });
    const rename = (current_external_id: string, new_external_id: string) => ({ current_external_id, new_external_id });
    const renamed = await post('/users/external_ids/rename', {
      external_id_renames: [rename('old', 'new'), rename('old', 'other'), rename('nobody', 'x'), rename('new', 'new')],
    });
    expect(renamed.body).toMatchObject({
      message: 'success',
      external_ids: ['new'],
      rename_errors: [{ index: 1 }, { index: 2 }, { index: 3 }],
    });
    expect(await read('old', ['external_id', 'first_name'])).toEqual({ external_id: 'new', first_name: 'Ada' });
    const removed = await post('/users/external_ids/remove', { external_ids: ['old', 'new'] });
    expect(removed.body).toMatchObject({ message: 'success', removed_ids: ['old'], removal_errors: [{ index: 1 }] });
    expect(await read('old')).toBeUndefined();
    expect(await read('new', ['external_id'])).toEqual({ external_id: 'new' });
  });

  it('refuse an empty list and more than 50', async () => {
    const { post } = createTestClient();
    expect((await post('/users/external_ids/remove', { external_ids: [] })).status).toBe(400);
    const many = Array.from({ length: 51 }, String);
    expect((await post('/users/external_ids/remove', { external_ids: many })).status).toBe(400);
  });
});
