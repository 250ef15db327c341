import { type JsonObject, type JsonValue, isJsonObject, ownProperty, setOwnProperty } from './json.ts';
import { type LensSpec } from './spec.ts';

/** A lens of the shape that one vendor needs, and how that vendor answers what was written. */
export interface VendorLens {
  readonly name: string;
  readonly spec: LensSpec;
  /** What an empty profile shows after the record was written to it. */
  readonly show: (record: JsonObject) => JsonValue;
  /** Unified fields beyond names and custom attributes that it keeps, with values that it keeps. */
  readonly sample: JsonObject;
}

const gender = { female: 'F', male: 'M', other: 'O', not_applicable: 'N', undisclosed: 'P' };
const companyNames = ['id', 'name', 'industry', 'employee_count', 'plan'];

/** Flat attributes in; reserved names at the top and custom attributes in an object of their own out. */
const braze: VendorLens = {
  name: 'Braze',
  spec: {
    fields: {
      id: { read: 'external_id', also_read: ['braze_id'] },
      external_id: 'external_id',
      identifiers: {
        kinds: [
          { kind: 'braze_id', from: 'braze_id' },
          { kind: 'alias:{alias_label}', from: 'user_aliases[]', value: 'alias_name' },
        ],
      },
      'emails[0].email': { at: 'email', format: 'lowercase' },
      'emails[0].is_primary': { fixed: true, with: 'emails[0].email' },
      'phones[0].number': 'phone',
      first_name: 'first_name',
      last_name: 'last_name',
      name: { custom: 'name' },
      gender: { at: 'gender', values: gender },
      birthday: { at: 'dob', format: 'date' },
      'address.city': 'home_city',
      'address.country': 'country',
      'address.street': { custom: 'address_street' },
      'languages[0]': { at: 'language', format: 'primary_language' },
      timezone: 'time_zone',
      ...Object.fromEntries(companyNames.map((name) => [`company.${name}`, { custom: `company.${name}` }])),
      'subscriptions[channel=email].status': 'email_subscribe',
      'subscriptions[channel=push].status': 'push_subscribe',
      'location.longitude': { read: 'last_coordinates[0]' },
      'location.latitude': { read: 'last_coordinates[1]' },
      created_at: { read: 'created_at', format: 'datetime' },
      last_active_at: { read: 'apps[].last_used', pick: 'latest', format: 'datetime' },
      user_type: { fixed: 'end_user' },
      custom_attributes: {
        rest: { read: 'custom_attributes', write: '$' },
        except: ['_update_existing_only', 'push_tokens', 'bra*'],
        name_max_length: 255,
      },
    },
    unsupported: { groups: 'Braze does not show the segments of a profile.' },
    replaced_whole: [{ read: 'custom_attributes.company', write: 'company' }],
    stores: {
      refuse: {
        empty_string: 'Braze shows no empty values; send null to clear it.',
        empty_array: 'Braze shows no empty values; send null to clear it.',
        duplicate_items: 'Braze keeps lists as sets; send each item once.',
        null_in_object: 'Braze drops attributes with null in them; leave it out.',
      },
      string_length: 255,
      array_length: 25,
    },
  },
  show(record) {
    const reserved = new Set(
      'external_id email phone first_name last_name gender dob home_city country language time_zone email_subscribe push_subscribe'.split(
        ' ',
      ),
    );
    const shown: JsonObject = {};
    const custom: JsonObject = {};
    for (const [name, value] of present(record)) setOwnProperty(reserved.has(name) ? shown : custom, name, value);
    return { ...shown, braze_id: 'b-1', custom_attributes: custom };
  },
  sample: {
    external_id: 'u-1',
    emails: [{ email: 'ada@example.com', is_primary: true }],
    phones: [{ number: '+4930123456' }],
    gender: 'not_applicable',
    birthday: '1980-02-29',
    address: { city: 'Berlin', country: 'DE', street: 'Unter den Linden 1' },
    languages: ['de'],
    timezone: 'Europe/Berlin',
    company: { id: 'c-1', name: 'Analytical Engines', employee_count: 3 },
    subscriptions: [
      { channel: 'email', status: 'opted_in' },
      { channel: 'push', status: 'subscribed' },
    ],
    user_type: 'end_user',
  },
};

