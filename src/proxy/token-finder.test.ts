import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokenFinder, type TokenFinder } from './token-finder.ts';

const token = 'cw_aB3+/="x';
const finder = createTokenFinder(token);
const utf8 = new TextEncoder();

const hex = (character: string, length: number) => character.charCodeAt(0).toString(16).padStart(length, '0');
const spellings = {
  plain: (text: string) => text,
  json: (text: string) => JSON.stringify(text).slice(1, -1),
  'json, every character': (text: string) => text.replaceAll(/./gs, (character) => `\\u${hex(character, 4)}`),
  address: (text: string) => encodeURIComponent(text),
  'address, every character': (text: string) => text.replaceAll(/./gs, (character) => `%${hex(character, 2)}`),
  base64: (text: string) => btoa(text),
  'base64 in addresses': (text: string) => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
} as const;
const spelling = fc.constantFrom(...Object.values(spellings));
const around = fc.string({ unit: 'grapheme-ascii', maxLength: 20 });

/** Bytes in chunks of so many, the last one excepted. */
const inChunks = (bytes: Uint8Array, length: number) =>
  Array.from({ length: Math.ceil(bytes.length / length) }, (_, index) =>
    bytes.subarray(index * length, (index + 1) * length),
  );

/** The last look of a watch at bytes in chunks, or the one that found the token. */
function lookIn(sought: TokenFinder, bytes: Uint8Array, chunk: number) {
  const watch = sought.watch();
  let look = { found: false, open: 0 };
  for (const part of inChunks(bytes, chunk)) if (!look.found) look = watch.look(part);
  return { ...look, comparisons: watch.comparisons };
}

describe('a token', () => {
  it('is found in every spelling, whatever stands around it', () => {
    fc.assert(
      fc.property(spelling, around, around, (spell, before, after) => {
        expect(finder.isIn(spell(`${before}${token}${after}`))).toBe(true);
      }),
    );
  });

  it('is found in bytes that are no UTF-8, and in UTF-16', () => {
    const broken = Uint8Array.of(0xff, ...utf8.encode(token), 0xfe);
    expect(finder.isIn(broken)).toBe(true);
    expect(finder.isIn(new Uint8Array(Buffer.from(`{"a":"${token}"}`, 'utf16le')))).toBe(true);
  });

  it('is not seen where it does not stand', () => {
    const parts = fc.array(fc.constantFrom('cw_', 'aB3+', '\\', '%', '%63', '\\u0063', 'c', 'Y3df', '\0'));
    fc.assert(
      fc.property(parts, (given) => {
        expect(finder.isIn(given.join(''))).toBe(false);
      }),
    );
  });
});

