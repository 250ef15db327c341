import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Acme, startAcme } from './acme.ts';

let acme: Acme;
beforeAll(async () => {
  acme = await startAcme({
    'items.get': { get: '/catalogs/{catalog}/items/{item}', summary: 'Read an item.' },
    'files.get': { get: '/files/{name}.json', summary: 'Read a file.' },
  });
});
afterAll(() => acme.close());
beforeEach(() => {
  acme.received.length = 0;
  acme.answerWith(() => Response.json({}));
});

/** Values that break naive encoders, and any others. */
const value = fc.oneof(
  fc.constantFrom(
    '.',
    '..',
    '...',
    '/',
    '//',
    '%2F',
    '%2f..',
    '%',
    '%%',
    '%zz',
    '+',
    ' ',
    'a b',
    'a+b',
    'ü',
    '日本',
    '😀',
    '\\',
  ),
  fc.constantFrom(
    '..%2f',
    '%2e%2e',
    'a/../b',
    '?x=1',
    '#x',
    ';',
    ':',
    '@',
    '&',
    '=',
    '~',
    "!'()*",
    '\u0000',
    '\r\n',
    '\u202E',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc.webPath().filter((path) => path !== ''),
);

describe('a path parameter', () => {
  it('in the query is for the vendor, decoded, what the caller gave, or refused', async () => {
    await fc.assert(
      fc.asyncProperty(value, value, async (catalog, item) => {
        acme.received.length = 0;
        const query = new URLSearchParams({ catalog, item });
        const { status } = await acme.call('POST', `items/get?${query.toString()}`);
        const isDot = [catalog, item].some((text) => text === '.' || text === '..');
        expect(status).toBe(isDot ? 400 : 200);
        const segments = acme.received.map(({ target }) => target.split('/').map(decodeURIComponent));
        expect(segments).toEqual(isDot ? [] : [['', 'catalogs', catalog, 'items', item]]);
      }),
    );
  });

  it('in the place of the id is for the vendor, decoded, what the caller gave, or refused', async () => {
    await fc.assert(
      fc.asyncProperty(value, async (id) => {
        acme.received.length = 0;
        // Whoever builds an address takes dot segments out before anything is sent.
        fc.pre(id !== '.' && id !== '..');
        const { status } = await acme.call('GET', `items/${encodeURIComponent(id)}?catalog=c`);
        expect(status).toBe(200);
        expect(acme.received.map(({ target }) => target.split('/').map(decodeURIComponent))).toEqual([
          ['', 'catalogs', 'c', 'items', id],
        ]);
      }),
    );
  });

  it.each(['items/?catalog=c', 'items/%ff?catalog=c', 'items/a%C3?catalog=c'])(
    'that is empty or no UTF-8 is refused: %s',
    async (path) => {
      const { status, body } = await acme.call('GET', path);
      expect({ status, body }).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
      expect(acme.received).toEqual([]);
    },
  );

  it('may be a part of a segment', async () => {
    await acme.call('GET', `files/${encodeURIComponent('a/b')}`);
    expect(acme.received.map(({ target }) => target)).toEqual(['/files/a%2Fb.json']);
  });

  it.each(['items/get?catalog=a&catalog=b&item=i', 'items/get?catalog[x]=a&item=i', 'items/get?catalog=&item=i'])(
    'that is none is refused: %s',
    async (path) => {
      const { body } = await acme.call('POST', path);
      expect(body).toMatchObject({ code: 'invalid_request', errors: [{ path: 'catalog' }] });
      expect(acme.received).toEqual([]);
    },
  );

  it('that is half of a character is refused where no JSON parser did so', async () => {
    const { body } = await acme.call('POST', 'items/get', {
      body: '{"catalog":"\\ud800","item":"i"}',
      type: 'application/json',
    });
    expect(body).toMatchObject({ code: 'invalid_request' });
    expect(acme.received).toEqual([]);
  });
});
