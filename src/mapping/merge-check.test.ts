import { describe, expect, it } from 'vitest';
import { compileLens } from './lens.ts';

const lens = compileLens({
  fields: {
    title: 'data.title',
    'company.name': 'data.company.name',
    'company.size': 'data.company.figures.size',
    'host_fields.plan': 'data.plan',
    custom_attributes: { rest: 'data' },
  },
  replaced_whole: ['data.company'],
});

describe('fitsMerge', () => {
  it.each([
    ['a part of an object', { company: { name: 'N' } }],
    [
      'parts of it beside plain values and lists',
      { title: 'T', company: { name: 'N' }, custom_attributes: { a: [1] } },
    ],
    ['a plain value that is cleared', { title: null, custom_attributes: { a: null }, company: { name: 'N' } }],
  ])('holds for %s', (_what, input) => {
    expect(lens.fitsMerge(input, 1)).toBe(true);
  });

  it.each([
    ['something within the object is cleared', { company: { name: null } }],
    ['the object is cleared', { company: null }],
    ['an attribute is an object of its own', { company: { name: 'N' }, custom_attributes: { a: { b: 1 } } }],
    ['a field is an object of its own', { company: { name: 'N' }, host_fields: { plan: { b: 1 } } }],
    ['a value within the object is an object', { company: { name: { first: 'N' } } }],
  ])('does not hold where %s', (_what, input) => {
    expect(lens.fitsMerge(input, Number.POSITIVE_INFINITY)).toBe(false);
  });

  it('does not hold where the vendor would have to merge deeper than it does', () => {
    expect(lens.fitsMerge({ company: { size: 3 } }, 1)).toBe(false);
    expect(lens.fitsMerge({ company: { size: 3 } }, 2)).toBe(true);
  });

  it('asks attributes within the object the same', () => {
    const within = compileLens({
      fields: { name: 'profile.name', custom_attributes: { rest: 'profile' } },
      replaced_whole: ['profile'],
    });
    expect(within.fitsMerge({ name: 'N', custom_attributes: { a: 1 } }, 1)).toBe(true);
    expect(within.fitsMerge({ custom_attributes: { a: { b: 1 } } }, 9)).toBe(false);
    expect(within.fitsMerge({ custom_attributes: { a: null } }, 9)).toBe(false);
  });
});