describe('compared with a search that tries every way to write the token at every place', () => {
  /** What may stand in each place, one byte after the other. */
  type Way = readonly string[];
  const digits = (text: string): Way => Array.from(text, (digit) => digit + digit.toUpperCase());

  const waysOfByte = (byte: number): Way[] => {
    const plain = String.fromCharCode(byte);
    const slashed = plain === 'u' ? [] : [['\\', plain]];
    return [[plain], ['%', ...digits(hex(plain, 2))], ...slashed];
  };
  const waysOf = (character: string): Way[] => {
    const bytes = Array.from(utf8.encode(character), waysOfByte);
    const inBytes = bytes.reduce<Way[]>(
      (ways, next) => ways.flatMap((way) => next.map((more) => [...way, ...more])),
      [[]],
    );
    return [...inBytes, ['\\', 'u', ...digits(hex(character, 4))]];
  };

  function endOf(text: string, start: number, way: Way): number | undefined {
    let at = start;
    for (const allowed of way) {
      for (let zeros = 0; zeros < 3 && text.charAt(at) === '\0'; zeros += 1) at += 1;
      if (at >= text.length || !allowed.includes(text.charAt(at))) return undefined;
      at += 1;
    }
    return at;
  }
  function isAt(text: string, start: number, [first, ...others]: readonly Way[][]): boolean {
    if (first === undefined) return true;
    return first.some((way) => {
      const end = endOf(text, start, way);
      return end !== undefined && isAt(text, end, others);
    });
  }

  /** What of Base64 depends on the text alone, not on what stands around it. */
  function inBase64(text: string): string[] {
    return [0, 1, 2].flatMap((offset) => {
      const [low, high] = [0x00, 0xff].map((byte) =>
        Buffer.from([...Buffer.alloc(offset, byte), ...Buffer.from(text), byte, byte, byte]).toString('base64url'),
      );
      const own = Array.from(low ?? '').filter((character, index) => character === high?.charAt(index));
      return [own.join(''), own.join('').replaceAll('-', '+').replaceAll('_', '/')];
    });
  }

  function isIn(text: string, sought: string): boolean {
    const needles = [sought, ...inBase64(sought)].map((needle) => Array.from(needle, waysOf));
    return needles.some((needle) => Array.from(text).some((_, at) => isAt(text, at, needle)));
  }

  const tokens = fc.string({
    unit: fc.constantFrom('a', 'c', '1', '6', '%', '\\', 'u', '0', '/', 'é', '€'),
    minLength: 4,
    maxLength: 8,
  });

  /** A text in ways that differ from character to character, perhaps without one of them, or with zeros between them. */
  const spelt = (text: string) =>
    fc
      .tuple(
        fc.constantFrom(text, text, Buffer.from(text).toString('base64url')),
        fc.array(fc.tuple(fc.nat(5), fc.constantFrom(0, 0, 0, 1, 3, 4)), { minLength: 20, maxLength: 20 }),
        fc.option(fc.nat(8)),
      )
      .map(([sought, ways, missing]) =>
        Array.from(sought, (character, index) => {
          const [way = 0, gap = 0] = ways[index] ?? [];
          const escaped = `\\u${hex(character, 4)}`;
          const choices = [character, character, encodeURIComponent(character), `\\${character}`, escaped];
          return index === missing ? '' : `${choices[way] ?? escaped.toUpperCase()}${'\0'.repeat(gap)}`;
        }).join(''),
      );
  const noise = fc.constantFrom('%', '\\', '\\u', '%6', '\\u00', 'a', '1', '\0', '%25');

  it('the same is found, however the bytes are cut into chunks', () => {
    const given = tokens.chain((text) =>
      fc.record({
        text: fc.constant(text),
        parts: fc.array(fc.oneof(spelt(text), noise), { maxLength: 6 }),
        chunk: fc.integer({ min: 1, max: 40 }),
      }),
    );
    fc.assert(
      fc.property(given, ({ text, parts, chunk }) => {
        const bytes = utf8.encode(parts.join(''));
        const isThere = isIn(Buffer.from(bytes).toString('latin1'), text);
        expect(lookIn(createTokenFinder(text), bytes, chunk).found).toBe(isThere);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what a token may become of', () => {
  it('counts as open until it is decided', () => {
    fc.assert(
      fc.property(spelling, around, fc.nat(), fc.integer({ min: 1, max: 30 }), (spell, before, cut, chunk) => {
        const bytes = utf8.encode(spell(`${before}${token}`));
        const length = cut % bytes.length;
        const { found, open } = lookIn(finder, bytes.subarray(0, length), chunk);
        expect(found || finder.isIn(bytes.subarray(length - open))).toBe(true);
      }),
    );
  });

  it('is open from its first byte on, also where a later one can begin it as well', () => {
    const ofEscapes = fc.string({ unit: fc.constantFrom('%', '3', '1'), minLength: 4, maxLength: 8 });
    const ways = fc.array(fc.boolean(), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(ofEscapes, ways, fc.nat(), (sought, escaped, cut) => {
        const beginning = Array.from(sought.slice(0, 1 + (cut % (sought.length - 1))), (character, index) =>
          escaped[index] === true ? `%${hex(character, 2)}` : character,
        ).join('');
        const { found, open } = createTokenFinder(sought).watch().look(utf8.encode(beginning));
        expect(found || open === beginning.length).toBe(true);
      }),
      { examples: [['%311', [false, false, true, false, false, false, false, false], 2]], numRuns: 500 },
    );
  });

  it('is none of what has no beginning of it at its end', () => {
    for (const text of ['text', 'c-', '%zz', `${token.slice(0, -1)}y`, '\0'.repeat(9), `c${'\0'.repeat(4)}`]) {
      expect(finder.watch().look(utf8.encode(text))).toEqual({ found: false, open: 0 });
    }
  });

  it('is never more than the longest spelling', () => {
    const slowest = Array.from(token.slice(0, -1), (character) =>
      Array.from(`\\u${hex(character, 4)}`, (sign) => `${sign}\0\0\0`).join(''),
    ).join('');
    const bytes = utf8.encode(slowest.repeat(3));
    expect(lookIn(finder, bytes, 1)).toMatchObject({ found: false, open: slowest.length });
  });
});

describe('the work', () => {
  const usual = 'cw_7yvFCExnheE6dQ1ErYFK8mWVQJkhRtmX2KSZkEPE07ypRg';
  const nearly = usual.slice(0, -1);
  const contents = {
    text: 'The quick brown fox jumps over the lazy dog. ',
    zeros: '\0',
    'the first character': 'c',
    'the first characters': 'cw_',
    'the first character and zeros': 'c\0\0\0',
    'nearly the token': nearly,
    'nearly the token in an address': spellings['address, every character'](nearly),
    'nearly the token in JSON': spellings['json, every character'](nearly),
    'nearly the token in Base64': btoa(usual).slice(0, -8),
    'the sign of addresses': '%',
    'escapes of addresses': '%20',
    'the first character in addresses': '%63',
    'the sign of JSON': '\\',
    'escapes of JSON': '\\u0041',
    'the first character in JSON': '\\u0063',
  };
  const cases = Object.entries(contents).flatMap(([name, text]) =>
    [1, 1000, 1e6].map((chunk) => ({ name, text, chunk })),
  );

  it.each(cases)('is linear: at most seven comparisons for a byte of $name, in chunks of $chunk', ({ text, chunk }) => {
    const bytes = utf8.encode(text.repeat(Math.ceil(20_000 / text.length)));
    const { found, comparisons } = lookIn(createTokenFinder(usual), bytes, chunk);
    expect(found).toBe(false);
    expect(comparisons / bytes.length).toBeLessThanOrEqual(7);
  });

  it('is bounded by the length of the token where it repeats itself', () => {
    const same = createTokenFinder(`${'a'.repeat(30)}b`);
    const { comparisons } = lookIn(same, utf8.encode('a'.repeat(100_000)), 1e6);
    expect(comparisons).toBeLessThanOrEqual(100_000 * (30 + 7));
  });
});

describe('each look of a finder', () => {
  it.each([
    ['a part of the token', `xxxxxxxx${token.slice(0, 5)}`, `${token.slice(5)}xxxxxxxx`],
    ['the sign of an escape', 'xxxxxxxxxxxx\\', `u0063${token.slice(1)}`],
    ['the token', token, 'xxxxxxxxxxxx'],
  ])('is one of its own, also behind a text that ends in %s', (_, before, text) => {
    const own = createTokenFinder(token);
    own.isIn(before);
    expect(own.isIn(text)).toBe(false);
    expect(own.isIn(token)).toBe(true);
  });
});
