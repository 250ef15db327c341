import { type z } from 'zod';
import { type ErrorDetail } from './crosswalk-error.ts';
import { shorten } from './shorten.ts';

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

const forms: Readonly<Record<string, string>> = {
  datetime: 'a time with its zone such as 2026-01-31T09:15:00Z',
  date: 'a date such as 2026-01-31',
  email: 'an e-mail address such as ada@example.com',
  url: 'an address such as https://example.com',
  uuid: 'a UUID',
};

function kindOf(input: unknown): string {
  if (input === null) return 'null';
  return kinds[Array.isArray(input) ? 'array' : typeof input] ?? 'something else';
}

function wrongType(expected: string, input: unknown): string {
  if (input === undefined) return 'is missing';
  const wanted = kinds[expected] ?? 'of another type';
  return expected === 'int' && typeof input === 'number'
    ? `must be ${wanted}`
    : `must be ${wanted}, not ${kindOf(input)}`;
}

function wrongSize(origin: string, bound: string, limit: number | bigint): string {
  if (origin === 'string') return `must have ${bound} ${limit} ${limit === 1 ? 'character' : 'characters'}`;
  if (origin === 'array' || origin === 'set') return `must have ${bound} ${limit} ${limit === 1 ? 'item' : 'items'}`;
  return `must be ${bound} ${limit}`;
}

/**
 * Says in plain words what a schema found wrong, to go on after the name of a field. For every schema that judges what a
 * caller sent; a schema's own message comes first.
 *
 * @example
 * schema.safeParse({ name: 5 }, { error: plainWords }); // name: 'must be text, not a number'
 */
export function plainWords(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, issue.input);
    case 'invalid_value':
      if (issue.input === undefined) return 'is missing';
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}`;
    case 'too_small':
      if (issue.minimum === 1 && (issue.origin === 'string' || issue.origin === 'array')) return 'must not be empty';
      return wrongSize(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum);
    case 'too_big':
      return wrongSize(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum);
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'invalid_format': {
      const form = forms[issue.format];
      return form === undefined ? 'does not have the form that is needed here' : `must be ${form}`;
    }
    case 'unrecognized_keys':
      return `has unknown fields: ${shorten(issue.keys.join(', '))}`;
    case 'invalid_union':
      return issue.input === undefined ? 'is missing' : 'has none of the forms that can stand here';
    default:
      return 'cannot be used here';
  }
}

interface Issue {
  code: string;
  path: readonly PropertyKey[];
  message: string;
  keys?: readonly string[];
}

/** What is wrong with a request, one entry for each field. `unknown` says what is wrong with a field that there is not. */
export function describeIssues(
  issues: readonly Issue[],
  unknown: (name: string, parent: string) => string = () => 'is not a known field',
): ErrorDetail[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map(String).join('.');
    if (issue.code !== 'unrecognized_keys' || issue.keys === undefined) return [{ path, message: issue.message }];
    return issue.keys.map((key) => ({ path: path === '' ? key : `${path}.${key}`, message: unknown(key, path) }));
  });
}
