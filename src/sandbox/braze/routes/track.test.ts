import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { createTestClient } from '../test-client.ts';

const people = (count: number): Json[] => Array.from({ length: count }, (_, index) => ({ external_id: `u${index}` }));
const event = { external_id: 'ada', name: 'signed_up', time: '2025-12-01T10:00:00Z' };
const purchase = { external_id: 'ada', product_id: 'book', currency: 'EUR', price: 10, time: '2025-12-01T10:00:00Z' };

describe('the size of a batch', () => {
  it.each<['total_75' | 'per_array_75' | 'total_50', Json, number]>([
    ['total_75', { attributes: people(74), events: [event] }, 201],
    ['total_75', { attributes: people(75), events: [event] }, 400],
    ['per_array_75', { attributes: people(75), events: [event] }, 201],
    ['per_array_75', { attributes: people(76) }, 400],
    ['total_50', { attributes: people(50) }, 201],
    ['total_50', { attributes: people(51) }, 400],
  ])('on the contract %s ends where it should (case %#)', async (batchContract, body, status) => {
    const { track, workspace } = createTestClient({ batchContract });
    const seen = await track(body);
    expect(seen.status).toBe(status);
    const message = status === 201 ? 'success' : 'Max Input Length Exceeded';
    expect(seen.body).toHaveProperty('message', message);
    expect(workspace.profiles().length > 0).toBe(status === 201);
  });

  it('on the bulk endpoint is 1,000 in total and 100 for one profile', async () => {
    const { post } = createTestClient();
    const same = (count: number) => Array.from({ length: count }, () => event);
    expect((await post('/users/track/bulk', { attributes: people(1_000) })).status).toBe(201);
    expect((await post('/users/track/bulk', { attributes: people(1_001) })).status).toBe(400);
    expect((await post('/users/track/bulk', { events: same(100) })).status).toBe(201);
    expect((await post('/users/track/bulk', { events: same(101) })).status).toBe(400);
  });
});

describe('the answer', () => {
  it('counts what was accepted per array and leaves out arrays without any', async () => {
    const { post } = createTestClient();
    const seen = await post('/users/track', { attributes: people(2), events: [event], purchases: [] });
    expect(seen).toMatchObject({
      status: 201,
      body: { message: 'success', attributes_processed: 2, events_processed: 1 },
    });
    expect(seen.body).not.toHaveProperty('purchases_processed');
    expect(seen.body).not.toHaveProperty('errors');
  });

  it('is 201 with errors by array and index when some objects are refused, and the good ones are applied', async () => {
    const { track, workspace } = createTestClient();
    const seen = await track({
      attributes: [{ first_name: 'Nobody' }, { external_id: 'ada', first_name: 'Ada' }],
      purchases: [{ ...purchase, quantity: 101 }],
    });
    expect(seen).toMatchObject({ status: 201, body: { message: 'success', attributes_processed: 1 } });
    expect(seen.body).toHaveProperty('errors', [
      {
        type: "'external_id', 'braze_id', 'user_alias', 'email' or 'phone' is required",
        input_array: 'attributes',
        index: 0,
      },
      { type: "'quantity' is not valid", input_array: 'purchases', index: 0 },
    ]);
    expect(workspace.profiles()).toHaveLength(1);
    expect(workspace.purchases()).toEqual([]);
  });

  it('is 400 when every object is refused, and when there is none', async () => {
    const { post } = createTestClient();
    const message = "Valid data must be provided in the 'attributes', 'events', or 'purchases' fields.";
    const refused = await post('/users/track', { attributes: [{ first_name: 'Nobody' }] });
    expect(refused).toMatchObject({ status: 400, body: { message, errors: [{ index: 0 }] } });
    expect(await post('/users/track', {})).toMatchObject({ status: 400, body: { message } });
    expect((await post('/users/track', { events: [] })).body).not.toHaveProperty('errors');
  });

  it.each([
    ['a list that is none', { attributes: { external_id: 'ada' } }],
    ['an entry that is no object', { attributes: ['ada'] }],
  ])('is 400 for %s', async (_case, body) => {
    expect((await createTestClient().post('/users/track', body)).status).toBe(400);
  });
});

