import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fields } from '../values.ts';
import { SegmentQlError, matches, parseSegmentQl } from './index.ts';

const now = Date.UTC(2026, 0, 31);

function holds(statement: string, fields: Fields): boolean {
  const field = (name: string) => fields[name];
  const isMember = (segment: string) => segment === 'known';
  return matches(parseSegmentQl(statement).filter, { field, now, isMember });
}

function failureOf(attempt: () => unknown): unknown {
  try {
    attempt();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('conditions', () => {
  const fields: Fields = {
    visits: 12,
    score: '100',
    city: 'Rome',
    vip: true,
    tags: ['a', 'b'],
    counts: { home: 3 },
    last_visit: '2026-01-20T10:00:00Z',
    seen_ms: String(Date.UTC(2026, 0, 20)),
    nothing: null,
    'dotted.name': 'here',
  };
  it.each([
    ['*', true],
    ['visits > 5', true],
    ['visits >= 12', true],
    ['visits < 12', false],
    ['visits <= 12', true],
    ['visits == 12', true],
    ['visits = "12"', true],
    ['score > 20', true],
    ['city = "Rome"', true],
    ["city != 'Rome'", false],
    ['missing = 1', false],
    ['missing != 1', true],
    ['vip = true', true],
    ['vip = FALSE', false],
    ['tags = "b"', true],
    ['counts.home = 3', true],
    ['dotted.name = "here"', true],
    ['EXISTS city', true],
    ['EXISTS missing', false],
    ['EXISTS nothing', false],
    ['NOT EXISTS missing', true],
    ['city IN ("Oslo", "Rome")', true],
    ['city NOT IN ("Oslo")', true],
    ['tags CONTAINS "a"', true],
    ['tags CONTAINS "c"', false],
    ['city CONTAINS "om"', true],
    ['counts CONTAINS "home"', true],
    ['city LIKE "R*e"', true],
    ['city LIKE "R.me"', false],
    ['visits BETWEEN 11 AND 13', true],
    ['INCLUDE known', true],
    ['NOT INCLUDE known', false],
    ['include unknown', false],
    ['AND (visits > 5, city = "Rome")', true],
    ['AND (visits > 5, city = "Oslo")', false],
    ['OR (visits > 50, AND (vip = true, NOT (city = "Oslo")))', true],
    ['last_visit >= "now-30d"', true],
    ['last_visit > "now-10d"', false],
    ['last_visit < "2026-02-01"', true],
    ['seen_ms > "now-2w"', true],
    ['last_visit > "now-1M+1d"', true],
    ['`city` = "Rome" -- a note', true],
  ])('%s is %s', (condition, expected) => {
    expect(holds(`FILTER ${condition} FROM user ALIAS s`, fields)).toBe(expected);
  });
});

describe('statements', () => {
  it('say table and alias, in any case and over several lines', () => {
    const query = parseSegmentQl('filter and (\n  a > 1,\n  b < 2\n)\nfrom user\nalias Big-Ones_2');
    expect(query).toMatchObject({ table: 'user', alias: 'Big-Ones_2', conditions: 2 });
  });
  it.each([
    '',
    'FILTER',
    'FILTER AND ()',
    'FILTER a',
    'FILTER a >',
    'FILTER a > 1 b > 2',
    'FILTER (a > 1',
    'FILTER a IN ()',
    'FILTER "a" = 1',
    'FILTER a ~ 1',
    'FILTER a = "open',
    'FILTER * FROM',
    'FILTER * ALIAS',
    'SELECT * FROM user',
    `FILTER ${'NOT '.repeat(5000)}a = 1`,
  ])('%j is refused', (statement) => {
    expect(() => parseSegmentQl(statement)).toThrow(SegmentQlError);
  });
  it('with a time window are refused by its name', () => {
    expect(() => parseSegmentQl('FILTER timewindow(last_visit, 7, 30)')).toThrow('timewindow is not known');
    expect(parseSegmentQl('FILTER timewindow > 5').filter).toMatchObject({ field: 'timewindow' });
  });
  it('are read or refused, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const failure = failureOf(() => parseSegmentQl(`FILTER ${text}`));
        expect(failure === undefined || failure instanceof SegmentQlError).toBe(true);
      }),
    );
  });
  it('read back any text value that was quoted', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const quoted = `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
        const { filter } = parseSegmentQl(`FILTER city = ${quoted}`);
        expect(filter).toEqual({ kind: 'compare', field: 'city', comparison: '=', to: value });
      }),
    );
  });
});
