import { describe, expect, it } from 'vitest';
import { type JsonObject, type JsonValue } from './json.ts';
import { compileLens } from './lens.ts';
import { type FieldRule } from './spec.ts';
import { vendorLens } from './vendor-lenses.fixture.ts';

function read(fields: Record<string, FieldRule>, vendor: JsonValue): JsonObject {
  return compileLens({ fields }).read(vendor);
}

describe('reading a value', () => {
  it('leaves out what is missing, null or not understood, and keeps what is empty', () => {
    const fields: Record<string, FieldRule> = {
      missing: 'missing',
      none: 'none',
      odd: { at: 'odd', format: 'date' },
      empty: 'empty',
      empties: 'empties',
      zero: 'zero',
      no: 'no',
    };
    expect(read(fields, { none: null, odd: 'soon', empty: '', empties: [], zero: 0, no: false })).toEqual({
      empty: '',
      empties: [],
      zero: 0,
      no: false,
    });
  });

  it('creates objects, slots and chosen elements only when there is something in them', () => {
    const fields: Record<string, FieldRule> = {
      'address.city': 'city',
      'emails[0].email': 'email',
      'emails[1].email': 'email2',
      'subscriptions[channel=email].status': 'email_state',
      'subscriptions[channel=push].status': 'push_state',
    };
    expect(read(fields, {})).toEqual({});
    expect(read(fields, { email2: 'b', push_state: 'on', city: 'B' })).toEqual({
      address: { city: 'B' },
      emails: [null, { email: 'b' }],
      subscriptions: [{ channel: 'push', status: 'on' }],
    });
  });

  it('names the values of the vendor, spelt as text or not, and lets others pass', () => {
    const fields: Record<string, FieldRule> = { state: { at: 's', values: { on: true, off: false } } };
    expect(read(fields, { s: true })).toEqual({ state: 'on' });
    expect(read(fields, { s: 'false' })).toEqual({ state: 'off' });
    expect(read(fields, { s: 'paused' })).toEqual({ state: 'paused' });
  });

  it('reads other places in turn when the first has no value', () => {
    const fields: Record<string, FieldRule> = { at: { at: 'a', also_read: ['b', 'c'], format: 'datetime' } };
    expect(read(fields, { a: 'never', b: null, c: 5 })).toEqual({ at: '1970-01-01T00:00:05.000Z' });
  });

  it.each<['first' | 'latest' | 'earliest', string]>([
    ['first', '2024-01-02T00:00:00.000Z'],
    ['latest', '2024-02-01T00:00:00.000Z'],
    ['earliest', '2023-01-01T00:00:00.000Z'],
  ])('picks the %s of several', (pick, expected) => {
    const apps = [
      {},
      { used: 'never' },
      { used: '2024-01-02' },
      { used: '2024-02-01 00:00:00 +00:00' },
      { used: 1672531200 },
    ];
    expect(read({ used: { read: 'apps[].used', pick, format: 'datetime' } }, { apps })).toEqual({ used: expected });
    expect(read({ used: { read: 'apps[].used', pick, format: 'datetime' } }, { apps: [] })).toEqual({});
  });

  it('reads several values as a list when none is to be picked', () => {
    const fields: Record<string, FieldRule> = { ids: { read: 'ids[]', format: 'string' } };
    expect(read(fields, { ids: [1, null, 'b', {}] })).toEqual({ ids: ['1', 'b'] });
    expect(read(fields, { ids: [] })).toEqual({ ids: [] });
    expect(read(fields, {})).toEqual({});
  });

  it('takes values that stand for none at the vendor for absent', () => {
    const fields: Record<string, FieldRule> = { email: { at: 'email', ignore: '*@placeholder.email' } };
    expect(read(fields, { email: 'u1@placeholder.email' })).toEqual({});
  });

  it('shows a constant always, or beside the field that it belongs to', () => {
    const fields: Record<string, FieldRule> = {
      email: 'email',
      type: { fixed: 'work', with: 'email' },
      user_type: { fixed: 'end_user' },
    };
    expect(read(fields, {})).toEqual({ user_type: 'end_user' });
    expect(read(fields, { email: 'a' })).toEqual({ email: 'a', type: 'work', user_type: 'end_user' });
  });
});