/** Everything in `dataFields`, names that belong to the vendor among the customer's. */
const iterable: VendorLens = {
  name: 'Iterable',
  spec: {
    fields: {
      external_id: { read: 'userId', write: 'dataFields.userId' },
      'emails[0].email': {
        read: 'email',
        write: 'dataFields.email',
        format: 'lowercase',
        ignore: '*@placeholder.email',
      },
      'phones[0].number': 'dataFields.phoneNumber',
      first_name: 'dataFields.firstName',
      last_name: 'dataFields.lastName',
      name: 'dataFields.name',
      birthday: { at: 'dataFields.birthday', format: 'date' },
      'address.city': 'dataFields.city',
      'address.country': 'dataFields.country',
      'languages[0]': 'dataFields.locale',
      ...Object.fromEntries(companyNames.map((name) => [`company.${name}`, `dataFields.company.${name}`])),
      groups: { each: [{ from: 'dataFields.emailListIds[]', item: { id: { at: '$', format: 'string' } } }] },
      subscriptions: {
        each: [
          {
            from: 'dataFields.unsubscribedChannelIds[]',
            item: { group_id: { at: '$', format: 'string' } },
            with: { status: 'unsubscribed' },
          },
        ],
      },
      created_at: { read: 'dataFields.signupDate', format: 'datetime_with_offset' },
      updated_at: { read: 'dataFields.profileUpdatedAt', format: 'datetime_with_offset' },
      seen_at: { custom: 'seenAt', format: 'datetime_with_offset' },
      user_type: { fixed: 'end_user' },
      custom_attributes: { rest: 'dataFields', except: ['itbl*', 'devices', 'email', 'userId'] },
      remote_data: { read: '$' },
    },
    replaced_whole: ['dataFields.company'],
  },
  show(record) {
    const { dataFields } = record;
    const shown: JsonObject = { itblInternal: { documentCreatedAt: '2024-03-02 10:00:00 +00:00' }, devices: [] };
    for (const [name, value] of present(isJsonObject(dataFields) ? dataFields : {})) setOwnProperty(shown, name, value);
    const { email = null, userId = null } = shown;
    return { email, userId, dataFields: shown };
  },
  sample: {
    external_id: 'u-1',
    emails: [{ email: 'ada@example.com' }],
    phones: [{ number: '+4930123456' }],
    birthday: '1980-02-29',
    address: { city: 'Berlin', country: 'DE' },
    languages: ['de-DE'],
    company: { name: 'Analytical Engines', plan: '' },
    seen_at: '2024-03-01T09:15:00.000Z',
    user_type: 'end_user',
  },
};

