import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutMember } from './json-text.ts';

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
