import { spellingsOf } from './spellings.ts';

/** Of a long secret 128 bytes are enough, which are at least so many characters. */
const enoughCharacters = 42;

/** Up to this length it is quicker to look at what a text is made of than to prepare it for a search. */
const longestLookedAt = 512;

/**
 * Prepares a first look at texts. It answers whether one may hold a secret in any spelling: no for most header fields, which
 * are looked through on every call. A longer text always may.
 */
export function createGlance(secrets: readonly string[]): (text: string) => boolean {
  const beginnings = secrets.flatMap(spellingsOf).map((spelling) => spelling.slice(0, enoughCharacters));
  const shortest = beginnings.reduce((least, { length }) => Math.min(least, length), enoughCharacters);
  // The fewest digits that can hold a secret, looked for from the beginning of each run only.
  const digits = new RegExp(String.raw`(?<![\w+/-])[\w+/-]{${Math.ceil((shortest * 4) / 3)}}`);

  return (text) => {
    if (text.length < shortest) return false;
    if (text.length > longestLookedAt || /[\\%&]/.test(text) || digits.test(text)) return true;
    return beginnings.some((beginning) => text.includes(beginning));
  };
}
