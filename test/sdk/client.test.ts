import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CrosswalkApiError, type CrosswalkClient, type Query } from '../../sdk/index.ts';
import { type Harness, startHarness, tenant, vendorNames } from '../harness.ts';
import { clientOf } from './client.ts';

const people = 23;
let harness: Harness;
let client: CrosswalkClient;

beforeAll(async () => {
  harness = await startHarness({ people });
  client = clientOf(harness);
});
afterAll(() => harness.close());

function finish<Result>(promise: Promise<Result>): Promise<Result> {
  return harness.clock.advanceUntil(promise);
}

async function all<Item>(list: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of list) items.push(item);
  return items;
}

describe('lists', () => {
  it('of users have everybody once, over all pages', async () => {
    const users = client.users(harness.accounts.lytics);
    const found = await finish(all(users.list({ limit: 5 })));
    expect(new Set(found.map(({ id }) => id)).size).toBe(people);
    expect(found).toHaveLength(people);
    const pages = await finish(all(users.list({ limit: 5 }).pages()));
    expect(pages.map(({ result_count }) => result_count)).toEqual([5, 5, 5, 5, 3]);
  });

  it('and single records are there as the vendor has them, too', async () => {
    const users = client.users(harness.accounts.lytics);
    const found = await finish(all(users.vendor.list({ limit: 10 })));
    expect(found).toHaveLength(people);
    expect(found[0]).toMatchObject({ user_id: expect.any(String) });
    const { id } = await finish(users.get('person-0001'));
    expect(await finish(users.vendor.get('person-0001'))).toMatchObject({ user_id: id });
  });

  it('find by the filter ids a user whose id no path leads to', async () => {
    const users = client.users(harness.accounts.iterable);
    const id = 'a/../b';
    await finish(users.create({ id, emails: [{ email: 'dots@example.com' }] }, { confirm: true }));
    await expect(users.get(id)).rejects.toThrow('The filter ids of a list finds users.');
    expect(await finish(all(users.list({ ids: [id] })))).toMatchObject([{ id }]);
  });

  it('in another form than pages are refused, not walked for ever', async () => {
    // As a program without types may ask for it.
    const query: Query = { truto_response_format: 'raw' };
    const segments = client.proxy(harness.accounts.braze).list('segments', query);
    await expect(finish(all(segments))).rejects.toThrow('/proxy/segments is no page');
  });

  it('go on from a kept cursor', async () => {
    const users = client.users(harness.accounts.lytics);
    const { next_cursor } = await finish(users.list({ limit: 20 }).first());
    const rest = await finish(all(users.list({ limit: 20, next_cursor: next_cursor ?? '' })));
    expect(rest).toHaveLength(people - 20);
  });

  it.each(vendorNames)('of groups are the same records at %s', async (vendor) => {
    const groups = client.groups(harness.accounts[vendor]);
    const [group] = await finish(all(groups.list({ limit: 1 })));
    expect(await finish(groups.get(group?.id ?? ''))).toMatchObject({ id: group?.id, name: group?.name });
    await expect(finish(groups.create({ name: 'New' }))).rejects.toMatchObject({ code: 'unsupported' });
  });
});

describe('the proxy', () => {
  const listSchema = z.object({ listId: z.number() });

  /** Long enough for every vendor to show what was written. */
  const settle = () => harness.clock.advance(120_000);

  it('makes, uses and deletes the vendor’s own records', async () => {
    const proxy = client.proxy(harness.accounts.iterable);
    const before = await finish(all(proxy.list('lists')));
    const { listId } = listSchema.parse(await finish(proxy.create('lists', { name: 'New' })));
    settle();
    const subscribers = [{ email: 'new@example.com' }];
    expect(await finish(proxy.call('lists', 'subscribe', { listId, subscribers }))).toMatchObject({ successCount: 1 });
    expect(await finish(all(proxy.list('lists')))).toHaveLength(before.length + 1);
    await finish(proxy.delete('lists', String(listId)));
    settle();
    expect(await finish(all(proxy.list('lists')))).toEqual(before);
  });

  it('reads one record by its id, percent-encoded', async () => {
    const proxy = client.proxy(harness.accounts.lytics);
    expect(await finish(proxy.get('segments', 'business_plan'))).toMatchObject({
      data: { slug_name: 'business_plan' },
    });
    await expect(finish(proxy.get('segments', 'a/b'))).rejects.toMatchObject({ status: 404 });
  });

  it('replaces a record as a whole, where the vendor does', async () => {
    const proxy = client.proxy(harness.accounts.iterable);
    await finish(proxy.create('catalogs', undefined, { query: { catalog_name: 'books' } }));
    settle();
    const replaced = proxy.replace(
      'catalog-items',
      'b1',
      { value: { title: 'New' } },
      { query: { catalog_name: 'books' } },
    );
    await finish(replaced);
    settle();
    const read = proxy.get('catalog-items', 'b1', { query: { catalog_name: 'books' } });
    expect(await finish(read)).toMatchObject({ params: { value: { title: 'New' } } });
  });

  it('gives the bytes of the vendor unread, of a list too', async () => {
    const raw = await finish(client.proxy(harness.accounts.braze).raw('segments', 'list'));
    expect(await finish(raw.json())).toMatchObject({ message: 'success', segments: expect.any(Array) });
  });

  it('calls paths that nobody declared', async () => {
    const call = client.custom(harness.accounts.lytics)('GET', '/api/segment', { query: { table: 'user' } });
    expect(await finish(call)).toMatchObject({ data: expect.any(Array) });
  });

  it('hands the query to the vendor', async () => {
    const email = harness.world.people[0]?.email;
    const read = client.proxy(harness.accounts.iterable).call('users', 'get_by_email', {}, { query: { email } });
    expect(await finish(read)).toMatchObject({ user: { email } });
    const segments = client.proxy(harness.accounts.braze);
    const ascending = await finish(all(segments.list('segments', { sort_direction: 'asc' })));
    const descending = await finish(all(segments.list('segments', { sort_direction: 'desc' })));
    expect(descending).toEqual(ascending.toReversed());
    expect(descending).not.toEqual(ascending);
  });

  it('says what the vendor refused, as an error of the vendor', async () => {
    const call = client.proxy(harness.accounts.braze).call('users', 'track', { attributes: 'none' });
    const error = await finish(call).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CrosswalkApiError);
    expect(error).toMatchObject({ isRemote: true, retryable: false, requestId: expect.any(String) });
    expect(error).toHaveProperty('rawResponse', expect.objectContaining({ message: expect.any(String) }));
  });
});