describe('reading lists and identifiers', () => {
  it('gathers elements from lists and objects, with constants', () => {
    const fields: Record<string, FieldRule> = {
      groups: {
        each: [
          { from: 'audiences{}', where: true, item: { id: { at: '$key' } }, with: { group_type: 'audience' } },
          { from: 'lists[]', item: { id: { at: '$', format: 'string' }, 'owner.name': { at: 'by' } } },
          { from: 'tags[]', where: 'vip', item: { id: { at: '$' } } },
        ],
      },
    };
    expect(
      read(fields, { audiences: { a: true, b: false, c: null }, lists: [7, null, {}], tags: ['vip', 'x'] }),
    ).toEqual({
      groups: [{ id: 'a', group_type: 'audience' }, { id: '7' }, { id: 'vip' }],
    });
    expect(read(fields, { lists: [] })).toEqual({ groups: [] });
    expect(read(fields, { lists: 'none' })).toEqual({});
  });

  it('gathers identifiers by kind as text, each once', () => {
    const fields: Record<string, FieldRule> = {
      identifiers: {
        kinds: [
          { kind: 'email', from: 'email', ignore: '*@placeholder.email' },
          { kind: 'email', from: 'emails' },
          { kind: 'alias:{label}', from: 'aliases[]', value: 'name' },
          { kind: '{$key}', from: 'ids{}' },
        ],
      },
    };
    expect(
      read(fields, {
        email: 'a@x',
        emails: ['a@x', 'b@x', '', null, 'u@placeholder.email'],
        aliases: [{ label: 'crm', name: 5 }, { name: 'no label' }, { label: 'no name' }],
        ids: { __proto: 'p', device: ['d1', 'd2'] },
      }),
    ).toEqual({
      identifiers: {
        email: ['a@x', 'b@x', 'u@placeholder.email'],
        'alias:crm': ['5'],
        __proto: ['p'],
        device: ['d1', 'd2'],
      },
    });
    expect(read(fields, {})).toEqual({});
  });
});

describe('reading custom attributes', () => {
  it('gives every property that no rule reads and the vendor does not own', () => {
    const fields: Record<string, FieldRule> = {
      first_name: 'firstName',
      nick: { custom: 'nickname' },
      'company.name': 'company.name',
      groups: { each: [{ from: 'segments[]', item: { id: { at: '$' } } }] },
      remote_data: { read: '$' },
      custom_attributes: { rest: '$', except: ['_*', 'score'] },
    };
    const vendor = {
      firstName: 'Ada',
      nickname: 'A',
      company: { name: 'X', foreign: 1 },
      segments: ['s'],
      _created: 1,
      score: 2,
      scores: 3,
      none: null,
      plan: { tier: null },
    };
    const { custom_attributes, remote_data, nick } = read(fields, vendor);
    expect(custom_attributes).toEqual({ scores: 3, plan: { tier: null } });
    expect(remote_data).toBe(vendor);
    expect(nick).toBe('A');
  });

  it('keeps attributes named like properties of objects as attributes', () => {
    const text = '{"constructor":1,"__proto__":{"a":1},"toString":"x"}';
    const { custom_attributes } = read({ custom_attributes: { rest: '$' } }, JSON.parse(text));
    expect(JSON.stringify(custom_attributes)).toBe(text);
  });
});

describe('declared fields', () => {
  it('are listed by direction', () => {
    const { readable, writable } = compileLens({
      fields: { id: { read: 'i' }, 'a[0].b': 'c', secret: { write: 's' }, kind: { fixed: 'x' }, rest: { rest: 'r' } },
    });
    expect(readable).toEqual(['id', 'a[0].b', 'kind', 'rest']);
    expect(writable).toEqual(['a[0].b', 'secret', 'rest']);
  });

  it('are read from profiles as the vendors answer them', () => {
    const { spec } = vendorLens('Braze');
    const user = {
      external_id: 'u-1',
      braze_id: 'b-1',
      email: 'Ada@Example.com',
      gender: 'P',
      dob: '1980-02-29',
      last_coordinates: [13.4, 52.5],
      apps: [{ last_used: '2024-03-01T09:15:00.000Z' }, { last_used: '2024-03-02T09:15:00.000Z' }],
      user_aliases: [{ alias_label: 'crm', alias_name: '7' }],
      custom_attributes: { plan: 'pro', company: { name: 'Analytical Engines' } },
    };
    expect(compileLens(spec).read(user)).toEqual({
      id: 'u-1',
      external_id: 'u-1',
      identifiers: { braze_id: ['b-1'], 'alias:crm': ['7'] },
      emails: [{ email: 'ada@example.com', is_primary: true }],
      gender: 'undisclosed',
      birthday: '1980-02-29',
      company: { name: 'Analytical Engines' },
      location: { longitude: 13.4, latitude: 52.5 },
      last_active_at: '2024-03-02T09:15:00.000Z',
      user_type: 'end_user',
      custom_attributes: { plan: 'pro' },
    });
  });
});

describe('names that a record shows to be the vendor’s', () => {
  const lens = compileLens({
    fields: { name: 'traits.name', custom_attributes: { rest: 'traits', except_in: ['audiences', 'computed'] } },
  });
  const record = {
    traits: { name: 'Ada', plan: 'pro', vip: true, score: 7 },
    audiences: { vip: true },
    computed: { score: 7 },
  };

  it('are not read as custom attributes', () => {
    expect(lens.read(record)).toEqual({ name: 'Ada', custom_attributes: { plan: 'pro' } });
    expect(lens.read({ traits: { vip: true } })).toEqual({ custom_attributes: { vip: true } });
  });

  it('are refused on writing where the record is known', () => {
    expect(lens.write({ custom_attributes: { vip: false } })).toEqual({ traits: { vip: false } });
    expect(() => lens.write({ custom_attributes: { vip: false } }, record)).toThrow(/keeps "vip" for its own use/);
    expect(lens.write({ custom_attributes: { plan: 'free' } }, record)).toEqual({ traits: { plan: 'free' } });
  });
});
