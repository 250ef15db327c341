import { describe, expect, it } from 'vitest';
import { parseSource } from '../source.ts';
import { lintIntegration } from './lint.ts';
import { describeSettings } from './variants.ts';

const models = { 'directory/people': { fields: ['name'] } };

const integration = {
  format: 1,
  name: 'acme',
  label: 'Acme',
  category: 'Test',
  documentation: 'https://acme.example',
  connection: {
    key: { label: 'Key', secret: true },
    plan: { label: 'Plan', required: false, choices: { free: 'Free', paid: 'Paid' } },
  },
  servers: {
    api: { default: true, url: 'https://acme.example', hosts: ['acme.example'], authentication: { bearer: '{key}' } },
  },
  verify: [{ server: 'api', impossible: 'There is no harmless call.' }],
  limits: { default: { requests: 1, per: '1s' } },
  failures: { message: ['error'] },
};

const endpoints = { format: 1, endpoints: { 'people.list': { get: '/people', summary: 'List.', list: '$' } } };

const people = {
  format: 1,
  model: 'directory',
  resource: 'people',
  identity: { primary: 'id', kinds: { id: { label: 'id' } } },
  lens: { fields: { name: 'name' } },
  methods: { list: { call: 'people.list' } },
  unsupported: { get: 'None.', create: 'None.', update: 'None.', delete: 'None.' },
};

function lint(resource: object) {
  const result = parseSource('acme', { integration, endpoints, people: resource });
  if ('findings' in result) throw new Error(JSON.stringify(result.findings));
  return lintIntegration(result.parsed, models);
}

const byPlan = (is: object) => ({ by: 'plan', is });

describe('lintIntegration', () => {
  it('finds a wrong shape behind a switch, with the setting it is about', () => {
    const methods = byPlan({ free: people.methods, paid: { list: { calls: 'people.list' } } });
    expect(lint({ ...people, methods })).toContainEqual(
      expect.objectContaining({
        file: 'acme/people.json',
        path: 'methods.list',
        message: expect.stringMatching(/calls.*, when plan is paid$/),
      }),
    );
  });

  it('checks an account that leaves an optional setting empty', () => {
    const fields = { name: byPlan({ free: 'name', paid: 'full_name' }) };
    expect(lint({ ...people, lens: { fields } })).toEqual([
      expect.objectContaining({ message: 'the field name is neither mapped nor declined, when plan is not set' }),
    ]);
  });

  it('says a finding that all settings share once, and without a setting', () => {
    const name = byPlan({ free: 'name', paid: 'full_name' });
    const lens = { fields: { name, title: 'title' }, unsupported: {} };
    const messages = lint({ ...people, lens }).map(({ message }) => message);
    expect(messages.filter((message) => message.includes('title'))).toEqual(['the model has no field title']);
  });
});

describe('describeSettings', () => {
  const all = [
    { plan: 'free', region: 'US' },
    { plan: 'free', region: 'EU' },
    { plan: 'paid', region: 'US' },
    { plan: 'paid', region: 'EU' },
  ];

  it('names only the settings that make the difference', () => {
    expect(describeSettings(all.slice(0, 2), all)).toBe('plan is free');
    expect(describeSettings(all.slice(0, 1), all)).toBe('plan is free and region is US');
    expect(describeSettings(all, all)).toBe('');
  });
});
