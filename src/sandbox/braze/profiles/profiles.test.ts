import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Json, isObject } from '../json.ts';
import { createTestClient } from '../test-client.ts';
import { countryCode } from './countries.ts';
import { isTimeZone } from './time-zones.ts';

/** Writes objects for one user, one after the other, and reads what the export then shows. */
async function afterWriting(...objects: Record<string, Json>[]) {
  const { track, read } = createTestClient();
  for (const object of objects) await track({ attributes: [{ external_id: 'ada', ...object }] });
  return read('ada');
}

async function customAfterWriting(...objects: Record<string, Json>[]) {
  const user = await afterWriting(...objects);
  return isObject(user) ? user['custom_attributes'] : undefined;
}

describe('reserved fields', () => {
  it('come back as written, apart from the address in lower case', async () => {
    const written = {
      first_name: 'Zoë',
      last_name: "O'Neil",
      dob: '1990-02-28',
      gender: 'F',
      country: 'DE',
      language: 'de',
      home_city: 'München',
      time_zone: 'Europe/Berlin',
      phone: '+498955500001',
    };
    expect(await afterWriting({ ...written, email: 'Zoe@Example.COM' })).toMatchObject({
      ...written,
      email: 'zoe@example.com',
      email_subscribe: 'subscribed',
    });
  });

  it('are removed by null, and leave no key behind', async () => {
    const user = await afterWriting({ first_name: 'Ada', email: 'a@b.co' }, { first_name: null, email: null });
    expect(user).not.toHaveProperty('first_name');
    expect(user).not.toHaveProperty('email');
    expect(user).toHaveProperty('external_id', 'ada');
  });

  it('are known by their lower-case names only', async () => {
    const user = await afterWriting({ firstName: 'Ada', Email: 'x' });
    expect(user).toMatchObject({ custom_attributes: { firstName: 'Ada', Email: 'x' } });
    expect(user).not.toHaveProperty('first_name');
    expect(user).not.toHaveProperty('email');
  });

  it('map a country name to its code, and store nothing for what cannot be mapped', async () => {
    expect(await afterWriting({ country: 'Australia' })).toHaveProperty('country', 'AU');
    expect(await afterWriting({ country: 'DE' }, { country: 'USA' })).not.toHaveProperty('country');
  });

  it('ignore an unknown time zone and keep the one before', async () => {
    expect(await afterWriting({ time_zone: 'Asia/Tokyo' }, { time_zone: 'Mars/Olympus' })).toHaveProperty(
      'time_zone',
      'Asia/Tokyo',
    );
  });

  it('show a location as coordinates, longitude first unless set otherwise', async () => {
    const attributes = [{ external_id: 'ada', current_location: { longitude: 11.5, latitude: 48.1 } }];
    for (const [lastCoordinates, expected] of [
      ['longitude_first', [11.5, 48.1]],
      ['latitude_first', [48.1, 11.5]],
    ] as const) {
      const { track, read } = createTestClient({ lastCoordinates });
      await track({ attributes });
      expect(await read('ada', ['last_coordinates'])).toEqual({ last_coordinates: expected });
    }
  });

  it('that no export shows are kept all the same', async () => {
    const { track, read, workspace } = createTestClient();
    await track({ attributes: [{ external_id: 'ada', image_url: 'https://example.com/a.png', bio: 'gone' }] });
    expect(workspace.profile('ada')?.fields).toEqual({ image_url: 'https://example.com/a.png' });
    expect(await read('ada')).not.toHaveProperty('custom_attributes');
  });

  it('name the app of a push token instead of its id', async () => {
    const { track, read } = createTestClient({ apps: [{ id: 'app-1', name: 'Shop', platform: 'Android' }] });
    await track({
      attributes: [{ external_id: 'ada', push_tokens: [{ app_id: 'app-1', token: 't', device_id: 'd' }] }],
    });
    expect(await read('ada', ['push_tokens'])).toEqual({
      push_tokens: [{ app: 'Shop', platform: 'Android', token: 't', device_id: 'd', notifications_enabled: true }],
    });
  });
});

describe('country and time zone names', () => {
  it.each([
    ['US', 'US'],
    ['gb', 'GB'],
    ['United Kingdom', 'GB'],
    ['UK', null],
    ['USA', null],
    ['EU', null],
    ['ZZ', null],
    ['', null],
  ])('country %s becomes %s', (text, code) => expect(countryCode(text)).toBe(code));

  it.each([
    ['Europe/Berlin', true],
    ['Eastern Time (US & Canada)', true],
    ["Nuku'alofa", true],
    ['Samoa', true],
    ['+02:00', false],
    ['Europe/Atlantis', false],
    ['', false],
  ])('time zone %s: %s', (name, known) => expect(isTimeZone(name)).toBe(known));
});

