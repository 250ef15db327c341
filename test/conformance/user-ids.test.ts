import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JsonObject } from '../../src/mapping/index.ts';
import { type Harness, objectOf, startHarness, textOf } from '../harness.ts';
import { createClient, type UnifiedClient } from './client.ts';
import { link, type UserStore, userStores } from './user-stores.ts';

/** Ids that break naive paths and queries, in a form that every vendor can have. */
const oddIds = ['a/b', 'a+b', '50%2f50', 'q?x=1&y=2#z', 'urn:user:7', 'ada lovelace', '~!*()'];

const byName = (wanted: string): UserStore => {
  const store = userStores.find(({ name }) => name === wanted);
  if (store === undefined) throw new Error(`there is no store ${wanted}`);
  return store;
};

let harness: Harness;
const clients = new Map<string, UnifiedClient>();

beforeAll(async () => {
  harness = await startHarness({ people: 3 });
  for (const store of userStores) clients.set(store.name, createClient(harness, await link(harness, store)));
});
afterAll(() => harness.close());

function clientOf(name: string): UnifiedClient {
  const client = clients.get(byName(name).name);
  if (client === undefined) throw new Error(`no account of ${name} is linked`);
  return client;
}

describe.each(['Braze', 'Iterable, hybrid project', 'Iterable, userID-based project', 'Segment', 'Lytics by user_id'])(
  'ids of %s',
  (name) => {
    it.each(oddIds)('name a user by %j in a path, and by ids', async (id) => {
      const users = clientOf(name);
      expect((await users.create({ id, first_name: 'Odd' })).body).toMatchObject({ id, applied: 'confirmed' });
      expect((await users.get(id)).body).toMatchObject({ id, external_id: id, first_name: 'Odd' });
      const { body } = await users.list(`ids[]=${encodeURIComponent(id)}`);
      expect(body).toMatchObject({ result: [{ id }], result_count: 1 });
      expect((await users.remove(id)).body).toEqual({ id, applied: 'confirmed' });
    });
  },
);

describe.each(userStores)('ids of $name', ({ name }) => {
  const isByEmail = name.includes('email');
  const present = isByEmail ? 'person-0001@example.com' : 'person-0001';
  const missing = isByEmail ? 'nobody@example.com' : 'nobody';

  it('answer 404 for a user that is not there, whatever is asked for', async () => {
    const users = clientOf(name);
    for (const { body } of [
      await users.get(missing),
      await users.update(missing, { first_name: 'Ada' }),
      await users.remove(missing),
    ]) {
      expect(body).toMatchObject({ statusCode: 404, code: 'record_not_found' });
    }
    expect((await users.list(`ids=${missing}`)).body).toMatchObject({ result: [], next_cursor: null });
  });

  it('with a slip in their kind say which was probably meant, and which the account takes', async () => {
    const users = clientOf(name);
    const slip = 'emial:nobody@example.com';
    for (const { body } of [
      await users.get(slip),
      await users.update(slip, { first_name: 'Ada' }),
      await users.remove(slip),
    ]) {
      const message = textOf(objectOf(body)['message']);
      expect(message).toContain('"emial" is no kind of id here');
      expect(message).toContain(name.includes('userID') ? 'There are: user_id:…' : 'did you mean email:…? There are: ');
    }
  });

  it('find the same user by every identifier that the answer shows', async () => {
    const users = clientOf(name);
    const { body } = await users.get(present);
    const { id, identifiers } = objectOf(body);
    const kinds = Object.entries(objectOf(identifiers)).flatMap(([kind, values]) =>
      Array.isArray(values) ? values.map((value) => `${kind}:${textOf(value)}`) : [],
    );
    expect(kinds).toContain(`email:person-0001@example.com`);
    const usable = name.includes('userID') ? kinds.filter((kind) => !kind.startsWith('email:')) : kinds;
    for (const typed of usable) expect((await users.get(typed)).body).toMatchObject({ id });
  });

  it('refuse an empty id and name the kinds that there are', async () => {
    const { body } = await clientOf(name).get('email:');
    expect(body).toMatchObject({ statusCode: 400, code: 'invalid_id', message: expect.stringContaining(':…') });
  });
});

