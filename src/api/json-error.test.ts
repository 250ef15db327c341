import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeJsonError } from './json-error.ts';

describe('describeJsonError', () => {
  it.each([
    ['{"a": 1,}', 'a property name in double quotes should stand at line 1, column 9 (position 8)'],
    ['{a: 1}', 'a property name in double quotes or "}" should stand at line 1, column 2 (position 1)'],
    ['{"a" 1}', '":" should stand at line 1, column 6 (position 5)'],
    ['[1 2]', '"," or "]" should stand at line 1, column 4 (position 3)'],
    ['[1,]', 'a value should stand at line 1, column 4 (position 3)'],
    ['{"a": {"b": 1]}', '"," or "}" should stand at line 1, column 14 (position 13)'],
    ['{}{}', 'the end should stand at line 1, column 3 (position 2)'],
    ['{\n  "a": tru\n}', 'a value should stand at line 2, column 8 (position 9)'],
    ['{"a": 01}', 'a value should stand at line 1, column 7 (position 6)'],
    ['{"a": "x\ny"}', 'a value should stand at line 1, column 7 (position 6)'],
    ['{"a":', 'a value should stand at line 1, column 6 (position 5), where the body ends'],
    ["{'a': 1}", 'a property name in double quotes or "}" should stand at line 1, column 2 (position 1)'],
  ])('says of %j: %s', (source, said) => {
    expect(describeJsonError(source)).toBe(said);
  });

  it('finds no error in JSON', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary' }), fc.constantFrom(0, 1, '\t'), (text, indentation) => {
        const spaced = JSON.stringify(JSON.parse(text), null, indentation);
        expect(describeJsonError(spaced)).toBe('it cannot be read');
      }),
    );
  });

  it('finds an error in whatever JSON.parse refuses, at the latest where the text ends', () => {
    const nearJson = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', '"', ',', '}', ']', ':', 'x', '0', '\\', ' '))
      .map(([text, at, put]) => text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1));
    const isJson = (text: string) => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(nearJson, (text) => {
        expect(describeJsonError(text) === 'it cannot be read').toBe(isJson(text));
      }),
      { numRuns: 200 },
    );
  });

  it('survives any depth', () => {
    expect(describeJsonError('['.repeat(1_000_000))).toContain('position 1000000');
  });
});
