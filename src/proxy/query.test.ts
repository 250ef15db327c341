import { describe, expect, it } from 'vitest';
import { writeQuery } from './query.ts';

describe('a list in the query', () => {
  it.each([
    ['brackets', '?ids[]=a%2Bb&ids[]=c'],
    ['indices', '?ids[0]=a%2Bb&ids[1]=c'],
    ['repeat', '?ids=a%2Bb&ids=c'],
    ['comma', '?ids=a%2Bb,c'],
  ] as const)('is written with %s as the definition says', (lists, written) => {
    expect(writeQuery({ ids: ['a+b', 'c'] }, lists)).toBe(written);
  });

  it('keeps the properties of its objects apart by their indices', () => {
    const rules = [
      { type: 'TRACK', key: 'Order' },
      { type: 'PAGE', version: 2 },
    ];
    expect(writeQuery({ rules }, 'indices')).toBe(
      '?rules[0][type]=TRACK&rules[0][key]=Order&rules[1][type]=PAGE&rules[1][version]=2',
    );
  });
});
