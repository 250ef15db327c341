import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeIssues, plainWords } from './plain-words.ts';

function wordsOf(schema: z.ZodType, value: unknown): string[] {
  const { error } = schema.safeParse(value, { error: plainWords });
  return describeIssues(error?.issues ?? []).map(({ path, message }) => `${path} ${message}`.trim());
}

describe('what is wrong with a value', () => {
  it.each<[z.ZodType, unknown, string]>([
    [z.string(), 5, 'must be text, not a number'],
    [z.string(), null, 'must be text, not null'],
    [z.number(), '5', 'must be a number, not text'],
    [z.int(), 1.5, 'must be a whole number'],
    [z.boolean(), 'no', 'must be true or false, not text'],
    [z.array(z.string()), {}, 'must be a list, not an object'],
    [z.object({}), [], 'must be an object, not a list'],
    [z.record(z.string(), z.string()), true, 'must be an object, not true or false'],
    [z.strictObject({}), undefined, 'is missing'],
    [z.enum(['a', 'b']), 'c', 'must be one of a, b'],
    [z.enum(['a', 'b']), undefined, 'is missing'],
    [z.literal('a'), 'c', 'must be a'],
    [z.string().min(1), '', 'must not be empty'],
    [z.array(z.string()).min(1), [], 'must not be empty'],
    [z.string().min(3), 'x', 'must have at least 3 characters'],
    [z.string().max(1), 'xy', 'must have at most 1 character'],
    [z.array(z.string()).max(2), ['', '', ''], 'must have at most 2 items'],
    [z.number().min(2), 1, 'must be at least 2'],
    [z.number().positive(), 0, 'must be more than 0'],
    [z.iso.datetime(), 'now', 'must be a time with its zone such as 2026-01-31T09:15:00Z'],
    [z.url(), 'x', 'must be an address such as https://example.com'],
    [z.string().regex(/^\d$/), 'x', 'does not have the form that is needed here'],
    [z.union([z.string(), z.number()]), true, 'has none of the forms that can stand here'],
    [z.string().refine((text) => text === ''), 'x', 'cannot be used here'],
    [z.string().refine((text) => text === '', 'must say nothing'), 'x', 'must say nothing'],
    [z.strictObject({ a: z.strictObject({}) }), { a: { b: 1 } }, 'a.b is not a known field'],
  ])('is said in plain words', (schema, value, words) => {
    expect(wordsOf(schema, value)).toEqual([words]);
  });
});
