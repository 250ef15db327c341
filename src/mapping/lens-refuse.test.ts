import { describe, expect, it } from 'vitest';
import { CrosswalkError } from '../errors/index.ts';
import { type JsonObject, type JsonValue } from './json.ts';
import { compileLens } from './lens.ts';
import { profileSpec } from './profile-lens.fixture.ts';
import { vendorLens } from './vendor-lenses.fixture.ts';

const lens = compileLens(profileSpec);

function refusal(unified: JsonObject): CrosswalkError {
  try {
    lens.write(unified);
  } catch (error) {
    if (error instanceof CrosswalkError) return error;
    throw error;
  }
  throw new Error('it was written');
}

/** The problems as `path: message`. */
function problems(unified: JsonObject): string[] {
  return (refusal(unified).options.errors ?? []).map(({ path, message }) => `${path}: ${message}`);
}

describe('refusing', () => {
  it.each<[string, JsonObject, string]>([
    ['a field that is only read', { id: 'x' }, 'id: It is only read here; send external_id instead.'],
    ['null for it, too', { id: null }, 'id: It is only read here; send external_id instead.'],
    ['a list that is only read', { groups: [] }, 'groups: It is only read: the vendor sets it. Leave it out.'],
    [
      'null for an object that is only read',
      { seen: null },
      'seen: It is only read: the vendor sets it. Leave it out.',
    ],
    ['an unsupported field', { status: 'x' }, 'status: Profiles have no status.'],
    ['a part of an unsupported field', { phones: [{ number: '1' }] }, 'phones: There is no place for numbers.'],
    ['an unsupported part', { address: { street: 's' } }, 'address.street: Streets are not kept.'],
    [
      'an unknown part',
      { address: { zip: 1 } },
      'address.zip: There is no such field; there are city, country, verified_at.',
    ],
    [
      'a further element',
      { emails: [{ email: 'a' }, { email: 'b' }] },
      'emails[1]: The vendor has one place for emails; leave this one out.',
    ],
    [
      'an unknown choice',
      { subscriptions: [{ channel: 'sms' }] },
      'subscriptions[0]: The vendor has subscriptions for channel email, push; send one of these or leave it out.',
    ],
    [
      'no choice',
      { subscriptions: [{ status: 'on' }] },
      'subscriptions[0]: The vendor has subscriptions for channel email, push; send one of these or leave it out.',
    ],
    [
      'a name of another field',
      { custom_attributes: { city: 'B' } },
      'custom_attributes.city: "city" is where the vendor keeps address.city; send that field instead.',
    ],
    [
      'a name above another field',
      { custom_attributes: { nick: {} } },
      'custom_attributes.nick: "nick" is where the vendor keeps nick; send that field instead.',
    ],
    [
      'a name that is only read',
      { custom_attributes: { lists: [] } },
      'custom_attributes.lists: "lists" is where the vendor keeps groups, which is only read; choose another name.',
    ],
    [
      'a name of the vendor',
      { custom_attributes: { _x: 1 } },
      'custom_attributes._x: The vendor keeps "_x" for its own use; choose another name.',
    ],
    [
      'a misspelt name',
      { custom_attributes: { 'a!': 1 } },
      'custom_attributes.a!: At the vendor a name has to be free of exclamation marks; choose another name.',
    ],
    [
      'a long name',
      { custom_attributes: { abcdefghi: 1 } },
      'custom_attributes.abcdefghi: The vendor keeps names of at most 8 characters; shorten it.',
    ],
    ['an empty name', { custom_attributes: { '': 1 } }, 'custom_attributes[""]: An attribute needs a name.'],
  ])('%s as unsupported_field', (_what, unified, problem) => {
    expect(problems(unified)).toEqual([problem]);
    expect(refusal(unified).code).toBe('unsupported_field');
  });

  it.each<[string, JsonObject, string]>([
    [
      'an empty list of slots',
      { emails: [] },
      'emails: It is empty, which neither keeps nor clears; send null to clear it',
    ],
    [
      'an empty list of choices',
      { subscriptions: [] },
      'subscriptions: It is empty, which neither keeps nor clears; send null to clear it',
    ],
    ['an empty object', { address: {} }, 'address: It is empty, which neither keeps nor clears; send null to clear it'],
    ['a scalar for an object', { address: 'B' }, 'address: Send an object.'],
    ['a scalar for a list', { emails: 'a@x' }, 'emails: Send a list.'],
    ['an object for a list', { subscriptions: {} }, 'subscriptions: Send a list.'],
    ['a scalar for an element', { subscriptions: ['email'] }, 'subscriptions[0]: Send an object with channel.'],
    [
      'a repeated choice',
      {
        subscriptions: [
          { channel: 'push', status: 'on' },
          { channel: 'push', status: 'off' },
        ],
      },
      'subscriptions[1]: There is one element for channel push; send it once.',
    ],
    [
      'an unknown value',
      { subscriptions: [{ channel: 'email', status: 'toString' }] },
      'subscriptions[channel=email].status: Send one of subscribed, unsubscribed.',
    ],
    ['long text', { first_name: 'Adam' }, 'first_name: The vendor keeps at most 3 characters; shorten it.'],
    ['empty text', { languages: [''] }, 'languages[0]: Empty text is lost; send null.'],
    [
      'a value that would be read as none',
      { emails: [{ email: 'u@placeholder.email' }] },
      'emails[0].email: Values such as *@placeholder.email stand for none',
    ],
    [
      'another constant',
      { user_type: 'admin' },
      'user_type: It is always "end_user" at this vendor; send that or leave it out.',
    ],
    [
      'null for a constant',
      { user_type: null },
      'user_type: It is always "end_user" at this vendor; send that or leave it out.',
    ],
    [
      'a constant without its field',
      { emails: [{ is_primary: true }] },
      'emails[0].is_primary: It is true wherever emails[0].email has a value',
    ],
    [
      'null for all custom attributes',
      { custom_attributes: null },
      'custom_attributes: Custom attributes are cleared one by one',
    ],
    [
      'a list of custom attributes',
      { custom_attributes: [] },
      'custom_attributes: Send an object of attributes by name.',
    ],
    [
      'empty text deep in an attribute',
      { custom_attributes: { a: { b: { c: '' } } } },
      'custom_attributes.a.b.c: Empty text is lost',
    ],
    ['an empty list in an attribute', { custom_attributes: { a: [] } }, 'custom_attributes.a: Empty lists are lost'],
    [
      'an empty object in an attribute',
      { custom_attributes: { a: { b: {} } } },
      'custom_attributes.a.b: Empty objects are lost',
    ],
    ['repeated items', { custom_attributes: { a: ['x', 'x'] } }, 'custom_attributes.a: Lists are sets'],
    ['a list in a list', { custom_attributes: { a: [[1]] } }, 'custom_attributes.a[0]: Lists hold no lists.'],
    ['an object in a list', { custom_attributes: { a: [{ b: 1 }] } }, 'custom_attributes.a[0]: Lists hold no objects.'],
    ['null in a list', { custom_attributes: { a: [1, null] } }, 'custom_attributes.a[1]: Lists hold no null.'],
    ['null in an object', { custom_attributes: { a: { b: null } } }, 'custom_attributes.a.b: Objects hold no null.'],
    [
      'long text in an attribute',
      { custom_attributes: { a: 'abcdef' } },
      'custom_attributes.a: The vendor keeps at most 5 characters; shorten it.',
    ],
    [
      'a long list in an attribute',
      { custom_attributes: { a: [1, 2, 3, 4] } },
      'custom_attributes.a: The vendor keeps at most 3 items; send fewer.',
    ],
    ['null for what cannot be cleared', { nick: null }, 'nick: Nicknames stay.'],
    [
      'an inner name that is an instruction',
      { custom_attributes: { a: { $inc: 1 } } },
      'custom_attributes.a.$inc: The vendor takes "$inc" within an object as an instruction; choose another name.',
    ],
    [
      'an inner name of another form',
      { custom_attributes: { a: { 'x-y': 1 } } },
      'custom_attributes.a.x-y: At the vendor a name within an object has to be free of hyphens; choose another name.',
    ],
    [
      'an attribute of too many bytes',
      { custom_attributes: { a: { x: 'ééééé', y: 'ééééé' } } },
      'custom_attributes.a: The vendor keeps at most 20 bytes of one attribute; send less.',
    ],
    [
      'too many attributes at once',
      { custom_attributes: Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`n${index}`, 1])) },
      'custom_attributes: The vendor takes at most 11 attributes at once, and this has 12; send them in parts.',
    ],
    [
      'an attribute of a field of its own',
      { nick: 'abcdef' },
      'nick: The vendor keeps at most 5 characters; shorten it.',
    ],
  ])('%s as unsupported_value', (_what, unified, problem) => {
    expect(problems(unified)).toEqual([expect.stringContaining(problem)]);
    expect(refusal(unified).code).toBe('unsupported_value');
  });

  it('lists every problem at once', () => {
    const error = refusal({
      first_name: 'Adam',
      unknown: { deep: 1 },
      address: { city: 'B', zip: 1 },
      custom_attributes: { _x: 1, ok: 1, list: [] },
    });
    expect(error.code).toBe('unsupported_field');
    expect(error.options.errors?.map(({ path }) => path)).toEqual([
      'first_name',
      'unknown',
      'address.zip',
      'custom_attributes._x',
      'custom_attributes.list',
    ]);
    expect(error.message).toContain('5 parts');
  });

  it('counts characters, not code units', () => {
    expect(lens.write({ first_name: '🙂🙂🙂' })).toEqual({ firstName: '🙂🙂🙂' });
    expect(problems({ first_name: '🙂🙂🙂🙂' })).toHaveLength(1);
  });

  it('does not take names of object properties for fields', () => {
    const hostile: JsonObject = JSON.parse('{"__proto__":{"first_name":"x"},"constructor":1,"address":{"toString":1}}');
    expect(refusal(hostile).options.errors?.map(({ path }) => path)).toEqual([
      '__proto__',
      'constructor',
      'address.toString',
    ]);
  });

  it('refuses values so deep that checking them could exhaust the stack', () => {
    let deep: JsonValue = 1;
    for (let depth = 0; depth < 20_000; depth += 1) deep = { a: deep };
    const { spec: plain } = vendorLens('Segment');
    expect(() => compileLens(plain).write({ custom_attributes: { deep } })).toThrow('100 levels');
  });
});
