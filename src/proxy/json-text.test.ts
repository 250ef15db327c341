import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topLevelTexts, withoutMember } from './json-text.ts';

describe('a JSON text without a property', () => {
  it('is what it would be had the property never been there, whatever stands around and within', () => {
    const names = fc.constantFrom('a', 'b', '', '{', '",', '\\');
    const object = fc.dictionary(fc.oneof(names, fc.string()), fc.jsonValue({ maxDepth: 3 }));
    fc.assert(
      fc.property(object, names, fc.constantFrom(undefined, 2), (given, name, indent) => {
        const { [name]: _, ...rest } = given;
        const kept: unknown = JSON.parse(withoutMember(JSON.stringify(given, null, indent), name));
        expect(JSON.stringify(kept)).toEqual(JSON.stringify(rest));
      }),
    );
  });

  it('keeps every other byte, numbers that no number can be, too', () => {
    expect(withoutMember('{"x": 12345678901234567890,"a":1 , "y" :1e400}', 'a')).toBe(
      '{"x": 12345678901234567890, "y" :1e400}',
    );
  });

  it.each(['{"a": 1', '[{"a": 1}]', '"a"', 'a', '{"b": "a"}'])('is the same when there is none: %s', (text) => {
    expect(withoutMember(text, 'a')).toBe(text);
  });
});

describe('the texts at the top of a JSON text', () => {
  it('are all properties that are text, in their order, at their places', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })),
        fc.constantFrom('', '\uFEFF'),
        (given, mark) => {
          const text = `${mark}${JSON.stringify(given, null, 1)}`;
          const found = [...topLevelTexts(text)];
          const texts = Object.entries(given).filter(([, value]) => typeof value === 'string');
          expect(found.map(({ name, value }) => [name, value])).toEqual(texts);
          for (const { value, start, end } of found) expect(JSON.parse(text.slice(start, end))).toBe(value);
        },
      ),
    );
  });

  it.each(['', '{"a":"b"', '["a","b"]', '"a"', '{"a":"b",}'])('are none where it is no object: %s', (text) => {
    expect([...topLevelTexts(text)]).toEqual([]);
  });

  it('are told of millions of escapes, whether the text ends or not', () => {
    const escapes = '\\"'.repeat(2_000_000);
    expect([...topLevelTexts(`{"a":"${escapes}`)]).toEqual([]);
    expect(withoutMember(`{"a":"${escapes}`, 'a')).toHaveLength(6 + escapes.length);
    expect([...topLevelTexts(`{"a":"${escapes}"}`)]).toMatchObject([{ name: 'a', end: escapes.length + 7 }]);
    expect(withoutMember(`{"b":1,"a":"${escapes}"}`, 'a')).toBe('{"b":1}');
  });
});
