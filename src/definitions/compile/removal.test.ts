import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePath, isJsonObject, type JsonValue } from '../../mapping/index.ts';
import { compileRemoval } from './removal.ts';

describe('compileRemoval', () => {
  it.each<[place: string, document: JsonValue, left: JsonValue | undefined]>([
    ['a', { a: 1, b: 2 }, { b: 2 }],
    ['a.b', { a: { b: 1, c: 2 } }, { a: { c: 2 } }],
    ['a[0].b', { a: [{ b: 1, c: 2 }, { b: 3 }] }, { a: [{ c: 2 }, { b: 3 }] }],
    ['a[]', { a: [1, 2], c: 3 }, { c: 3 }],
    ['a[].b', { a: [{ b: 1, c: 2 }, { b: 3 }] }, { a: [{ c: 2 }] }],
    ['a{}.b', { a: { x: { b: 1, c: 2 }, y: { b: 3 } } }, { a: { x: { c: 2 } } }],
    ['a[type=x]', { a: [{ type: 'x' }, { type: 'y' }] }, { a: [{ type: 'y' }] }],
    ['$', { a: 1 }, undefined],
  ])('takes away what stands at %s', (place, document, left) => {
    expect(compileRemoval(place)(document)).toEqual(left);
  });

  it('takes the objects and lists along that it leaves empty, and no others', () => {
    const document = { a: { b: { c: 1 } }, empty: {}, none: [], nothing: null };
    expect(compileRemoval('a.b.c')(document)).toEqual({ empty: {}, none: [], nothing: null });
    expect(compileRemoval('a[0].b')({ a: [{ b: 1 }] })).toBeUndefined();
  });

  it.each(['a', 'a.b', 'a[0]', 'a[1].b', 'a[]', 'a{}', 'a[type=x].b', 'constructor'])(
    'gives back the document where nothing stands at %s',
    (place) => {
      for (const document of [{ b: 1 }, { b: { a: 1 } }, [], [{ a: 1 }], 'a', 1, null]) {
        expect(compileRemoval(place)(document)).toBe(document);
      }
    },
  );

  it('keeps a property named __proto__ as a property', () => {
    const document: JsonValue = JSON.parse('{"a":1,"__proto__":{"b":2}}');
    expect(JSON.stringify(compileRemoval('a')(document))).toBe('{"__proto__":{"b":2}}');
  });

  const name = fc.constantFrom('a', 'b', 'c');
  const { value: values } = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom(1, 'x', null),
      fc.dictionary(name, tie('value'), { noNullPrototype: true }),
      fc.array(tie('value'), { maxLength: 3 }),
    ),
  }));
  const documents = fc.dictionary(name, values, { noNullPrototype: true });
  const places = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('.'));

  it('takes nothing but the place: put back, it makes the document again', () => {
    fc.assert(
      fc.property(documents, places, (document, place) => {
        const { get, set } = compilePath(place);
        const before = structuredClone(document);
        const value = get(document);
        const left = compileRemoval(place)(document) ?? {};
        expect(document).toEqual(before);
        expect(get(left)).toBeUndefined();
        if (value !== undefined && isJsonObject(left)) set(left, value);
        expect(left).toEqual(document);
      }),
    );
  });
});