describe('custom attributes', () => {
  it('read back, nested, whatever plain value was written', async () => {
    const name = fc.stringMatching(/^c_[a-z]{1,10}$/);
    const value = fc.oneof(
      fc.string({ maxLength: 255, minLength: 1 }),
      fc.integer(),
      fc.boolean(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, value, { minKeys: 1, maxKeys: 5 }), async (attributes) => {
        expect(await customAfterWriting(attributes)).toEqual(JSON.parse(JSON.stringify(attributes)));
      }),
      { numRuns: 30 },
    );
  });

  it('hold arrays as sets in order, cut at the limit', async () => {
    const values = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 12 });
    const asSet = (list: string[]) => list.filter((value, index) => list.lastIndexOf(value) === index).slice(0, 4);
    await fc.assert(
      fc.asyncProperty(values, values, async (first, added) => {
        const { track, workspace } = createTestClient({ arrayLimit: 4 });
        await track({ attributes: [{ external_id: 'ada', list: first }] });
        await track({ attributes: [{ external_id: 'ada', list: { add: added } }] });
        expect(workspace.profile('ada')?.customAttributes['list']).toEqual(asSet([...asSet(first), ...added]));
      }),
      { numRuns: 30 },
    );
  });

  it.each<[string, Record<string, Json>[], Json | undefined]>([
    ['null removes', [{ x: 1, y: 2 }, { x: null }], { y: 2 }],
    ['inc adds to a number', [{ x: 5 }, { x: { inc: -2 } }], { x: 3 }],
    ['inc starts from nothing', [{ x: { inc: 4 } }], { x: 4 }],
    ['a repeated element collapses, and moves to the end', [{ x: ['a', 'b', 'a'] }], { x: ['b', 'a'] }],
    ['add and remove work in one object', [{ x: ['a', 'b'] }, { x: { add: ['c'], remove: ['a'] } }], { x: ['b', 'c'] }],
    [
      'arrays are cut at 25',
      [{ x: Array.from({ length: 30 }, (_, i) => i) }],
      { x: Array.from({ length: 25 }, (_, i) => i) },
    ],
    [
      'an object is replaced as a whole',
      [{ x: { a: 1, b: { c: 1 } } }, { x: { b: { d: 2 } } }],
      { x: { b: { d: 2 } } },
    ],
    [
      'an object is merged deeply on request',
      [{ x: { a: 1, b: { c: 1 } } }, { x: { b: { d: 2 } }, _merge_objects: true }],
      { x: { a: 1, b: { c: 1, d: 2 } } },
    ],
    [
      'a null inside drops the update of that attribute only',
      [{ x: { a: 1 } }, { x: { a: null }, y: 1 }],
      { x: { a: 1 }, y: 1 },
    ],
    ['a bad $time drops the update', [{ x: { a: { $time: 'soon' } } }], undefined],
    ['a $time is stored as a date', [{ x: { a: { $time: '1980-01-01' } } }], { x: { a: '1980-01-01' } }],
    ['a year after 3000 in a $time is not stored', [{ x: { a: { $time: '3001-01-01' } } }], undefined],
    ['a key with a space drops the update', [{ x: { 'a b': 1 } }], undefined],
    ['text above 255 characters is not applied', [{ x: 'a' }, { x: 'a'.repeat(256) }], { x: 'a' }],
    [
      '$add, $update and $remove change an array of objects',
      [
        {
          pets: [
            { id: 1, type: 'cat' },
            { id: 2, type: 'fish', name: 'Ole' },
          ],
        },
        {
          _merge_objects: true,
          pets: {
            $add: [{ id: 3, type: 'dog' }],
            $update: [{ $identifier_key: 'id', $identifier_value: 2, $new_object: { breed: 'koi' } }],
            $remove: [{ $identifier_key: 'type', $identifier_value: 'cat' }],
          },
        },
      ],
      {
        pets: [
          { id: 2, type: 'fish', name: 'Ole', breed: 'koi' },
          { id: 3, type: 'dog' },
        ],
      },
    ],
    [
      '$update without _merge_objects overwrites the element',
      [
        { pets: [{ id: 2, type: 'fish' }] },
        { pets: { $update: [{ $identifier_key: 'id', $identifier_value: 2, $new_object: { breed: 'koi' } }] } },
      ],
      { pets: [{ breed: 'koi' }] },
    ],
    [
      'a key named __proto__ is data like any other',
      [JSON.parse('{"x":{"__proto__":{"y":1}}}')],
      JSON.parse('{"x":{"__proto__":{"y":1}}}'),
    ],
  ])('%s', async (_case, writes, expected) => {
    expect(await customAfterWriting(...writes)).toEqual(expected);
  });

  it('that are blocked in the dashboard are ignored', async () => {
    const { track, read } = createTestClient({ blockedAttributes: ['secret'] });
    await track({ attributes: [{ external_id: 'ada', secret: 1, plan: 'pro' }] });
    expect(await read('ada', ['custom_attributes'])).toEqual({ custom_attributes: { plan: 'pro' } });
  });
});

describe('summaries', () => {
  it('list only names active in the last 90 days, with first and count over all time', async () => {
    const { track, read } = createTestClient();
    const at = (name: string, time: string) => ({ external_id: 'ada', name, time });
    await track({
      events: [at('old', '2025-01-01'), at('login', '2024-01-01'), at('login', '2025-12-30T08:00:00Z')],
    });
    expect(await read('ada', ['custom_events'])).toEqual({
      custom_events: [{ name: 'login', first: '2024-01-01T00:00:00.000Z', last: '2025-12-30T08:00:00.000Z', count: 2 }],
    });
  });
});
