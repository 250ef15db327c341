import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JsonObject } from '../../src/mapping/index.ts';
import { type Harness, startHarness, vendorNames, type VendorName } from '../harness.ts';
import { attempt, createUserClients, refusedWith, type UserClients } from './refusals.ts';

let harness: Harness;
let users: UserClients;

beforeAll(async () => {
  harness = await startHarness({ people: 2 });
  users = createUserClients(harness);
});
afterAll(() => harness.close());

describe('names of custom attributes', () => {
  it.each<[VendorName, Record<string, string>]>([
    [
      'braze',
      {
        email: 'emails[0].email',
        home_city: 'address.city',
        dob: 'birthday',
        country: 'address.country',
        address_street: 'address.street',
        company: 'company.id',
        push_subscribe: 'subscriptions[channel=push].status',
        biography: 'bio',
      },
    ],
    [
      'iterable',
      {
        firstName: 'first_name',
        phoneNumber: 'phones[0].number',
        locale: 'languages[0]',
        postalCode: 'address.postal_code',
      },
    ],
    ['segment', { firstName: 'first_name', description: 'bio', address: 'address.city', phone: 'phones[0].number' }],
    ['lytics', { birth_date: 'birthday', user_id: 'external_id', company_name: 'company.name', city: 'address.city' }],
  ])('of %s that are standard fields are refused with the unified field to use', async (vendor, names) => {
    for (const [name, field] of Object.entries(names)) {
      expect(await attempt(users[vendor], { custom_attributes: { [name]: 'x' } })).toMatchObject(
        refusedWith({
          statusCode: 422,
          code: 'unsupported_field',
          errors: [{ path: `custom_attributes.${name}`, message: expect.stringContaining(field) }],
        }),
      );
    }
  });

  it.each<[VendorName, string[]]>([
    [
      'braze',
      [
        '_update_existing_only',
        '_merge_objects',
        'push_tokens',
        'user_alias',
        'current_location',
        'facebook',
        'bio',
        'x'.repeat(256),
      ],
    ],
    ['iterable', ['itblInternal', 'devices', 'signupDate', 'userListIds', 'a.b', '_private', '42']],
    ['segment', ['id', 'first_name', 'last_name']],
    ['lytics', ['_created', 'segments', 'score_quantity']],
  ])('of %s that belong to the vendor are refused', async (vendor, names) => {
    for (const name of names) {
      expect(await attempt(users[vendor], { custom_attributes: { [name]: 'x' } })).toMatchObject(
        refusedWith({ code: 'unsupported_field' }),
      );
    }
  });

  it('of Segment are not those of audiences and computed traits, which it neither reads nor overwrites', async () => {
    const { body } = await users.segment.get('person-0001');
    expect(body).toMatchObject({
      groups: [{ id: 'business_plan' }],
      remote_data: { audiences: { business_plan: true }, traits: { business_plan: true, interest_count: 7 } },
    });
    expect(body).not.toHaveProperty('custom_attributes.business_plan');
    expect(body).not.toHaveProperty('custom_attributes.interest_count');
    const change = await users.segment.update('person-0001', { custom_attributes: { business_plan: false } });
    expect(change.body).toMatchObject({
      code: 'unsupported_field',
      errors: [{ path: 'custom_attributes.business_plan' }],
    });
  });
});