describe('e-mail addresses', () => {
  it.each(userStores.map(({ name }) => name).filter((name) => !name.includes('userID')))(
    'find the user in any case at %s',
    async (name) => {
      const users = clientOf(name);
      expect((await users.get('email:PERSON-0002@Example.com')).status).toBe(200);
      expect((await users.list('emails=PERSON-0002@Example.com')).body).toMatchObject({ result_count: 1 });
    },
  );

  it('do not name a user where the vendor cannot look one up by them, and the answer says what does', async () => {
    const users = clientOf('Iterable, userID-based project');
    expect((await users.get('email:person-0001@example.com')).body).toMatchObject({
      statusCode: 400,
      code: 'invalid_id',
      message: 'Iterable cannot look up users by email address. Use one of: user_id:….',
    });
    expect((await users.list('emails=person-0001@example.com')).body).toMatchObject({
      statusCode: 422,
      code: 'unsupported_filter',
      message: expect.stringContaining('There are: ids.'),
    });
  });

  it('that two profiles share name neither, and the answer names both', async () => {
    const users = clientOf('Braze');
    for (const id of ['twin-1', 'twin-2']) await users.create({ id, emails: [{ email: 'twin@example.com' }] });
    const answers = [
      await users.get('email:twin@example.com'),
      await users.update('email:twin@example.com', { first_name: 'Ada' }),
      await users.remove('email:twin@example.com'),
    ];
    for (const { body } of answers) {
      expect(body).toMatchObject({
        statusCode: 409,
        code: 'ambiguous_id',
        errors: [{ path: 'twin-1' }, { path: 'twin-2' }],
      });
    }
    expect((await users.list('emails=twin@example.com')).body).toMatchObject({
      result: [{ id: 'twin-1' }, { id: 'twin-2' }],
    });
  });
});

describe('ids that cannot exist', () => {
  it.each([
    ['Braze', 'x'.repeat(988), 'at most 987 bytes'],
    ['Iterable, hybrid project', 'ü', 'printable ASCII'],
    ['Iterable, hybrid project', 'trailing ', 'without a space at the end'],
    ['Iterable, hybrid project', 'x'.repeat(53), '1 to 52'],
    ['Iterable, email-based project', 'person-0001', 'an address such as ada@example.com'],
    ['Segment', 'null', 'which Segment takes for nobody'],
    ['Segment', '000-0', 'which Segment takes for nobody'],
    ['Segment', 'Upper', 'Use "upper"'],
    ['Lytics by user_id', 'é'.repeat(129), 'at most 256 bytes'],
    ['Lytics by email', 'person-0001', 'an address such as ada@example.com'],
  ])('at %s, such as %j, are refused before the vendor is asked', async (name, id, reason) => {
    const { vendor } = byName(name);
    const before = harness.sandbox[vendor].requests.length;
    for (const { body } of [await clientOf(name).get(id), await clientOf(name).create({ id, first_name: 'Ada' })]) {
      expect(body).toMatchObject({ statusCode: 400, code: 'invalid_id', message: expect.stringContaining(reason) });
    }
    expect(harness.sandbox[vendor].requests).toHaveLength(before);
  });
});

describe('typed ids', () => {
  it('name a Braze user by alias, whose name may have colons', async () => {
    const users = clientOf('Braze');
    const { body } = await users.create({ id: 'alias:crm:9:1', first_name: 'Alias' });
    expect(body).toMatchObject({ identifiers: { 'alias:crm': ['9:1'] }, applied: 'confirmed' });
    expect((await users.get('alias:crm:9:1')).body).toMatchObject({ first_name: 'Alias' });
    expect((await users.update('alias:crm:9:1', { last_name: 'Only' })).body).toMatchObject({ applied: 'confirmed' });
    expect((await users.remove('alias:crm:9:1')).body).toMatchObject({ applied: 'confirmed' });
    expect((await users.get('alias:crm:9:1')).status).toBe(404);
    expect((await users.get('alias:crm')).body).toMatchObject({ code: 'invalid_id' });
  });

  it('name a Braze user that has nothing but an e-mail address or a phone number', async () => {
    const users = clientOf('Braze');
    const identities: Record<string, JsonObject> = {
      'email:lone@example.com': { emails: [{ email: 'lone@example.com' }] },
      'phone:+442079460009': { phones: [{ number: '+442079460009' }] },
    };
    for (const [id, identity] of Object.entries(identities)) {
      const { body } = await users.create(identity);
      expect(objectOf(body)['id']).toMatch(/^braze_id:/);
      expect((await users.update(id, { first_name: 'Lone' })).body).toMatchObject({ first_name: 'Lone' });
      expect((await users.remove(id)).body).toMatchObject({ applied: 'confirmed' });
      expect((await users.get(id)).status).toBe(404);
    }
  });

  it('name a Segment user before it has a userId, and it can get one', async () => {
    const users = clientOf('Segment');
    expect((await users.create({ id: 'anonymous_id:an-1', first_name: 'Anon' })).body).toMatchObject({
      id: 'anonymous_id:an-1',
      applied: 'confirmed',
    });
    expect((await users.remove('anonymous_id:an-1')).body).toMatchObject({
      statusCode: 422,
      message: 'Twilio Segment deletes users by user_id only, and this one has none.',
    });
    expect((await users.update('anonymous_id:an-1', { external_id: 'an-1-known' })).body).toMatchObject({
      id: 'an-1-known',
      first_name: 'Anon',
      applied: 'confirmed',
    });
  });

  it('look up what Segment knows a user by beside its own identifiers', async () => {
    const users = clientOf('Segment');
    const externalIds = [{ id: '+442079460123', type: 'phone_number', collection: 'users', encoding: 'none' }];
    await users.create({ id: 'by-phone', remote_data: { context: { externalIds } } });
    expect((await users.get('phone_number:+442079460123')).body).toMatchObject({ id: 'by-phone' });
  });
});
