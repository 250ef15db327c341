import { isDeepStrictEqual } from 'node:util';
import { assert, constantFrom, dictionary, json, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findSwitches, resolveSwitches } from './switch.ts';

const byKind = (is: Record<string, z.infer<ReturnType<typeof z.json>>>) => ({ by: 'kind', is });
const anyJson = json().map((text) => z.json().parse(JSON.parse(text)));

describe('resolveSwitches', () => {
  it('replaces a switch by the branch of the setting, wherever it stands', () => {
    const content = { a: byKind({ x: 1, y: 2 }), list: [byKind({ x: 'first', y: 'second' }), true] };
    expect(resolveSwitches(content, { kind: 'y' })).toEqual({ a: 2, list: ['second', true] });
  });

  it('resolves switches within branches', () => {
    const content = { a: byKind({ x: { by: 'region', is: { EU: 'x in the EU' } } }) };
    expect(resolveSwitches(content, { kind: 'x', region: 'EU' })).toEqual({ a: 'x in the EU' });
  });

  it('leaves out what has no branch for the setting, or no setting', () => {
    const content = { a: byKind({ x: 1 }), list: [byKind({ x: 1 }), 2] };
    expect(resolveSwitches(content, { kind: 'y' })).toEqual({ list: [2] });
    expect(resolveSwitches(content, {})).toEqual({ list: [2] });
  });

  it('takes an object with more than by and is for what it is', () => {
    const content = { by: 'kind', is: { x: 1 }, label: 'not a switch' };
    expect(resolveSwitches(content, { kind: 'x' })).toEqual(content);
  });

  it('leaves no switch, and changes nothing where there was none', () => {
    assert(
      property(anyJson, (value) => {
        const resolved = resolveSwitches({ value }, { kind: 'x' }) ?? null;
        expect(findSwitches(resolved)).toEqual([]);
        const isUnchanged = isDeepStrictEqual(resolved, { value });
        expect(isUnchanged).toBe(findSwitches({ value }).length === 0);
      }),
    );
  });

  it('gives every branch to the setting of its name', () => {
    const branches = dictionary(constantFrom('x', 'y', 'z'), constantFrom(1, 'one', null));
    assert(
      property(branches, constantFrom('x', 'y', 'z'), (is, kind) => {
        expect(resolveSwitches({ value: byKind(is) }, { kind })).toEqual(kind in is ? { value: is[kind] } : {});
      }),
    );
  });
});

describe('findSwitches', () => {
  it('answers the path, the field and the branches of each, outer ones first', () => {
    const content = { a: [{ b: byKind({ x: { c: { by: 'region', is: { EU: 1, US: 2 } } } }) }] };
    expect(findSwitches(content)).toEqual([
      { path: 'a[0].b', by: 'kind', branches: ['x'] },
      { path: 'a[0].b.is.x.c', by: 'region', branches: ['EU', 'US'] },
    ]);
  });
});
