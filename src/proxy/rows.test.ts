import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonValue } from '../mapping/index.ts';
import { findInexactNumber } from './exact-numbers.ts';
import { parseRows } from './rows.ts';

describe('newline-delimited JSON', () => {
  it('gives the value of every line, with or without a line break at the end', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.constantFrom('\n', '\r\n'), fc.boolean(), (values, lineBreak, ends) => {
        const exact = values.filter((value) => findInexactNumber(JSON.stringify(value)) === undefined);
        const rows = exact.map((value): JsonValue => JSON.parse(JSON.stringify(value)));
        const text = rows.map((row) => JSON.stringify(row)).join(lineBreak) + (ends ? lineBreak : '');
        expect(parseRows(text, 'ndjson')).toEqual({ rows });
      }),
    );
  });

  it('is refused with the line that is none, blank lines counted', () => {
    expect(parseRows('{"a":1}\n\n{"a":\n{"a":2}', 'ndjson')).toEqual({ problem: 'line 3 cannot be parsed' });
  });
});

describe('lines of text', () => {
  it('are rows as they are, in any of the usual line breaks, blank ones left out', () => {
    expect(parseRows('\uFEFFa@x.com\r\n\n b \rc', 'lines')).toEqual({ rows: ['a@x.com', ' b ', 'c'] });
    expect(parseRows('', 'lines')).toEqual({ rows: [] });
  });
});
