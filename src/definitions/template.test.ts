import { assert, dictionary, json, property, string, stringMatching } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { compileProperties, compileTemplate, placeholdersOf } from './template.ts';

const anyJson = json().map((text) => z.json().parse(JSON.parse(text)));

describe('compileTemplate', () => {
  it('gives a text that is one placeholder the value with its type', () => {
    assert(
      property(anyJson, (value) => {
        expect(compileTemplate('{value}')({ value })).toEqual(value);
      }),
    );
  });

  it('writes values within text as text', () => {
    const fill = compileTemplate('user_id:{value}/{page}');
    expect(fill({ value: 'u-1', page: 2 })).toBe('user_id:u-1/2');
  });

  it('fills no placeholder that a value brings along', () => {
    assert(
      property(string(), (value) => {
        expect(compileTemplate('[{value}]')({ value, other: 'x' })).toBe(`[${value}]`);
      }),
    );
    expect(compileTemplate('[{value}]')({ value: '{other}', other: 'x' })).toBe('[{other}]');
  });

  it('leaves out properties and elements whose placeholder has no value', () => {
    const fill = compileTemplate({ a: '{value}', b: ['{value}', 'kept'], c: 'id-{value}', d: 1 });
    expect(fill({})).toEqual({ b: ['kept'], d: 1 });
  });

  it('is absent as a whole when a text within it lacks a value', () => {
    expect(compileTemplate('{first}:{second}')({ first: 'a' })).toBeUndefined();
    expect(compileTemplate('{first}:{second}')({ first: 'a', second: null })).toBeUndefined();
  });

  it('keeps a value without placeholders as it is', () => {
    const withoutPlaceholders = anyJson.filter((value) => placeholdersOf(value).length === 0);
    assert(
      property(withoutPlaceholders, (value) => {
        expect(compileTemplate(value)({})).toEqual(value);
      }),
    );
  });
});

describe('compileProperties', () => {
  it('gives each call an object of its own', () => {
    const fill = compileProperties({ ids: ['{value}'] });
    const first = fill({ value: 1 });
    expect(fill({ value: 2 })).toEqual({ ids: [2] });
    expect(first).toEqual({ ids: [1] });
  });
});

describe('placeholdersOf', () => {
  it('names each placeholder once, wherever it stands', () => {
    expect(placeholdersOf({ a: '{x}-{y}', b: [{ c: '{x}' }], d: 'Not {X}, not { z }' })).toEqual(['x', 'y']);
  });

  it('names all that a filled template needs', () => {
    const names = stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
    assert(
      property(dictionary(names, string(), { minKeys: 1 }), (scope) => {
        const template = Object.keys(scope).map((name) => `<{${name}}>`);
        expect(placeholdersOf(template)).toEqual(Object.keys(scope));
        expect(compileTemplate(template)(scope)).toEqual(Object.values(scope).map((value) => `<${value}>`));
      }),
    );
  });
});