describe('checks of single objects', () => {
  const refusal = async (array: string, object: Json, options = {}) => {
    const { post } = createTestClient(options);
    const { status, body } = await post('/users/track', { [array]: [object] });
    return { status, body };
  };

  it.each([
    ['attributes', { external_id: '' }, "'external_id' is not valid"],
    ['attributes', { external_id: 'é'.repeat(494) }, "'external_id' must be fewer than 988 bytes"],
    ['attributes', { external_id: 'dummy' }, 'provided external_id is blacklisted and disallowed'],
    ['attributes', { user_alias: { alias_name: 'a' } }, "'user_alias' is not valid"],
    ['attributes', { email: 'nonsense' }, "The value provided for the 'email' field is not a valid email."],
    [
      'attributes',
      { external_id: 'a', email: 'x@y' },
      "The value provided for the 'email' field is not a valid email.",
    ],
    ['attributes', { phone: 'call me' }, "'phone' is not valid"],
    ['attributes', { external_id: 'a', gender: 'male' }, "'gender' is not valid"],
    ['attributes', { external_id: 'a', dob: '1990-02-30' }, "'dob' is not valid"],
    ['attributes', { external_id: 'a', dob: '1990-02-01T00:00:00Z' }, "'dob' is not valid"],
    ['attributes', { external_id: 'a', first_name: 5 }, "'first_name' is not valid"],
    ['attributes', { external_id: 'a', email_subscribe: 'Subscribed' }, "'email_subscribe' is not valid"],
    ['attributes', { push_token_import: true, external_id: 'a' }, "'external_id' is not valid"],
    ['attributes', { push_token_import: true }, "'push_tokens' is required"],
    ['events', { ...event, name: null }, "'name' is required"],
    ['events', { ...event, time: 'yesterday' }, "'time' is not valid"],
    ['events', { ...event, properties: { time: 1 } }, "'properties' is not valid"],
    ['events', { ...event, properties: { event_name: 'x' } }, "'properties' is not valid"],
    ['events', { ...event, properties: { $price: 1 } }, "'properties' is not valid"],
    ['purchases', { ...purchase, product_id: 'p'.repeat(256) }, "'product_id' is not valid"],
    ['purchases', { ...purchase, currency: 'XYZ' }, "'currency' is not valid"],
    ['purchases', { ...purchase, price: '10' }, "'price' is not valid"],
    ['purchases', { ...purchase, quantity: 1.5 }, "'quantity' is not valid"],
  ] as const)('refuse %s %j', async (array, object, type) => {
    expect(await refusal(array, object, { blockedExternalIds: ['dummy'] })).toMatchObject({
      status: 400,
      body: { errors: [{ type, input_array: array, index: 0 }] },
    });
  });

  it('ignore a wrong value of a reserved field where the workspace is set so', async () => {
    const { track, read } = createTestClient({ invalidFields: 'ignore' });
    expect((await track({ attributes: [{ external_id: 'ada', gender: 'male', first_name: 'Ada' }] })).status).toBe(201);
    expect(await read('ada', ['gender', 'first_name'])).toEqual({ first_name: 'Ada' });
  });
});