/** Traits with nested address and company, audiences among the answers. */
const segment: VendorLens = {
  name: 'Segment',
  spec: {
    fields: {
      external_id: { read: 'external_ids[type=user_id].id', write: 'userId' },
      identifiers: { kinds: [{ kind: '{type}', from: 'external_ids[]', value: 'id' }] },
      'emails[0].email': { read: 'traits.email', write: 'traits.email' },
      'phones[0].number': 'traits.phone',
      first_name: { at: 'traits.firstName', also_read: ['traits.first_name'] },
      last_name: { at: 'traits.lastName', also_read: ['traits.last_name'] },
      name: 'traits.name',
      birthday: { at: 'traits.birthday', format: 'date' },
      'address.city': 'traits.address.city',
      'address.country': 'traits.address.country',
      'address.street': 'traits.address.street',
      'address.region': 'traits.address.state',
      'address.postal_code': 'traits.address.postalCode',
      'languages[0]': 'traits.language',
      ...Object.fromEntries(companyNames.map((name) => [`company.${name}`, `traits.company.${name}`])),
      groups: { each: [{ from: 'audiences{}', where: true, item: { id: { at: '$key' }, name: { at: '$key' } } }] },
      created_at: { read: 'traits.createdAt', also_read: ['metadata.created_at'], format: 'datetime' },
      user_type: { fixed: 'end_user' },
      custom_attributes: { rest: 'traits', name_form: { pattern: '[^$].*', is: 'free of a dollar sign at the start' } },
    },
    replaced_whole: ['traits.address', 'traits.company'],
  },
  show(record) {
    const { userId, traits } = record;
    const shown: JsonObject = {};
    for (const [name, value] of present(isJsonObject(traits) ? traits : {})) setOwnProperty(shown, name, value);
    return {
      traits: shown,
      audiences: { vip: true, lapsed: false },
      external_ids: typeof userId === 'string' ? [{ type: 'user_id', id: userId }] : [],
      metadata: { created_at: '2024-03-01T09:15:00Z' },
    };
  },
  sample: {
    external_id: 'u-1',
    emails: [{ email: 'Ada@Example.com' }],
    phones: [{ number: '' }],
    birthday: '1980-02-29',
    address: { city: 'Berlin', country: 'DE', street: 'Unter den Linden 1', region: 'BE', postal_code: '10117' },
    languages: ['de-DE'],
    company: { id: 'c-1', name: 'Analytical Engines', industry: 'Computing', employee_count: 3, plan: 'pro' },
    user_type: 'end_user',
  },
};

/** Flat fields, those of the vendor marked by an underscore, numbers and times often as text. */
const lytics: VendorLens = {
  name: 'Lytics',
  spec: {
    fields: {
      external_id: 'user_id',
      identifiers: {
        kinds: [
          { kind: 'user_id', from: 'user_id' },
          { kind: '_uid', from: '_uids' },
        ],
      },
      'emails[0].email': 'email',
      'phones[0].number': 'phone',
      first_name: 'first_name',
      last_name: 'last_name',
      name: 'name',
      gender: 'gender',
      birthday: { at: 'birth_date', format: 'date' },
      'address.city': 'city',
      'address.country': 'country',
      'company.name': 'company_name',
      'company.employee_count': { at: 'company_employee_count', format: 'number' },
      groups: { each: [{ from: 'segments[]', item: { id: { at: '$' } } }] },
      created_at: { read: '_created', format: 'datetime' },
      last_active_at: { read: 'last_active_ts', format: 'epoch_milliseconds' },
      user_type: { fixed: 'end_user' },
      custom_attributes: { rest: '$', except: ['_*', 'score_*', 'segments'] },
    },
  },
  show(record) {
    const shown: JsonObject = {
      _created: '2024-03-01T09:15:00.123Z',
      _uids: ['x', 'y'],
      score_quantity: '7',
      segments: ['all'],
    };
    for (const [name, value] of present(record)) {
      setOwnProperty(shown, name, name === 'company_employee_count' ? JSON.stringify(value) : value);
    }
    return shown;
  },
  sample: {
    external_id: 'u-1',
    emails: [{ email: 'ada@example.com' }],
    phones: [{ number: '+4930123456' }],
    gender: 'female',
    birthday: '1980-02-29',
    address: { city: 'Berlin', country: 'DE' },
    company: { name: 'Analytical Engines', employee_count: 3 },
    user_type: 'end_user',
  },
};

export const vendorLenses: readonly VendorLens[] = [braze, iterable, segment, lytics];

/** The lens of one vendor. */
export function vendorLens(name: string): VendorLens {
  const found = vendorLenses.find((vendor) => vendor.name === name);
  if (found === undefined) throw new Error(`there is no fixture for ${name}`);
  return found;
}

function present(object: JsonObject): [name: string, value: JsonValue][] {
  return Object.keys(object).flatMap((name) => {
    const value = ownProperty(object, name);
    return value === undefined || value === null ? [] : [[name, value]];
  });
}
