import { describe, expect, it } from 'vitest';
import { CrosswalkError } from '../errors/index.ts';
import { type IntegrationOverride } from './overrides.ts';
import { loadDefinitions } from './registry.ts';
import { DefinitionError } from './source.ts';

const models = { 'directory/people': { fields: ['name', 'title'] } };

function acme(name = 'acme') {
  return {
    integration: {
      format: 1,
      name,
      label: 'Acme',
      category: 'Test',
      documentation: 'https://acme.example',
      connection: {
        key: { label: 'Key', secret: true },
        plan: { label: 'Plan', choices: { free: 'Free', paid: 'Paid' } },
      },
      servers: {
        api: {
          default: true,
          url: 'https://acme.example',
          hosts: ['acme.example'],
          authentication: { bearer: '{key}' },
        },
      },
      verify: [{ server: 'api', impossible: 'There is no harmless call.' }],
      limits: { default: { requests: 1, per: '1s' } },
      failures: { message: ['error'] },
    },
    endpoints: { format: 1, endpoints: { 'people.list': { get: '/people', summary: 'List.', list: '$' } } },
    people: {
      format: 1,
      model: 'directory',
      resource: 'people',
      identity: { primary: 'id', kinds: { id: { label: 'id' } } },
      lens: {
        fields: { name: { by: 'plan', is: { free: 'name', paid: 'full_name' } } },
        unsupported: { title: 'Acme keeps no titles.' },
      },
      methods: { list: { call: 'people.list' } },
      unsupported: { get: 'None.', create: 'None.', update: 'None.', delete: 'None.' },
    },
  };
}

function findingsOf(load: () => unknown): string[] {
  try {
    load();
  } catch (error) {
    if (error instanceof DefinitionError) return error.findings.map(({ file, path }) => `${file} ${path}`);
    throw error;
  }
  return [];
}

const readWith = (plan: string, override?: IntegrationOverride, operator: IntegrationOverride = {}) =>
  loadDefinitions({ acme: acme() }, { models, overrides: { acme: operator } })
    .get('acme')
    .resource('directory/people', { plan }, override)
    ?.lens.read({ name: 'Ada', full_name: 'Ada King', role: 'Countess', honour: 'Lady' });

describe('loadDefinitions', () => {
  it('compiles a resource for the settings of the account', () => {
    expect(readWith('free')).toEqual({ name: 'Ada' });
    expect(readWith('paid')).toEqual({ name: 'Ada King' });
  });

  it('lays the account’s override over the operator’s, and that over the definition', () => {
    const operator = { people: { fields: { title: 'role' } } };
    expect(readWith('free', undefined, operator)).toEqual({ name: 'Ada', title: 'Countess' });
    const own = { people: { fields: { title: 'honour' } } };
    expect(readWith('free', own, operator)).toEqual({ name: 'Ada', title: 'Lady' });
  });

  it('refuses to start on findings, and tells those of every definition', () => {
    const wrong = acme('other');
    const sources = {
      acme: { ...acme(), endpoints: {} },
      other: { ...wrong, people: { ...wrong.people, unsupported: {} } },
    };
    const findings = findingsOf(() => loadDefinitions(sources, { models }));
    expect(findings).toContain('acme/endpoints.json endpoints');
    expect(findings).toContain('other/people.json methods');
  });

  it.each([
    ['names an unknown field', { people: { fields: { titel: 'role' } } }, 'acme/people.json lens.fields.titel'],
    ['puts two fields at one place', { people: { fields: { title: 'name' } } }, 'acme/people.json lens.fields.title'],
    ['names a file that is not there', { persons: { fields: {} } }, 'acme/persons.json $'],
  ])('refuses an operator’s override that %s', (_, override, finding) => {
    const sources = { acme: acme() };
    expect(findingsOf(() => loadDefinitions(sources, { models, overrides: { acme: override } }))).toEqual([finding]);
  });

  it('checks the override of an account on top of that of the operator', () => {
    const overrides = { acme: { people: { fields: { title: 'role' } } } };
    const definitions = loadDefinitions({ acme: acme() }, { models, overrides });
    const check = (fields: Record<string, string>) =>
      definitions.checkOverride('acme', { people: { fields } }).map(({ path }) => path);
    expect(check({ name: 'nick' })).toEqual([]);
    expect(check({ name: 'role' })).toEqual(['lens.fields.title']);
    expect(check({ nmae: 'nick' })).toEqual(['lens.fields.nmae']);
  });

  it('names the integrations there are when one is asked for that is not', () => {
    const definitions = loadDefinitions({ acme: acme() }, { models });
    expect(definitions.names).toEqual(['acme']);
    expect(() => definitions.get('acne')).toThrow(CrosswalkError);
    expect(() => definitions.get('acne')).toThrow('There are: acme.');
  });
});