describe('who is written to', () => {
  it('an external_id makes a profile unless only existing ones may be updated', async () => {
    const { track, workspace } = createTestClient();
    await track({
      attributes: [{ external_id: 'ada' }, { external_id: 'bob', _update_existing_only: true, first_name: 'Bob' }],
    });
    expect(workspace.profiles().map(({ externalId }) => externalId)).toEqual(['ada']);
    expect(workspace.discarded()).toMatchObject([{ array: 'attributes', object: { external_id: 'bob' } }]);
  });

  it('an alias makes a profile only with an explicit false', async () => {
    const { track, workspace } = createTestClient();
    const user_alias = { alias_name: 'visitor', alias_label: 'web' };
    expect((await track({ attributes: [{ user_alias, plan: 'free' }] })).status).toBe(201);
    expect(workspace.profiles()).toEqual([]);
    await track({ attributes: [{ user_alias, plan: 'free', _update_existing_only: false }] });
    expect(workspace.profiles()).toMatchObject([{ externalId: undefined, aliases: [user_alias] }]);
  });

  it('a braze_id never makes a profile', async () => {
    const { track, workspace } = createTestClient();
    await track({ attributes: [{ braze_id: 'f'.repeat(24), plan: 'free' }] });
    expect(workspace.profiles()).toEqual([]);
  });

  it('an address beside an external_id is an attribute, alone it makes an email-only profile', async () => {
    const { track, workspace } = createTestClient();
    await track({ attributes: [{ external_id: 'ada', email: 'ada@example.com' }] });
    await track({ attributes: [{ external_id: 'ada', email: 'new@example.com' }, { email: 'bob@example.com' }] });
    expect(workspace.profiles().map(({ externalId, email }) => [externalId, email])).toEqual([
      ['ada', 'new@example.com'],
      [undefined, 'bob@example.com'],
    ]);
  });

  it('an address alone goes to the identified profile that was updated last, whatever its case', async () => {
    const { track, workspace } = createTestClient();
    const email = 'shared@example.com';
    await track({ attributes: [{ external_id: 'first', email }] });
    await track({ attributes: [{ external_id: 'second', email }] });
    await track({ attributes: [{ external_id: 'first', first_name: 'First' }] });
    await track({ attributes: [{ email: 'Shared@Example.com', plan: 'pro' }] });
    expect(workspace.profile('first')?.customAttributes).toEqual({ plan: 'pro' });
    expect(workspace.profile('second')?.customAttributes).toEqual({});
    expect(workspace.profiles()).toHaveLength(2);
  });

  it('when an address and a number are given, the address decides', async () => {
    const { track, workspace } = createTestClient();
    await track({ attributes: [{ external_id: 'ada', email: 'ada@example.com' }] });
    await track({ attributes: [{ external_id: 'bob', phone: '+442079460001' }] });
    await track({ attributes: [{ email: 'ada@example.com', phone: '+442079460001' }] });
    expect(workspace.profile('ada')?.phone).toBe('+442079460001');
    expect(workspace.profile('bob')?.phone).toBe('+442079460001');
  });

  it('external ids are case-sensitive', async () => {
    const { track, workspace } = createTestClient();
    await track({ attributes: [{ external_id: 'ada' }, { external_id: 'Ada' }] });
    expect(workspace.profiles()).toHaveLength(2);
  });

  it('a push token import makes an anonymous profile and ignores a known token', async () => {
    const { track, workspace } = createTestClient();
    const tokens = { push_token_import: true, push_tokens: [{ app_id: 'app', token: 'abc' }] };
    await track({ attributes: [tokens] });
    await track({ attributes: [tokens] });
    expect(workspace.profiles()).toMatchObject([{ externalId: undefined, pushTokens: [{ token: 'abc' }] }]);
  });
});

describe('events and purchases', () => {
  it('multiply purchases by the quantity and add up the revenue', async () => {
    const { track, workspace } = createTestClient();
    await track({ purchases: [{ ...purchase, quantity: 3 }, purchase] });
    expect(workspace.profile('ada')).toMatchObject({ purchases: { book: { count: 4 } }, totalRevenue: 40 });
  });

  it('turn a future time into now and keep a past one', async () => {
    const { clock, track, workspace } = createTestClient();
    const accepted = clock.now();
    await track({
      events: [
        { ...event, time: '2999-01-01' },
        { ...event, time: '2001-01-01' },
      ],
    });
    const [future, past] = workspace.events();
    expect(future?.time).toBe(accepted);
    expect(past?.time).toBe(Date.UTC(2001, 0, 1));
  });
});

describe('the synchronous endpoint', () => {
  it('answers at once with what the object touched, given as an object or as a list', async () => {
    const { post } = createTestClient();
    const body = { external_id: 'ada', first_name: 'Ada', plan: 'pro' };
    await post('/users/track/sync', { attributes: [{ external_id: 'ada', other: true }] });
    expect(await post('/users/track/sync', { attributes: body })).toMatchObject({
      status: 201,
      body: {
        message: 'success',
        users: [{ external_id: 'ada', first_name: 'Ada', custom_attributes: { plan: 'pro' } }],
      },
    });
    const tracked = await post('/users/track/sync', { purchases: [purchase] });
    expect(tracked.body).toHaveProperty('users', [
      {
        external_id: 'ada',
        purchase_events: [
          { product_id: 'book', first: '2025-12-01T10:00:00.000Z', last: '2025-12-01T10:00:00.000Z', count: 1 },
        ],
      },
    ]);
  });

  it('answers without users when nobody matched, and refuses a second object', async () => {
    const { post } = createTestClient();
    const nobody = { attributes: [{ external_id: 'x', plan: 'pro', _update_existing_only: true }] };
    expect(await post('/users/track/sync', nobody)).toMatchObject({ status: 201, body: { users: [] } });
    expect((await post('/users/track/sync', { attributes: people(1), events: [event] })).status).toBe(400);
  });
});
