import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompiledServer } from '../definitions/index.ts';
import { insertBodyCredential, withBodyCredential } from './body-credential.ts';
import { setUp } from './test-kit.ts';

const { connection } = setUp(() => ({ status: 204, headers: [], body: null }));
const plain: CompiledServer = connection.integration.defaultServer;
const server: CompiledServer = { ...plain, bodyCredential: () => ({ writeKey: 'the "key"' }) };

const insert = (text: string, to = server) =>
  new TextDecoder().decode(insertBodyCredential(to, {}, new TextEncoder().encode(text)));

describe('the credential in a body', () => {
  it('is the same for bytes as for values, and all other members stay', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.integer({ min: 0, max: 2 }), (body, indent) => {
        const inserted: unknown = JSON.parse(insert(JSON.stringify(body, undefined, indent)));
        expect(inserted).toEqual(JSON.parse(JSON.stringify({ writeKey: 'the "key"', ...body })));
      }),
    );
  });

  it('keeps every other byte', () => {
    expect(insert('{ "a" : 1.0,"b":[ ] }')).toBe('{"writeKey":"the \\"key\\"", "a" : 1.0,"b":[ ] }');
    expect(insert('{}')).toBe('{"writeKey":"the \\"key\\""}');
  });

  it('keeps a byte order mark, and bytes that are no UTF-8', () => {
    const bytes = (...parts: (string | number)[]) =>
      Uint8Array.from(
        parts.flatMap((part) => (typeof part === 'number' ? [part] : [...new TextEncoder().encode(part)])),
      );
    const marked = insertBodyCredential(server, {}, bytes(0xef, 0xbb, 0xbf, '{"a":1}'));
    expect(marked).toEqual(bytes(0xef, 0xbb, 0xbf, '{"writeKey":"the \\"key\\"","a":1}'));
    const latin1 = bytes('{"a":"', 0xe9, '"}');
    expect(insertBodyCredential(server, {}, latin1)).toBe(latin1);
  });

  it('leaves alone what the caller has put there, and what is no object', () => {
    for (const text of ['{"writeKey":"own"}', '[1]', '"text"', 'no JSON', '']) expect(insert(text)).toBe(text);
    expect(withBodyCredential(server, {}, { writeKey: 'own' })).toEqual({ writeKey: 'own' });
    expect(withBodyCredential(server, {}, ['a'])).toEqual(['a']);
  });

  it('is none where the header says all of it', () => {
    expect(insert('{"a":1}', plain)).toBe('{"a":1}');
    expect(withBodyCredential(plain, {}, { a: 1 })).toEqual({ a: 1 });
  });
});
