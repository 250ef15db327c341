import { describe, expect, it } from 'vitest';
import { CrosswalkError } from '../errors/index.ts';
import { checkConnectionFields, type ConnectionFields, type GivenFields } from './connection-fields.ts';
import { definitions } from './test-kit.ts';

function check(integration: string, given: GivenFields, current?: ConnectionFields) {
  return checkConnectionFields(definitions.get(integration), given, current);
}

/** What is wrong with the fields, by path. */
function problemsOf(integration: string, given: GivenFields, current?: ConnectionFields): Record<string, string> {
  try {
    check(integration, given, current);
  } catch (error) {
    if (!(error instanceof CrosswalkError) || error.code !== 'connection_invalid') throw error;
    return Object.fromEntries((error.options.errors ?? []).map(({ path, message }) => [path, message]));
  }
  return {};
}

const braze = { instance: 'US-01', api_key: 'a-long-enough-key' };

describe('connection fields', () => {
  it('are settings and secrets, kept apart', () => {
    expect(check('braze', braze)).toEqual({
      settings: { instance: 'US-01' },
      secrets: { api_key: 'a-long-enough-key' },
    });
  });

  it('get the declared default', () => {
    expect(check('lytics', { api_token: 'token-1' }).settings).toEqual({ user_key: 'user_id' });
    const current = { settings: { user_key: 'email' }, secrets: { api_token: 'token-1' } };
    expect(check('lytics', { user_key: null }, current).settings).toEqual({ user_key: 'user_id' });
  });

  it('lose the blanks that copying adds', () => {
    expect(check('braze', { instance: ' us-01\n', api_key: '\tkey-12345 ' })).toEqual({
      settings: { instance: 'US-01' },
      secrets: { api_key: 'key-12345' },
    });
  });

  it.each<[string, GivenFields, Record<string, unknown>]>([
    ['missing', { instance: 'US-01' }, { 'context.api_key': expect.stringContaining('api_key is missing') }],
    ['empty', { ...braze, api_key: ' ' }, { 'context.api_key': expect.stringContaining('must not be empty') }],
    ['taken away', { ...braze, instance: null }, { 'context.instance': expect.stringContaining('is missing') }],
    ['no text', { ...braze, api_key: 5 }, { 'context.api_key': 'api_key must be text' }],
    ['no text', { ...braze, instance: ['US-01'] }, { 'context.instance': 'instance must be text' }],
    ['unknown', { ...braze, api_kye: 'x' }, { 'context.api_kye': expect.stringContaining('Did you mean api_key?') }],
    ['no choice', { ...braze, instance: 'MARS-01' }, { 'context.instance': expect.stringContaining('must be one of') }],
    ['broken', { ...braze, api_key: 'key\r\nx: y' }, { 'context.api_key': expect.stringContaining('line break') }],
    ['no credential', { ...braze, api_key: 'ключ' }, { 'context.api_key': expect.stringContaining('no credential') }],
    ['masked', { ...braze, api_key: '****1234' }, { 'context.api_key': expect.stringContaining('shortened') }],
  ])('that are %s are refused by name', (_what, given, problems) => {
    expect(problemsOf('braze', given)).toEqual(problems);
  });

  it('all say what is wrong with them at once, and never repeat a value', () => {
    const problems = problemsOf('iterable', {
      region: 'CANARY',
      api_key: 'CANARY\n-',
      project_type: 7,
      other: 'CANARY',
    });
    expect(Object.keys(problems).sort()).toEqual([
      'context.api_key',
      'context.other',
      'context.project_type',
      'context.region',
    ]);
    expect(JSON.stringify(problems)).not.toContain('CANARY');
  });

  it.each(['constructor', 'toString', 'hasOwnProperty', '__proto__'])('named %s are unknown like others', (name) => {
    const given: GivenFields = Object.fromEntries([...Object.entries(braze), [name, 'value']]);
    expect(Object.keys(problemsOf('braze', given))).toEqual([`context.${name}`]);
    const cleared: GivenFields = Object.fromEntries([[name, null]]);
    expect(Object.keys(problemsOf('braze', cleared, check('braze', braze)))).toEqual([`context.${name}`]);
  });

  it('with half of a surrogate pair are refused, as no database keeps them', () => {
    const given = { write_key: 'key-12345', space_id: 'spa\ud800' };
    expect(Object.keys(problemsOf('segment', given))).toEqual(['context.space_id']);
  });

  it('must hold the credential of one server at least', () => {
    expect(problemsOf('segment', { region: 'EU', space_id: 'spa_1' })).toEqual({
      context: expect.stringMatching(/Give at least one of: write_key; profile_token; public_token/),
    });
    for (const name of ['write_key', 'profile_token', 'public_token']) {
      expect(problemsOf('segment', { [name]: 'one-of-these-is-enough' })).toEqual({});
    }
  });
});

describe('a change of connection fields', () => {
  const current = check('segment', {
    write_key: 'write-key-12345',
    profile_token: 'profile-token-12345',
    space_id: 'spa_1',
  });

  it('leaves alone what is not given', () => {
    expect(check('segment', {}, current)).toEqual(current);
    expect(check('segment', { region: 'EU' }, current)).toEqual({
      ...current,
      settings: { ...current.settings, region: 'EU' },
    });
  });

  it('leaves a secret alone that comes back as it was shown', () => {
    expect(check('segment', { write_key: '****2345' }, current)).toEqual(current);
  });

  it('refuses the shown form of another secret', () => {
    expect(Object.keys(problemsOf('segment', { write_key: '****9999' }, current))).toEqual(['context.write_key']);
  });

  it('takes optional fields away with null', () => {
    expect(check('segment', { profile_token: null, space_id: null }, current)).toEqual({
      settings: { region: 'US' },
      secrets: { write_key: 'write-key-12345' },
    });
  });

  it('cannot take the last credential away', () => {
    const alone = check('segment', { write_key: 'write-key-12345' });
    expect(Object.keys(problemsOf('segment', { write_key: null }, alone))).toEqual(['context']);
  });

  it('changes nothing of what it was given', () => {
    const frozen = { settings: Object.freeze({ ...current.settings }), secrets: Object.freeze({ ...current.secrets }) };
    expect(check('segment', { write_key: 'another-key-12345', space_id: null }, frozen).secrets['write_key']).toBe(
      'another-key-12345',
    );
  });
});

describe('an instance given as an address', () => {
  it.each([
    ['https://rest.iad-01.braze.com', 'US-01'],
    ['https://rest.iad-01.braze.com/', 'US-01'],
    ['rest.fra-01.braze.eu', 'EU-01'],
    ['HTTPS://REST.IAD-01.BRAZE.COM', 'US-01'],
    ['https://rest.iad-99.braze.com', 'https://rest.iad-99.braze.com'],
  ])('%s stands for %s', (instance, stored) => {
    expect(check('braze', { ...braze, instance }).settings).toEqual({ instance: stored });
  });

  it.each([
    'https://rest.iad-99.braze.example',
    'https://dashboard-99.braze.com',
    'https://rest.iad-99.braze.com.evil.example',
    'http://rest.iad-99.braze.com',
    'https://rest.iad-99.braze.com:8443',
    'https://rest.iad-99.braze.com/users',
  ])('%s is refused, and the known ones are named', (instance) => {
    const problem = problemsOf('braze', { ...braze, instance })['context.instance'];
    const names = Object.keys(definitions.get('braze').connection['instance']?.choices ?? {});
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) expect(problem).toContain(name);
    expect(problem).toContain('or the https address of an instance');
  });
});
