import { describe, expect, it } from 'vitest';
import { checkCall, checkQuery } from './check.ts';
import type { Fact } from './fact.ts';

const fact: Fact = {
  id: 'things.update',
  server: 'api',
  method: 'PUT',
  path: '/things/{thing_id}',
  summary: 'Change a thing.',
  status: 201,
  query: { verbose: 'boolean', kind: { type: 'string', choices: ['a', 'b'] }, ids: 'integer[]' },
  body: {
    name: 'string!',
    size: 'integer',
    parts: { type: 'object[]', fields: { code: 'string!' } },
    email: 'string',
    user_id: 'string',
  },
  needs_one_of: ['email', 'user_id'],
};
const good = { name: 'n', email: 'ada@example.com' };
const check = (query: string, body: unknown) => checkCall(fact, { query: new URLSearchParams(query), body });

describe('the check of a call', () => {
  it('finds nothing wrong with a call that fits, and knows nothing of other parameters', () => {
    expect(check('verbose=true&kind=a&ids=1&ids[]=2&other=x', { ...good, size: 1, other: 1 })).toEqual([]);
  });

  it.each([
    ['a missing field', '', { email: 'e' }, { in: 'body', name: 'name', problem: 'missing', expected: 'string' }],
    ['a wrong type', '', { ...good, size: '1' }, { in: 'body', name: 'size', problem: 'type', expected: 'integer' }],
    [
      'a missing field within a list',
      '',
      { ...good, parts: [{ code: 'c' }, {}] },
      { in: 'body', name: 'parts.1.code', problem: 'missing', expected: 'string' },
    ],
    [
      'no alternative',
      '',
      { name: 'n' },
      { in: 'body', name: 'email or user_id', problem: 'missing', expected: 'one of them' },
    ],
    ['no choice', 'kind=c', good, { in: 'query', name: 'kind', problem: 'choice', expected: 'a, b' }],
    [
      'a query of a wrong type',
      'verbose=x',
      good,
      { in: 'query', name: 'verbose', problem: 'type', expected: 'boolean' },
    ],
    ['a list with a wrong item', 'ids[]=x', good, { in: 'query', name: 'ids', problem: 'type', expected: 'integer[]' }],
  ])('finds %s', (_, query, body, problem) => {
    expect(check(query, body)).toEqual([problem]);
  });

  it('finds a body that is no object', () => {
    expect(check('', 'text')).toContainEqual({ in: 'body', name: '', problem: 'malformed', expected: 'a JSON object' });
  });

  it('finds the same in the query alone', () => {
    expect(checkQuery(fact, new URLSearchParams('kind=c'))).toEqual(check('kind=c', good));
  });
});
