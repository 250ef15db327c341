import { describe, expect, it } from 'vitest';
import { cleanPasted, givenFields } from './given-fields.ts';

describe('a pasted value', () => {
  it.each([
    ['  key-1\n', 'key-1'],
    ['"key-1"', 'key-1'],
    [`'key-1'`, 'key-1'],
    ['` key-1 `', 'key-1'],
    ['“key-1”', 'key-1'],
    ['„key-1“', 'key-1'],
  ])('loses what is around it: %j', (pasted, value) => {
    expect(cleanPasted(pasted)).toBe(value);
  });

  it.each(['key"1', '"key', `"key'`, '"', 'ke y'])('stays as it is otherwise: %j', (text) => {
    expect(cleanPasted(text)).toBe(text);
  });
});

describe('the fields of a form', () => {
  const field = { label: 'Key', secret: true, required: true, or_url: false, rare: false, for_syncs: false };

  it('are those that the integration declares and that are not empty', () => {
    const body = {
      csrf: 'x',
      'field.key': ' "k" ',
      'field.empty': ' ',
      'field.unknown': 'x',
      'field.list': ['a', 'b'],
    };
    expect(givenFields({ connection: { key: field, empty: field, list: field } }, body)).toEqual({ key: 'k' });
  });
});
