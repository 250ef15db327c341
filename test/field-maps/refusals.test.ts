import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JsonObject } from '../../src/mapping/index.ts';
import { type Harness, startHarness } from '../harness.ts';
import { declareFields, linkNew, mapping, mapPath, saveMap } from './kit.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ people: 3 });
  await declareFields(harness);
});
afterAll(() => harness.close());

const given = { given_name: { field: 'first_name' } };

/** Maps that cannot work, with the field that is to blame and the reason. */
const wrong: [about: string, fields: JsonObject, field: string, reason: string, message: RegExp][] = [
  ['a required field is left out', { tier: { attribute: 'tier' } }, 'given_name', 'required', /Given name/],
  ['a field is not declared', { ...given, nickname: { attribute: 'nick' } }, 'nickname', 'undeclared', /given_name/],
  ['a unified field is misspelt', { given_name: { field: 'first_nam' } }, 'given_name', 'unknown_field', /first_name/],
  ['a unified field is only read', { ...given, joined: { field: 'created_at' } }, 'joined', 'unwritable', /only read/],
  ['a unified field is of another type', { ...given, points: { field: 'birthday' } }, 'points', 'type_clash', /date/],
  [
    'two fields are mapped to one attribute',
    { ...given, tier: { attribute: 'x' }, points: { attribute: 'x' } },
    'points',
    'taken_twice',
    /tier/,
  ],
  [
    'two fields are mapped to one unified field',
    { ...given, tier: { field: 'first_name' } },
    'tier',
    'taken_twice',
    /given_name/,
  ],
  [
    'an attribute is where a unified field is kept',
    { ...given, tier: { attribute: 'home_city' } },
    'tier',
    'unwritable',
    /address\.city/,
  ],
  [
    'an attribute is the vendor’s own',
    { ...given, tier: { attribute: 'push_tokens' } },
    'tier',
    'unwritable',
    /its own use/,
  ],
  ['a name has nothing but spaces', { ...given, tier: { attribute: ' \u00a0' } }, 'tier', '', /more than spaces/],
  ['a name is too long', { ...given, tier: { attribute: 'x'.repeat(256) } }, 'tier', '', /255/],
  [
    'the vendor keeps other values in the attribute',
    { ...given, points: { attribute: 'plan' } },
    'points',
    'type_clash',
    /String/,
  ],
  [
    'a format is not for the type',
    { ...given, points: { attribute: 'n', format: 'date' } },
    'points',
    'wrong_format',
    /number/,
  ],
  [
    'values are translated, and none is',
    { ...given, tier: { attribute: 't', values: {} } },
    'tier',
    '',
    /at least one/,
  ],
  [
    'values of a unified field are, and none is',
    { given_name: { field: 'first_name', values: {} } },
    'given_name',
    '',
    /at least one/,
  ],
  [
    'two values are translated to one',
    { ...given, tier: { attribute: 't', values: { gold: 'G', silver: 'G' } } },
    'tier',
    'invalid',
    /one to one/,
  ],
];

describe('a field map is refused, field by field, when', () => {
  it.each(wrong)('%s', async (_, fields, field, reason, message) => {
    const account = await linkNew(harness, 'braze');
    const answer = await saveMap(harness, account, fields);
    const path = expect.stringContaining(`fields.${field}`);
    expect(answer.body).toMatchObject({
      statusCode: 400,
      code: 'invalid_request',
      errors: [{ path, message: expect.stringMatching(message), ...(reason === '' ? {} : { reason }) }],
    });
    const { body } = await harness.call('GET', mapPath(account));
    expect(body).toMatchObject({ version: 0 });
  });

  it('several fields are wrong, each with its own reason', async () => {
    const fields = { points: { field: 'last_name' }, tier: { attribute: 'country' } };
    const { body } = await saveMap(harness, harness.accounts.braze, fields);
    expect(body).toMatchObject({
      errors: [
        { path: 'fields.points', reason: 'type_clash' },
        { path: 'fields.tier', reason: 'unwritable' },
        { path: 'fields.given_name', reason: 'required' },
      ],
    });
  });
});

describe('rules of host fields', () => {
  it('are not set beside the map, where nobody would keep their history', async () => {
    const account = await linkNew(harness, 'braze');
    const fields = { 'host_fields.tier': { custom: 'tier' } };
    const body = { unified_model_override: { users: { fields } } };
    expect((await harness.call('PATCH', `/integrated-account/${account}`, { body })).body).toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'unified_model_override.users.fields.host_fields.tier' }],
    });
  });

  it('stay when the product changes other rules, and the other way round', async () => {
    const account = await linkNew(harness, 'braze');
    const override = { users: { fields: { title: { custom: 'job_title' } } } };
    const path = `/integrated-account/${account}`;
    await harness.call('PATCH', path, { body: { unified_model_override: override } });
    await saveMap(harness, account, mapping);
    await harness.call('PATCH', path, { body: { unified_model_override: { users: { fields: { bio: null } } } } });
    expect((await harness.call('GET', path)).body).toMatchObject({
      unified_model_override: { users: { fields: { bio: null, 'host_fields.points': { custom: 'points' } } } },
    });
  });
});
