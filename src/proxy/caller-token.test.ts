import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CompiledServer } from '../definitions/index.ts';
import { basicUser, clearBody, clearHeaders, clearTarget, rawParameters } from './caller-token.ts';
import { createTokenFinder } from './token-finder.ts';
import { jsonAnswer, setUp } from './test-kit.ts';

const token = 'cw_token+/="';
const finder = createTokenFinder(token);
const fields = { api_key: 'k"ey&' };
const bytes = (text: string) => new TextEncoder().encode(text);

function serverNamed(name: string): CompiledServer {
  const server = setUp(() => jsonAnswer({})).connection.integration.servers.get(name);
  if (server === undefined) throw new Error(`the test vendor has no server ${name}`);
  return server;
}
const api = serverNamed('api');
const basic = serverNamed('basic');

describe('the query', () => {
  it('keeps every byte when the token is not in it', () => {
    const part = fc.string({ unit: fc.constantFrom('a', '=', '&', '%', '%zz', '%20', '+', '[', ']', 'key', '/') });
    fc.assert(
      fc.property(part, (search) => {
        expect(clearTarget(api, fields, `x?${search}`, finder)).toEqual({ part: `x?${search}`, isReplaced: false });
        expect([...rawParameters(search)].map(({ raw }) => raw).join('&')).toBe(search);
      }),
    );
  });

  it.each([
    [`x?key=${encodeURIComponent(token)}&b=+`, 'x?key=k%22ey%26&b=+', true],
    [`x?a=1&key=${token}`, 'x?a=1&key=k%22ey%26', true],
    [`x?k%65y=${encodeURIComponent(token)}`, 'x?key=k%22ey%26', true],
    [`x?api_key=${token}&b=1`, 'x?b=1', false],
    [`x?api_key=${token}`, 'x', false],
  ])('%s becomes %s', (target, part, isReplaced) => {
    expect(clearTarget(api, fields, target, finder)).toEqual({ part, isReplaced });
  });

  it.each([`x/${token}`, `x/${token}?a=1`, `x?a=1${token}`, `x?${token}`])('%s is refused', (target) => {
    expect(() => clearTarget(api, fields, target, finder)).toThrow('in a place where the vendor takes no credential');
  });
});

describe('the headers', () => {
  const header = serverNamed('header');
  const encoded = (text: string) => `Basic ${btoa(text)}`;
  const credential = ['AUTHORIZATION', 'Bearer k"ey&'] as const;
  const others = [
    ['Accept', '*/*'],
    ['X-Other', encoded('user:password')],
    ['x-other', ''],
  ] as const;
  const [accept, ...rest] = others;

  it.each([`Bearer ${token}`, encoded(`${token}:`), encoded(`user:${token}`)])(
    'have the credential in place of %s, under the name that the caller wrote',
    (value) => {
      const given = [accept, ['AUTHORIZATION', value], ...rest] as const;
      const part = [accept, credential, ...rest];
      expect(clearHeaders(api, fields, given, finder)).toEqual({ part, isReplaced: true });
    },
  );

  it('are left alone where the token stands in none', () => {
    const given = [...others, ['authorization', 'Bearer of-the-vendor'], ['api-key', 'mine']] as const;
    for (const server of [api, header]) {
      expect(clearHeaders(server, fields, given, finder)).toEqual({ part: given, isReplaced: false });
    }
  });

  it('have the credential under the vendor’s name where the token stands in a header that it does not know', () => {
    const given = [accept, ['Authorization', `Bearer ${token}`], ...rest, ['x-again', token]] as const;
    const part = [accept, ['api-key', 'k"ey&'], ...rest];
    expect(clearHeaders(header, fields, given, finder)).toEqual({ part, isReplaced: true });
  });

  it('have the credential once, in place of the first header of its name, though the token stands elsewhere', () => {
    const ofName = ['AUTHORIZATION', 'Bearer of-somebody'] as const;
    const again = ['authorization', `Bearer ${token}`] as const;
    const part = [...others, credential];
    for (const given of [
      [['api-key', token] as const, ...others, ofName, again],
      [...others, ofName, ['api-key', token] as const, again],
    ]) {
      expect(clearHeaders(api, fields, given, finder)).toEqual({ part, isReplaced: true });
    }
  });

  it('lose those in which the token stands at a server that wants no credential', () => {
    const open = { ...api, credential: () => undefined };
    const given = [accept, ['authorization', token], ...rest] as const;
    expect(clearHeaders(open, fields, given, finder)).toEqual({ part: others, isReplaced: true });
  });

  it.each([
    [`Basic ${btoa('user:pass:word')}`, 'user'],
    [`basic ${btoa('user')}`, 'user'],
    [`Basic ${btoa(':')}`, ''],
    ['Basic %%%', undefined],
    ['Basic a', undefined],
    ['Bearer abc', undefined],
    ['', undefined],
  ])('%s names the user %s', (authorization, user) => {
    expect(basicUser(authorization)).toBe(user);
  });
});

describe('the body', () => {
  const clear = (text: string) => {
    const { part, isReplaced } = clearBody(basic, fields, bytes(text), finder);
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(part), isReplaced };
  };

  it('keeps all other bytes where the token is replaced', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(4), fc.boolean(), (rest, indent, isFirst) => {
        const { writeKey: _, ...others } = rest;
        const given = isFirst ? { writeKey: token, ...others } : { ...others, writeKey: token };
        const text = JSON.stringify(given, null, indent);
        const cleared = clear(text);
        expect(cleared.isReplaced).toBe(true);
        expect(cleared.text).toBe(text.replace(JSON.stringify(token), JSON.stringify(fields.api_key)));
        expect(JSON.parse(cleared.text)).toEqual({ ...JSON.parse(text), writeKey: fields.api_key });
      }),
    );
  });

  it('is found whatever way the token is escaped', () => {
    const escaped = '{"writeKey":"cw_\\u0074oken+\\/=\\""}';
    expect(clear(escaped)).toEqual({ text: '{"writeKey":"k\\"ey&"}', isReplaced: true });
  });

  it.each(['', '{', '[]', '"text"', '{"a":1}', '\uFEFF{"writeKey":"other"}', 'writeKey=other', '{"a":{"b":"c"}}}}'])(
    '%j without the token passes as it is',
    (text) => {
      expect(clear(text)).toEqual({ text, isReplaced: false });
    },
  );

  it('has the credential after a byte order mark, too', () => {
    const marked = `\uFEFF${JSON.stringify({ writeKey: token })}`;
    expect(clear(marked)).toEqual({ text: '\uFEFF{"writeKey":"k\\"ey&"}', isReplaced: true });
  });

  it('that holds the token but is no JSON is refused', () => {
    expect(() => clear(`{"writeKey":${JSON.stringify(token)}`)).toThrow('takes no credential');
  });

  it('that is no text passes as it is', () => {
    const binary = Uint8Array.from([0xff, 0xfe, 0x00, 0x7b]);
    expect(clearBody(basic, fields, binary, finder)).toEqual({ part: binary, isReplaced: false });
  });

  it.each([
    ['deeper down', { traits: { writeKey: 'plain-token' } }],
    ['in a list', [{ writeKey: 'plain-token' }]],
    ['under another name', { userId: 'plain-token' }],
    ['as a part', { writeKey: 'x plain-token' }],
  ])('with the token %s is refused, or it would become data', (_, body) => {
    expect(() => clearBody(basic, fields, bytes(JSON.stringify(body)), createTokenFinder('plain-token'))).toThrow(
      'takes no credential',
    );
  });
});
