// The API gives zod its `openapi` before any schema is made, and test files share their modules.
import '@hono/zod-openapi';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLines, readValues, showValues } from './translation.ts';

const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('=', '"', '\\', ' ', '\n', '\r', 'a') }));

describe('the lines of a translation', () => {
  it('say every value so that it is read again as it was, whatever stands in it', () => {
    const values = fc.dictionary(text, fc.oneof(text, fc.double(), fc.boolean()));
    fc.assert(
      fc.property(values, (given) => {
        // As browsers send lines.
        const sent = showValues(given).replaceAll('\n', '\r\n');
        expect(readLines(sent)).toEqual(Object.entries(given).map(([own, theirs]) => [own, String(theirs)]));
      }),
    );
  });

  it('stand without quotes where nothing is ambiguous', () => {
    const values = { gold: 'G', 'fünf Sterne': 5, yes: true, '5" disk': 'a "b"' };
    expect(showValues(values)).toBe('gold = G\nfünf Sterne = 5\nyes = true\n5" disk = a "b"');
    expect(showValues({ 'a=b': ' x ', '"c"': '' })).toBe(String.raw`"a=b" = " x "${'\n'}"\"c\"" = ""`);
  });

  it('may have spaces around and empty lines between them', () => {
    expect(readLines('\r\n  gold=G  \r\n\r\n\t"a=b"="c" \n')).toEqual([
      ['gold', 'G'],
      ['a=b', 'c'],
    ]);
  });

  it('are read at once however many spaces are in them', () => {
    const spaces = ' '.repeat(1_000_000);
    expect(readLines(`a${spaces}=b${spaces}=`)).toBeUndefined();
    expect(readLines(`a${spaces}b`)).toBeUndefined();
    expect(readLines(`${spaces}a${spaces}x${spaces}=${spaces}b${spaces}c`)).toEqual([[`a${spaces}x`, `b${spaces}c`]]);
    expect(readLines(`"a"${spaces}=${spaces}"b"${spaces}x`)).toBeUndefined();
  });

  it.each(['gold', 'gold =', '= G', 'a = b = c', '"gold = G', '"gold" x = G', String.raw`"\q" = G`, 'a = "b'])(
    'that are incomplete or could mean two things are not read: %s',
    (line) => {
      expect(readLines(`silver = S\n${line}`)).toBeUndefined();
    },
  );
});

describe('a translation that is typed', () => {
  const values = fc.dictionary(
    text.filter((name) => name !== '' && name !== '__proto__'),
    fc.oneof(text, fc.integer(), fc.boolean()),
  );
  const types = fc.subarray(['string', 'number', 'boolean']);

  it('stays what it was in every line that is not touched, whatever is added and whatever the attribute holds', () => {
    fc.assert(
      fc.property(values, types, text, (stored, held, added) => {
        fc.pre(!Object.hasOwn(stored, 'new') && new Set(Object.values(stored)).size === Object.keys(stored).length);
        fc.pre(Object.values(stored).every((value) => String(value) !== added));
        const sent = `${showValues(stored)}\n${showValues({ new: added })}`;
        const read = readValues(sent, { stored, held });
        expect(read).toMatchObject(stored);
        expect(String(read?.['new'])).toBe(typeof read?.['new'] === 'number' ? String(Number(added)) : added);
      }),
    );
  });

  it.each<[held: string[], stored: Record<string, string | number | boolean>, theirs: string, value: unknown]>([
    [[], {}, '3', '3'],
    [[], { gold: 1, silver: 2 }, '3', 3],
    [[], { gold: 1, silver: 2 }, 'three', 'three'],
    [[], { gold: true }, 'false', false],
    [[], { gold: 1, silver: 'S' }, '3', '3'],
    [['string'], { gold: 1 }, '3', '3'],
    [['number'], {}, '3', 3],
    [['number'], { gold: 'G' }, '3', 3],
    [['boolean'], {}, 'true', true],
  ])(
    'is of the type that the attribute holds, or else of the stored values: %j beside %j',
    (held, stored, theirs, value) => {
      expect(readValues(`bronze = ${theirs}`, { stored, held })).toEqual({ bronze: value });
    },
  );

  it.each([
    'gold = 1\ngold = 2',
    'gold = 1\nsilver = 1',
    'gold = 1\n__proto__ = 2',
    '"__proto__" = 2',
    '"" = 2',
    'gold',
  ])('is not read when it names a value twice, or one that no translation has: %j', (sent) => {
    expect(readValues(sent, { stored: {}, held: [] })).toBeUndefined();
  });
});
