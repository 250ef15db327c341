import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRedactor } from './redactor.ts';

const secret = 'k/1+2=3 "x"?&é';
const base64 = Buffer.from(secret).toString('base64');
const redactor = createRedactor([secret]);

const inJson = (text: string) => JSON.stringify(text).slice(1, -1);

function inAsciiJson(text: string): string {
  const escape = (unit: string) => String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return inJson(text).replaceAll(/[\u007f-\uffff]/g, escape);
}

const spellings: Record<string, (text: string) => string> = {
  raw: (text) => text,
  JSON: inJson,
  'ASCII JSON': inAsciiJson,
  'JSON within JSON': (text) => inJson(inJson(text)),
  'ASCII JSON within JSON': (text) => inJson(inAsciiJson(text)),
  'percent-encoded': encodeURIComponent,
  hexadecimal: (text) => Buffer.from(text).toString('hex'),
  base64: (text) => Buffer.from(text).toString('base64'),
  base64url: (text) => Buffer.from(text).toString('base64url'),
  'Basic credentials': (text) => Buffer.from(`${text}:`).toString('base64'),
};

describe('a redactor', () => {
  test.each([
    ['raw', secret],
    ['percent-encoded', encodeURIComponent(secret)],
    ['percent-encoded in lower case', encodeURIComponent(secret).replaceAll(/%../g, (escape) => escape.toLowerCase())],
    ['as a form field', new URLSearchParams({ v: secret }).toString().slice(2)],
    ['as the path of a URL', new URL(`https://h/${secret.replace('?', '%3F')}`).pathname.slice(1)],
    ['escaped in JSON', JSON.stringify(secret).slice(1, -1)],
    ['escaped in JSON within JSON', JSON.stringify(JSON.stringify(secret)).slice(3, -3)],
    ['base64', base64],
    ['base64 without padding', base64.replace(/=+$/, '')],
    ['base64url', Buffer.from(secret).toString('base64url')],
    ['percent-encoded twice', encodeURIComponent(encodeURIComponent(secret))],
    [
      'percent-encoded in every byte',
      Array.from(Buffer.from(secret), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
    ],
    ['escaped for HTML', 'k/1+2=3 &quot;x&quot;?&amp;&#233;'],
    ['escaped for HTML in numbers', 'k&#x2F;1&#43;2&#x3d;3 &#34;x&#34;?&#38;&#xe9;'],
    ['escaped in JSON that is to be ASCII', String.raw`k\/1\u002b2\u003D3 \"x\"?\u0026\u00e9`],
    ['hexadecimal', Buffer.from(secret).toString('hex')],
    ['the user name of Basic credentials', Buffer.from(`${secret}:`).toString('base64')],
  ])('removes a secret that is %s', (_form, text) => {
    expect(redactor.text(`before ${text} after`)).toBe('before [redacted] after');
  });

  test.each([0, 1, 2])('removes what matters of a secret within a text in base64, at position %i', (position) => {
    const long = 'key-0123456789-abcdef';
    const encoded = Buffer.from(`${'x'.repeat(position)}${long} and more`).toString('base64');
    const left = createRedactor([long]).text(encoded).split('[redacted]');
    expect(left).toHaveLength(2);
    // At either end up to two characters of base64 hold bits of the secret and of its neighbours.
    for (const part of left) expect(Buffer.from(part, 'base64').toString('latin1')).not.toMatch(/key|cdef/);
  });

  test('leaves no secret behind, in any form, in any value', () => {
    const secrets = fc.array(fc.string({ minLength: 6, unit: 'grapheme' }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(secrets, fc.string(), (all, around) => {
        // A secret that is part of the mark, or that occurs in what surrounds it, would be found again for that reason.
        fc.pre(all.every((one) => !`${around}[redacted]${around}`.includes(one)));
        const forms = all.flatMap((one) => [one, encodeURIComponent(one), Buffer.from(one).toString('base64')]);
        const value = forms.map((form) => ({ [`${around}${form}`]: [{ deep: `${form}${around}` }] }));
        const text = JSON.stringify(createRedactor(all).value(value));
        expect(forms.filter((form) => text.includes(JSON.stringify(form).slice(1, -1)))).toEqual([]);
      }),
    );
  });

  test.each([
    [
      'JSON that escapes slashes',
      'sk_live_4f??9abcdef0123456789',
      String.raw`c2tfbGl2ZV80Zj8\/OWFiY2RlZjAxMjM0NTY3ODk6`,
    ],
    ['a URL', 'key-???>>>-123456', 'a2V5LT8%2FPz4%2BPi0xMjM0NTY6'],
    ['a URL, with padding', 'key-???>>>-12345', 'a2V5LT8%2FPz4%2BPi0xMjM0NQ%3D%3D'],
    ['a URL, as base64url', 'key-???>>>-123456', 'a2V5LT8%5FPz4%2dPi0xMjM0NTY6'],
  ])('removes a secret in base64 that is escaped for %s', (_where, sought, shown) => {
    expect(createRedactor([sought]).text(`{"h":"Basic ${shown}"}`)).toBe('{"h":"Basic [redacted]"}');
  });

  test.each([
    ['HTML twice', 'abc"def', 'abc&amp;quot;def'],
    ['JSON in HTML', 'abc"def', String.raw`abc\&quot;def`],
    ['JSON in a URL', 'abc"def', 'abc%5C%22def'],
    ['JSON that escapes slashes in a URL', 'abc/def', 'abc%5C%2Fdef'],
    ['JSON in a URL', String.raw`abc\def`, 'abc%5C%5Cdef'],
    ['a form field in a URL', 'abc def', 'abc%2Bdef'],
    ['a URL, with a plus sign of its own', 'abc+ def', 'abc%2B+def'],
  ])('removes a secret that is escaped for %s: %s', (_where, sought, shown) => {
    expect(createRedactor([sought]).text(`<${shown}>`)).toBe('<[redacted]>');
  });

  test.each([
    [['aaaa\\', '\\bbbbbbbb'], 'aaaa\\\\bbbbbbbb'],
    [['aaaa\\', '\\bbbbbbbb'], 'aaaa\\bbbbbbbb'],
    [['x-us', 'us-0123456789-secret'], 'x-us-0123456789-secret'],
    [['\nab1', 'nab12345678'], '\\nab12345678'],
    [['one-two', 'two-three', 'three-four'], 'one-two-three-four'],
    [['abab'], 'ababababab'],
  ])('removes the whole of secrets that lie across one another: %j in %j', (secrets, shown) => {
    for (const sought of [secrets, secrets.toReversed()]) {
      expect(createRedactor(sought).text(`<${shown}>`)).toBe('<[redacted]>');
    }
  });

  test.each([
    ['aaa%', 'aaa%25'],
    ['aaa&', 'aaa&amp;'],
    ['aaa\\', 'aaa\\\\'],
  ])('leaves no piece of the encoding behind %j', (sought, shown) => {
    expect(createRedactor([sought]).text(`<${shown}>`)).toBe('<[redacted]>');
  });

  test('removes the whole of a secret that begins with another', () => {
    expect(createRedactor(['key-1', 'key-1-long']).text('key-1-long key-1')).toBe('[redacted] [redacted]');
  });

  test.each([
    ['of letters', (length: number) => 'k'.repeat(length)],
    ['of signs', (length: number) => '"'.repeat(length)],
    ['of backslashes', (length: number) => '\\'.repeat(length)],
    ['of emoji', (length: number) => '😀'.repeat(length / 2)],
  ])('removes a secret %s of any length, however it is spelled', (_kind, make) => {
    for (const length of [255, 256, 257, 258, 6200, 16_384]) {
      const long = make(length);
      const redact = createRedactor([long, `${long}-of-another`, 'a-short-one']);
      const forms = [
        long,
        encodeURIComponent(long),
        JSON.stringify(long).slice(1, -1),
        Buffer.from(long).toString('hex'),
      ];
      for (const form of forms)
        expect(redact.text(`before ${form} after a-short-one`)).toBe('before [redacted] after [redacted]');
      const base64 = redact.text(`before ${Buffer.from(`x${long}`).toString('base64')} after`);
      expect(base64.length).toBeLessThan(50);
      expect(base64).toMatch(/^before .*\[redacted\].* after$/);
    }
  });

  test('removes the whole of two secrets with any common beginning, in every spelling', () => {
    const character = fc.constantFrom(
      'a',
      'b',
      'u',
      '0',
      '2',
      '-',
      '+',
      '/',
      '"',
      '\\',
      '\n',
      ' ',
      'é',
      '\u2028',
      '😀',
    );
    const piece = fc.string({ unit: character, maxLength: 40 });
    const part = fc.tuple(piece, fc.nat(20)).map(([text, times]) => text.repeat(times));
    fc.assert(
      fc.property(part, part, part, (common, one, other) => {
        const secrets = [`${common}${one}`, `${common}${other}`].map((text) => text.padEnd(16, 'k'));
        const redact = createRedactor(secrets);
        const shown = secrets.flatMap((text) => Object.values(spellings).map((spell) => `<${spell(text)}>`));
        expect(shown.map((text) => redact.text(text))).toEqual(shown.map(() => '<[redacted]>'));
      }),
      { numRuns: 30 },
    );
  });

  test('removes the whole of a secret whose first 140 characters are those of a longer one', () => {
    const common = 'common-beginning-'.repeat(10).slice(0, 140);
    const [longer, shorter] = [`${common}${'A1'.repeat(80)}`, `${common}${'b2'.repeat(50)}`];
    expect(createRedactor([longer, shorter]).text(`<${shorter}> <${longer}>`)).toBe('<[redacted]> <[redacted]>');
  });

  test('removes the whole of a secret whose spelling in JSON begins like another secret', () => {
    const shown = JSON.stringify({ v: '\nxy\n' });
    expect(createRedactor([String.raw`\nxy`, '\nxy\n']).text(shown)).toBe('{"v":"[redacted]"}');
  });

  test.each([
    'pass\\éword-long',
    'pass\\\nword-long',
    'pass\\\u2028word-long',
    'pass\\\\😀word-long',
    'pass\\\u0001word',
    'pass\\\u001fword',
    `${'a'.repeat(127)}%${'b'.repeat(200)}`,
  ])('removes a secret with what encodings escape: %j', (escaped) => {
    const redact = createRedactor([escaped]);
    for (const spell of Object.values(spellings)) expect(redact.text(`<${spell(escaped)}>`)).toBe('<[redacted]>');
  });

  test.each(['-----BEGIN KEY', '"quoted', '\\backslash', 'éclair', '\nline'])(
    'removes an escaped secret behind backslashes: %j',
    (sign) => {
      for (const before of ['\\', '\\\\', '\\\\\\']) {
        for (const spell of [inJson, inAsciiJson]) {
          expect(createRedactor([sign]).text(`<${spell(`${before}${sign}`)}>`)).toMatch(/^<\\*\[redacted\]>$/);
        }
      }
      const escapedSign = String.raw`\\\u002d----BEGIN KEY`;
      expect(createRedactor(['-----BEGIN KEY']).text(`<${escapedSign}>`)).toBe('<[redacted]>');
    },
  );

  // Were a search begun at each of them, this would take minutes.
  test.each(['-----BEGIN KEY-----', '"quoted"', '\\backslash', '\\\\"both', 'éclair'])(
    'looks once through a long run of backslashes for %j',
    (sought) => {
      const run = '\\'.repeat(200_000);
      expect(createRedactor([sought]).text(`<${run}>`) === `<${run}>`).toBe(true);
    },
  );

  const pieces: [string, string][] = [
    ['quotation marks behind backslashes', '\\"'],
    ['blanks behind backslashes', '\\ '],
    ['line breaks behind backslashes', '\\\n'],
    ['control characters', '\u0001'],
    ['percent signs', '%25'],
    ['entities', '&amp;'],
  ];

  test.each([['backslashes', '\\'], ...pieces])(
    'finds at once that a text of %s is another than the secret',
    (_kind, piece) => {
      const redact = createRedactor([`${piece.repeat(45)}end`]);
      for (const text of [piece.repeat(700), JSON.stringify(piece.repeat(700)), encodeURIComponent(piece.repeat(90))]) {
        for (const shown of [text, `${text}another end`]) expect(redact.text(shown)).toBe(shown);
      }
    },
  );

  test.each(pieces)('takes of a text of %s no more than the long secret it begins with', (_kind, piece) => {
    const redact = createRedactor([`start ${piece.repeat(600)}end`]);
    expect(redact.text(`<start ${piece.repeat(700)}>`)).toBe(`<[redacted]${piece.repeat(100)}>`);
  });

  test('removes many long secrets, each from all of a text', () => {
    const many = Array.from({ length: 60 }, (_, index) => `${index}-${'long secret '.repeat(index)}end of ${index}`);
    const text = JSON.stringify(many.map((one) => ({ plain: one, url: encodeURIComponent(one) })));
    const left = createRedactor(many).text(text);
    expect(left).toBe(JSON.stringify(many.map(() => ({ plain: '[redacted]', url: '[redacted]' }))));
  });

  test('removes a long secret that was cut short', () => {
    const long = Array.from({ length: 400 }, (_, index) => index.toString(36)).join('');
    expect(createRedactor([long]).text(`before ${long.slice(0, 128)}`)).toBe('before [redacted]');
    expect(createRedactor([long]).text(`before ${long.slice(0, 378)} after`)).toBe('before [redacted] after');
    expect(createRedactor(['€'.repeat(300)]).text('€'.repeat(43))).toBe('[redacted]');
  });

  test('removes a secret of digits that was read as a number', () => {
    expect(createRedactor(['12345678']).value({ id: 12_345_678, n: 1 })).toEqual({ id: '[redacted]', n: 1 });
  });

  test('changes nothing else', () => {
    const value = { a: [1, true, null, 'text'], __proto__: null, b: { c: undefined } };
    expect(redactor.value(value)).toEqual(value);
    expect(redactor.text('key=5 k/1')).toBe('key=5 k/1');
  });

  test('keeps a key named __proto__ a key', () => {
    const value: unknown = JSON.parse(`{"__proto__":{"x":${JSON.stringify(secret)}}}`);
    expect(JSON.stringify(redactor.value(value))).toBe('{"__proto__":{"x":"[redacted]"}}');
  });

  test('does not look for secrets so short that they occur by chance', () => {
    expect(createRedactor(['abc', '']).text('abc')).toBe('abc');
  });

  test('survives values of any depth', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    expect(JSON.stringify(redactor.value(deep))).toContain('[redacted]');
  });
});
