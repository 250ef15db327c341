import { describe, expect, it } from 'vitest';
import { type JsonObject, type JsonValue } from './json.ts';
import { formatPath, parsePath } from './path.ts';
import { compileEntries, compilePath } from './place.ts';

const document: JsonValue = {
  a: { b: 1, c: null },
  list: ['x', 'y'],
  emails: [{ type: 'home', value: 'h' }, 'odd', { type: 'work', value: 'w' }],
  traits: { vip: true, old: null, new: false },
};

describe('parsePath', () => {
  it.each([
    'a',
    'a.b',
    'a[0]',
    'a[type=e.mail x].b',
    'a[].b',
    'a{}',
    '$',
    '$[0]',
    '$time',
    '$.$',
    '__proto__.x',
    'ä.ü',
  ])('keeps the meaning of %s when it is spelt again', (text) => {
    expect(formatPath(parsePath(text).steps)).toBe(text);
    expect(parsePath(parsePath(text).text).steps).toEqual(parsePath(text).steps);
  });

  it.each([
    ['$.a', 'a'],
    ['a[007]', 'a[7]'],
  ])('spells %s canonically as %s', (text, canonical) => {
    expect(parsePath(text).text).toBe(canonical);
  });

  it.each(['', '.', 'a.', '.a', 'a..b', 'a b', 'a[', 'a[x]', 'a[=x]', 'a{b}', '[0]', 'a[-1]'])('refuses %j', (text) => {
    expect(() => parsePath(text)).toThrow(TypeError);
  });
});

describe('compilePath', () => {
  it.each<[string, JsonValue | undefined]>([
    ['a.b', 1],
    ['a.c', null],
    ['a.b.c', undefined],
    ['list[1]', 'y'],
    ['list[9]', undefined],
    ['list.length', undefined],
    ['emails[type=work].value', 'w'],
    ['emails[type=gone].value', undefined],
    ['a[0]', undefined],
    ['constructor', undefined],
    ['a.toString', undefined],
    ['__proto__', undefined],
    ['emails[].value', ['h', 'w']],
    ['traits{}', [true, false]],
    ['missing[]', undefined],
    ['$', document],
  ])('reads %s', (text, expected) => {
    expect(compilePath(text).get(document)).toEqual(expected);
  });

  it('writes objects, lists and chosen elements on the way', () => {
    const record: JsonObject = {};
    compilePath('a.b').set(record, 1);
    compilePath('a.c').set(record, 2);
    compilePath('list[1].x').set(record, 3);
    compilePath('emails[type=work].value').set(record, 'w');
    compilePath('emails[type=work].note').set(record, 'n');
    expect(record).toEqual({
      a: { b: 1, c: 2 },
      list: [null, { x: 3 }],
      emails: [{ type: 'work', value: 'w', note: 'n' }],
    });
  });

  it('reads and writes a property named __proto__ without touching prototypes', () => {
    const record: JsonObject = {};
    const path = compilePath('__proto__.polluted');
    path.set(record, 'yes');
    expect(path.get(record)).toBe('yes');
    expect(JSON.stringify(record)).toBe('{"__proto__":{"polluted":"yes"}}');
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
  });

  it.each(['$', 'a[]', 'a{}.b'])('refuses to write %s', (text) => {
    expect(() => compilePath(text).set({}, 1)).toThrow(TypeError);
  });
});

describe('compileEntries', () => {
  it('tells a missing list from an empty one', () => {
    const entries = compileEntries(parsePath('a[]'));
    expect(entries({})).toBeUndefined();
    expect(entries({ a: [] })).toEqual([]);
  });

  it('gives the names of an object and leaves nulls out', () => {
    expect(compileEntries(parsePath('traits{}'))(document)).toEqual([
      { name: 'vip', value: true },
      { name: 'new', value: false },
    ]);
  });
});
