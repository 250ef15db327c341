import { describe, expect, it } from 'vitest';
import { checkLensSpec } from './check.ts';
import { LensSpecError } from './finding.ts';
import { compileLens } from './lens.ts';
import { type LensSpec, lensSpecSchema } from './spec.ts';
import { vendorLenses } from './vendor-lenses.fixture.ts';

describe('checkLensSpec', () => {
  it.each(vendorLenses)('finds nothing in the lens for $name', ({ spec }) => {
    expect(lensSpecSchema.parse(spec)).toEqual(spec);
    expect(checkLensSpec(spec)).toEqual([]);
  });

  it.each<[string, LensSpec, string]>([
    ['two rules that write one place', { fields: { a: 'x', b: 'x' } }, 'b: it cannot be written at x: x is taken'],
    [
      'a rule that writes within another',
      { fields: { a: 'x', b: 'x.y' } },
      'b: it cannot be written at x.y: x, above it, is taken',
    ],
    [
      'a rule that writes over another',
      { fields: { a: 'x.y', b: 'x' } },
      'b: it cannot be written at x: places below x are taken',
    ],
    [
      'a list written by position and key',
      { fields: { a: 'x[0].y', b: 'x[t=1].y' } },
      'b: it cannot be written at x[t=1].y: x is already divided by index',
    ],
    ['a written list with a gap', { fields: { a: 'x[1]' } }, 'x: its written positions do not count up from 0'],
    ['every element written', { fields: { a: 'x[]' } }, 'a: it cannot be written at x[]: it stands for several places'],
    [
      'every value written',
      { fields: { a: { read: 'x', write: 'x{}.y' } } },
      'a: it cannot be written at x{}.y: it stands',
    ],
    ['the whole document written', { fields: { a: '$' } }, 'a: it cannot be written at $: it is the whole document'],
    [
      'a chosen element written as one value',
      { fields: { a: 'x[t=1]' } },
      'a: it cannot be written at x[t=1]: it must end',
    ],
    [
      'a property that the element is chosen by',
      { fields: { a: 'x[t=1].t' } },
      'a: it cannot be written at x[t=1].t: t is what',
    ],
    ['a rule written over custom attributes', { fields: { a: 'x', b: { rest: 'x' } } }, 'a: it is written over x'],
    [
      'unified fields within each other',
      { fields: { a: 'x', 'a.b': 'y' } },
      'a.b: it cannot be declared: a, above it, is taken',
    ],
    ['unified slots with a gap', { fields: { 'a[1]': 'y' } }, 'a: its positions do not count up from 0'],
    [
      'elements told apart by two keys',
      { fields: { 'a[k=1].x': 'x', 'a[j=1].x': 'y' } },
      'a[j=1].x: it cannot be declared: the elements of a are',
    ],
    ['a field name that is several', { fields: { 'a[]': 'x' } }, 'a[]: this is no name of a field'],
    ['a field name that is no path', { fields: { 'a b': 'x' } }, 'a b: this is no name of a field'],
    ['the document as a field', { fields: { $: 'x' } }, '$: it cannot be declared: it is the whole document'],
    ['no place', { fields: { a: { format: 'date' } } }, 'a: it has no place'],
    [
      'two ways of saying the place',
      { fields: { a: { at: 'x', read: 'y' } } },
      'a: it has its place in more than one way',
    ],
    [
      'other reads without a first',
      { fields: { a: { write: 'x', also_read: ['y'] } } },
      'a: it is also read elsewhere',
    ],
    ['custom without rest', { fields: { a: { custom: 'x' } } }, 'a: it is kept as a custom attribute'],
    ['two rests', { fields: { a: { rest: 'x' }, b: { rest: 'y' } } }, 'b: there is already a field for the rest'],
    ['a rest that is several', { fields: { a: { rest: 'x[]' } } }, 'a: x[] is not an object in one place'],
    [
      'names of several objects that belong to the vendor',
      { fields: { a: { rest: 'x', except_in: ['y[]'] } } },
      'a: y[] of except_in is not one object',
    ],
    [
      'a reason not to clear what is only read',
      { fields: { a: { read: 'x', never_cleared: 'No.' } } },
      'a: it is only read, so nobody could clear it',
    ],
    [
      'a malformed name pattern',
      { fields: { a: { rest: 'x', name_form: { pattern: '(', is: 'anything' } } } },
      'a: the pattern of name_form is not a regular expression',
    ],
    [
      'limits of attributes that nobody keeps',
      { fields: { a: 'x' }, stores: { array_length: 5 } },
      'stores: it limits custom attributes',
    ],
    [
      'a malformed pattern of inner names',
      { fields: { a: { rest: 'x' } }, stores: { inner_name_form: { pattern: '(', is: 'anything' } } },
      'stores: the pattern of inner_name_form is not a regular expression',
    ],
    [
      'values that are not one to one',
      { fields: { a: { at: 'x', values: { y: 1, z: '1' } } } },
      'a: two unified values have the same value',
    ],
    ['no values', { fields: { a: { at: 'x', values: {} } } }, 'a: it has no values'],
    [
      'values with a format',
      { fields: { a: { at: 'x', values: { y: 1 }, format: 'date' } } },
      'a: it has both `values` and a `format`',
    ],
    ['picking from one', { fields: { a: { read: 'x', pick: 'first' } } }, 'a: it picks one of several values'],
    [
      'the latest of no times',
      { fields: { a: { read: 'x[]', pick: 'latest' } } },
      'a: the latest of values without a time',
    ],
    ['a constant beside nothing', { fields: { a: { fixed: 1, with: 'b' } } }, 'a: it is present beside b'],
    [
      'a constant beside what is never read',
      { fields: { a: { fixed: 1, with: 'b' }, b: { write: 'x' } } },
      'a: it is present beside b',
    ],
    ['elements of no list', { fields: { a: { each: [{ from: 'x', item: {} }] } } }, 'a: x is not the elements'],
    [
      'names of list elements',
      { fields: { a: { each: [{ from: 'x[]', item: { id: { at: '$key' } } }] } } },
      'a: elements of a list have no name for id',
    ],
    [
      'several values of a sub-field',
      { fields: { a: { each: [{ from: 'x[]', item: { id: { at: 'y[]' } } }] } } },
      'a: y[] stands for several values of id',
    ],
    [
      'a sub-field that is no name',
      { fields: { a: { each: [{ from: 'x[]', item: { 'id[0]': { at: 'y' } } }] } } },
      'a: id[0] is no name of a sub-field',
    ],
    [
      'a kind named by several values',
      { fields: { a: { kinds: [{ kind: 'x:{y[]}', from: 'z[]' }] } } },
      'a: y[] is not one place',
    ],
    [
      'a field that is mapped and unsupported',
      { fields: { a: 'x' }, unsupported: { 'a.b': 'No.' } },
      'a.b: it has a rule and is also declared unsupported',
    ],
    [
      'a replaced list',
      { fields: { a: 'x[0].y' }, replaced_whole: ['x[0]'] },
      'replaced_whole x[0]: it is not an object',
    ],
    [
      'a replaced object without fields',
      { fields: { a: 'x' }, replaced_whole: ['y'] },
      'replaced_whole y: no field is written into it',
    ],
    [
      'a replaced object within another',
      { fields: { a: 'x.y.z' }, replaced_whole: ['x', 'x.y'] },
      'replaced_whole x.y: it is, or is within',
    ],
    [
      'a list within a replaced object',
      { fields: { a: 'x.y[0]' }, replaced_whole: ['x'] },
      'replaced_whole x: a is in it at no plain name',
    ],
    [
      'attributes deep in a replaced object',
      { fields: { a: { rest: 'x.y' } }, replaced_whole: ['x'] },
      'replaced_whole x: a is in it at no plain name',
    ],
  ])('finds %s', (_what, spec, finding) => {
    const found = checkLensSpec(spec);
    expect(found.map(({ field, message }) => `${field}: ${message}`)).toEqual([expect.stringContaining(finding)]);
    expect(found.every(({ fix }) => fix.endsWith('.'))).toBe(true);
    expect(() => compileLens(spec)).toThrow(LensSpecError);
  });

  it('lists every finding in the error of a compilation', () => {
    const spec: LensSpec = { fields: { a: 'x', b: 'x', c: { custom: 'y' } } };
    expect(() => compileLens(spec)).toThrow(
      /b: .*x is taken.*\n?[^]*c: it is kept as a custom attribute|c: .*\n?[^]*b: /,
    );
  });

  it('accepts reasons above mapped fields, for all that is not mapped there', () => {
    expect(checkLensSpec({ fields: { 'a.b': 'x' }, unsupported: { a: 'Only b is kept.' } })).toEqual([]);
  });
});
