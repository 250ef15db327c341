import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSecretSearch } from './secret-search.ts';
import { type Span, unionOf } from './span.ts';

const utf8 = new TextEncoder();

function search(secrets: readonly string[], text: string): Span[] {
  return createSecretSearch(secrets.map((secret) => utf8.encode(secret)))(utf8.encode(text));
}

/** How much of a secret is at a place of a text. */
function matchedAt(text: string, start: number, secret: string): number {
  let length = 0;
  while (length < secret.length && text[start + length] === secret[length]) length += 1;
  return length;
}

/** The same, place by place and secret by secret. */
function searchSlowly(secrets: readonly string[], text: string): Span[] {
  const spans = secrets.flatMap((secret) => {
    const enough = secret.length > 256 ? 128 : secret.length;
    return Array.from(text, (_, start) => ({ start, end: start + matchedAt(text, start, secret) })).filter(
      ({ start, end }) => end - start >= enough,
    );
  });
  return unionOf(spans);
}

describe('a search for secrets', () => {
  test('finds what a search for each at every place finds', () => {
    const unit = fc.constantFrom('a', 'b');
    const secret = fc.string({ unit, minLength: 4, maxLength: 12 });
    const text = fc.array(fc.oneof(fc.string({ unit, maxLength: 20 }), fc.constant('-'.repeat(9))), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(secret, { minLength: 1, maxLength: 6 }), text, (secrets, parts) => {
        const shown = parts.join('');
        expect(search(secrets, shown)).toEqual(searchSlowly(secrets, shown));
      }),
      { numRuns: 500 },
    );
  });

  test('finds what a search for each at every place finds, of long secrets with short ones', () => {
    const repeated = fc.tuple(fc.constantFrom('a', 'ab', 'aab'), fc.integer({ min: 20, max: 150 }));
    const part = repeated.map(([text, times]) => text.repeat(times));
    const secret = fc.tuple(part, part).map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.array(secret, { minLength: 1, maxLength: 3 }),
        fc.array(part, { maxLength: 4 }),
        (secrets, parts) => {
          const all = [...secrets, 'babbb'];
          const shown = `${parts.join('')}${secrets[0]?.slice(0, 128)}babbb`;
          expect(search(all, shown)).toEqual(searchSlowly(all, shown));
        },
      ),
      { numRuns: 50 },
    );
  });

  test('finds a secret wherever it stands', () => {
    const secret = 'secret-0123456789';
    for (let at = 0; at < 40; at += 1) {
      const shown = `${'x'.repeat(at)}${secret}${'x'.repeat(40 - at)}`;
      expect(search([secret], shown)).toEqual([{ start: at, end: at + secret.length }]);
    }
  });

  test('cuts a long secret only between characters', () => {
    const long = `a${'é'.repeat(200)}`;
    expect(search([long], `a${'é'.repeat(63)}`)).toEqual([]);
    expect(search([long], `a${'é'.repeat(64)}è`)).toEqual([{ start: 0, end: 129 }]);
  });
});
