import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeQuery, pathOf } from './address.ts';

describe('pathOf', () => {
  it('keeps every id in one segment of the URL, from which it can be read back', () => {
    const hasDots = (text: string) => text.split(/[/\\]/).some((part) => part === '.' || part === '..');
    const id = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !hasDots(text));
    fc.assert(
      fc.property(id, (text) => {
        const { pathname, search, hash } = new URL(`https://crosswalk.test${pathOf('users', text)}`);
        expect({ search, hash }).toEqual({ search: '', hash: '' });
        expect(pathname.split('/').map(decodeURIComponent)).toEqual(['', 'users', text]);
      }),
    );
  });

  it.each(['.', '..', '../x', 'a/../b', 'a\\..\\b', './a', '%2e%2E', 'a/.%2e'])(
    'refuses the id "%s", which no path leads to, and names another way',
    (id) => {
      const path = () => pathOf('users', id);
      expect(path).toThrow(TypeError);
      expect(path).toThrow(/has dot segments\. The filter ids of a list finds users/);
    },
  );

  it.each(['', '\ud800', 'a\udc00b'])('refuses the id "%s", which is none', (id) => {
    const path = () => pathOf('users', id);
    expect(path).toThrow(TypeError);
    expect(path).toThrow(/is empty or malformed\.$/);
  });
});

describe('encodeQuery', () => {
  it('repeats the names of lists, brackets the keys of objects and leaves out what is undefined', () => {
    const query = { ids: ['a b', 'c&d'], remote_query: { page: 2 }, limit: 10, sandbox: true, none: undefined };
    expect([...new URLSearchParams(encodeQuery(query))]).toEqual([
      ['ids', 'a b'],
      ['ids', 'c&d'],
      ['remote_query[page]', '2'],
      ['limit', '10'],
      ['sandbox', 'true'],
    ]);
    expect(encodeQuery({ none: undefined })).toBe('');
  });

  it.each([{ ids: [] }, { ids: [''] }, { emails: '' }, { remote_query: { name: '' } }, { ids: ['a\ud800'] }])(
    'refuses %j, which would be sent as no filter or as another one',
    (query) => {
      expect(() => encodeQuery(query)).toThrow(TypeError);
    },
  );
});
