import { describe, expect, it } from 'vitest';
import { DefinitionError, parseResource, parseSource } from './source.ts';

const integration = {
  format: 1,
  name: 'acme',
  label: 'Acme',
  category: 'Test',
  documentation: 'https://acme.example',
  connection: {},
  servers: { api: { url: 'https://acme.example', hosts: ['acme.example'], authentication: { none: true } } },
  verify: [{ server: 'api' }],
  limits: {},
  failures: { message: ['error'] },
};
const endpoints = { format: 1, endpoints: {} };

describe('parseSource', () => {
  it('takes the structural files apart from the resources, and fills in defaults', () => {
    expect(parseSource('acme', { integration, endpoints, users: { any: 'thing' } })).toMatchObject({
      parsed: {
        integration: { name: 'acme', paging: {} },
        endpoints: {},
        resources: new Map([['users', { any: 'thing' }]]),
      },
    });
  });

  it('finds every fault of every file at once, each with its place', () => {
    const source = { integration: { ...integration, label: 1, colour: 'red' }, users: [], groups: 'none' };
    const result = parseSource('acme', source);
    expect('findings' in result ? result.findings.map(({ file, path }) => `${file} ${path}`).sort() : result).toEqual([
      'acme/endpoints.json $',
      'acme/groups.json $',
      'acme/integration.json $',
      'acme/integration.json label',
      'acme/users.json $',
    ]);
  });

  it('refuses a name that is not that of the folder', () => {
    expect(parseSource('other', { integration, endpoints })).toEqual({
      findings: [expect.objectContaining({ file: 'other/integration.json', path: 'name' })],
    });
  });

  it('refuses a format that it does not know', () => {
    expect(parseSource('acme', { integration: { ...integration, format: 2 }, endpoints })).toEqual({
      findings: [expect.objectContaining({ file: 'acme/integration.json', path: 'format' })],
    });
  });
});

describe('parseResource', () => {
  it('names the place of what is missing', () => {
    const result = parseResource('acme/users.json', {
      format: 1,
      model: 'm',
      resource: 'r',
      identity: { primary: 'id' },
    });
    expect('findings' in result ? result.findings.map(({ path }) => path) : []).toEqual([
      'identity.kinds',
      'lens',
      'methods',
    ]);
  });

  it.each([
    ['a misspelt word', { att: 'x' }, 'lens.fields.name', 'att'],
    ['a value outside the vocabulary', { at: 'x', format: 'dat' }, 'lens.fields.name.format', 'datetime'],
    ['a misspelt word deep within', { each: [{ from: 'x[]', item: {}, wher: 1 }] }, 'lens.fields.name.each.0', 'wher'],
    ['a text that is no path', 'a b', 'lens.fields.name', 'is not a path'],
  ])('says of a rule with %s what is wrong with it', (_, rule, path, message) => {
    const identity = { primary: 'id', kinds: {} };
    const lens = { fields: { name: rule } };
    const resource = { format: 1, model: 'm', resource: 'r', identity, lens, methods: {} };
    expect(parseResource('acme/users.json', resource)).toEqual({
      findings: [expect.objectContaining({ path, message: expect.stringContaining(message) })],
    });
  });

  it('takes the absence of the whole file for a fault', () => {
    expect(parseResource('acme/users.json', undefined)).toMatchObject({
      findings: [{ path: '$', message: 'is missing' }],
    });
  });
});

describe('DefinitionError', () => {
  it('says every finding with its place and its fix', () => {
    const finding = { file: 'acme/users.json', path: 'lens', message: 'is missing', fix: 'Add it.' };
    expect(new DefinitionError([finding, { ...finding, path: 'model' }]).message).toBe(
      'acme/users.json lens: is missing. Add it.\nacme/users.json model: is missing. Add it.',
    );
  });
});