describe.each(vendorNames)('%s', (vendor) => {
  it.each<[string, JsonObject]>([
    ['emails', { emails: [{ email: 'a@example.com' }, { email: 'b@example.com' }] }],
    ['phones', { phones: [{ number: '+442079460000' }, { number: '+442079460001' }] }],
    ['languages', { languages: ['en', 'de'] }],
  ])('refuses a second one of %s, and drops none', async (field, part) => {
    expect(await attempt(users[vendor], part)).toMatchObject(
      refusedWith({ code: 'unsupported_field', errors: [{ path: `${field}[1]` }] }),
    );
  });

  it.each<[string, JsonObject]>([
    ['address.country', { address: { country: 'United Kingdom' } }],
    ['address.country', { address: { country: 'XX' } }],
    ['birthday', { birthday: '1815-02-30' }],
    ['emails.0.email', { emails: [{ email: 'ada at example.com' }] }],
    ['phones.0.number', { phones: [{ number: '020 7946 0000' }] }],
    ['timezone', { timezone: 'Mars/Olympus' }],
    ['languages.0', { languages: ['e n'] }],
    ['gender', { gender: 'F' }],
    ['company.employee_count', { company: { employee_count: 'many' } }],
    ['address.zip', { address: { zip: 'W1' } }],
    ['firstname', { firstname: 'Ada' }],
    ['groups', { groups: [] }],
    ['created_at', { created_at: '2026-01-01T00:00:00.000Z' }],
    ['custom_attributes', { custom_attributes: [] }],
  ])('refuses a value that is no possible %s', async (path, part) => {
    expect(await attempt(users[vendor], part)).toMatchObject(
      refusedWith({ statusCode: 400, code: 'invalid_request', errors: [{ path }] }),
    );
  });

  it('refuses another user type than the one that it keeps', async () => {
    expect(await attempt(users[vendor], { user_type: 'admin' })).toMatchObject(
      refusedWith({ code: 'unsupported_value', errors: [{ path: 'user_type' }] }),
    );
  });

  it('reports everything that is wrong at once', async () => {
    const part = {
      emails: [{ email: 'a@example.com' }, { email: 'b@example.com' }],
      phones: [{ number: '+442079460000' }, { number: '+442079460001' }],
    };
    expect(await attempt(users[vendor], part)).toMatchObject(
      refusedWith({ errors: [{ path: 'emails[1]' }, { path: 'phones[1]' }] }),
    );
  });

  it('takes values in any spelling that is not ambiguous, and keeps the canonical one', async () => {
    const spelled = {
      id: 'spelling-1',
      emails: [{ email: ' Ada.Spelling@Example.COM ' }],
      phones: [{ number: '+44 (20) 7946-0000' }],
      address: { country: 'gb' },
      languages: ['EN'],
    };
    const canonical = {
      emails: [{ email: 'ada.spelling@example.com' }],
      phones: [{ number: '+442079460000' }],
      address: { country: 'GB' },
      languages: ['en'],
    };
    expect((await users[vendor].create(spelled)).body).toMatchObject({ ...canonical, applied: 'confirmed' });
    expect((await users[vendor].get('spelling-1')).body).toMatchObject(canonical);
  });

  it('hands over remote_data untranslated, below the mapped fields', async () => {
    const places: Record<VendorName, JsonObject> = {
      braze: { first_name: 'Below', untranslated: 1 },
      iterable: { dataFields: { firstName: 'Below', untranslated: 1 } },
      segment: { traits: { firstName: 'Below', untranslated: 1 } },
      lytics: { first_name: 'Below', untranslated: 1 },
    };
    const body = { id: 'remote-2', first_name: 'Above', remote_data: places[vendor] };
    expect((await users[vendor].create(body)).body).toMatchObject({
      first_name: 'Above',
      custom_attributes: { untranslated: 1 },
      applied: 'confirmed',
    });
  });

  it('leaves what is absent, clears what is null, and keeps the two apart', async () => {
    await users[vendor].create({
      id: 'null-1',
      first_name: 'Ada',
      last_name: 'King',
      custom_attributes: { plan: 'pro' },
    });
    const change = { last_name: null, custom_attributes: { plan: null } };
    expect((await users[vendor].update('null-1', change)).body).toMatchObject({ applied: 'confirmed' });
    const { body } = await users[vendor].get('null-1');
    expect(body).toMatchObject({ first_name: 'Ada' });
    expect(body).not.toHaveProperty('last_name');
    expect(body).not.toHaveProperty('custom_attributes.plan');
  });

  it('refuses to clear what tells users apart', async () => {
    const { body } = await users[vendor].update('person-0001', { external_id: null });
    expect(body).toMatchObject({ statusCode: 422, code: 'unsupported_value', errors: [{ path: 'external_id' }] });
  });

  it('says which fields tell a user apart when none is given', async () => {
    const { body } = await users[vendor].create({ first_name: 'Nobody' });
    expect(body).toMatchObject({
      statusCode: 400,
      code: 'invalid_request',
      message: expect.stringContaining('Send one of: id, external_id'),
    });
  });

  it('refuses two different ids for one user', async () => {
    const { body } = await users[vendor].create({ id: 'one', external_id: 'other' });
    expect(body).toMatchObject({
      statusCode: 400,
      errors: [{ path: 'external_id', message: 'must be one, as in id' }],
    });
  });
});