describe('control', () => {
  it('links, lists, changes and unlinks accounts', async () => {
    const { accounts } = client;
    const made = await finish(accounts.create({ tenant_id: 'sdk', integration: 'lytics', sandbox: true, context: {} }));
    expect(made).toMatchObject({ tenant_id: 'sdk', status: 'active', integration: { name: 'lytics' } });
    expect(await finish(all(accounts.list({ tenant_id: 'sdk' })))).toHaveLength(1);
    expect(await finish(all(accounts.list({ tenant_id: tenant, limit: 2 })))).toHaveLength(vendorNames.length);
    expect(await finish(accounts.update(made.id, { verify: false }))).toMatchObject({ id: made.id });
    expect(await finish(accounts.get(made.id))).toMatchObject({ id: made.id });
    expect(await finish(accounts.delete(made.id))).toEqual({ id: made.id });
    await expect(finish(accounts.get(made.id))).rejects.toMatchObject({ code: 'account_not_found' });
  });

  it('makes tokens for one account, which can look at it and change it', async () => {
    const { lytics: id } = harness.accounts;
    const { token } = await finish(client.accounts.createToken({ integrated_account_id: id }));
    const { accounts } = clientOf(harness, token);
    expect(await finish(accounts.me())).toMatchObject({ id, status: 'active' });
    const override = { users: { fields: { title: 'custom_attributes.title' } } };
    const changed = await finish(accounts.updateMe({ unified_model_override: override }));
    expect(changed).toMatchObject({ id, unified_model_override: override });
    await expect(finish(client.accounts.me())).rejects.toMatchObject({ code: 'scope_missing' });
  });

  it('makes links for customers, lists them and takes them back', async () => {
    const { linkTokens } = client;
    const made = await finish(linkTokens.create({ tenant_id: tenant, integrations: ['lytics'] }));
    expect(made.connect_url).toContain(encodeURIComponent(made.link_token));
    const listed = await finish(all(linkTokens.list({ tenant_id: tenant })));
    expect(listed).toMatchObject([{ id: made.id, state: 'open', settings: { integrations: ['lytics'] } }]);
    expect(await finish(linkTokens.revoke(made.id))).toEqual({ id: made.id });
    expect(await finish(all(linkTokens.list()))).toMatchObject([{ id: made.id, state: 'revoked' }]);
  });

  it('makes tokens that work until they are revoked', async () => {
    const { tokens } = client;
    const made = await finish(tokens.create({ name: 'sdk', scopes: ['read'], tenant_id: tenant }));
    const reader = clientOf(harness, made.token);
    expect(await finish(all(reader.accounts.list()))).toHaveLength(vendorNames.length);
    const write = reader.users(harness.accounts.lytics).delete('person-0001');
    await expect(finish(write)).rejects.toMatchObject({ status: 403, code: 'scope_missing' });
    const named = await finish(all(tokens.list({ limit: 1 })));
    expect(named.map(({ id }) => id)).toContain(made.id);
    expect(await finish(tokens.revoke(made.id))).toEqual({ id: made.id });
    await expect(finish(reader.accounts.list().first())).rejects.toMatchObject({ status: 401, code: 'token_invalid' });
  });

  it('reaches every other route', async () => {
    expect(await finish(client.request('GET', '/ready'))).toEqual({ status: 'ok' });
    const query = { integrated_account_id: harness.accounts.lytics };
    const answer = await finish(client.request('GET', '/custom/api/segment', { query }));
    expect(answer).toMatchObject({ result: expect.anything() });
  });
});
