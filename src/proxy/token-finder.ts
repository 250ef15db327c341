import { needlesOf } from './token-needles.ts';
import { TokenWatch } from './token-watch.ts';

/** Finds one token, however it is spelt. */
export interface TokenFinder {
  readonly token: string;
  isIn(content: string | Uint8Array): boolean;
  /** Begins to look for it in bytes that come one chunk after the other. */
  watch(): TokenWatch;
}

const utf8 = new TextEncoder();

/**
 * Prepares to find a token: plain, escaped once as JSON or addresses do it, in UTF-16 or UTF-32, and in Base64, alone or as
 * a part of what is encoded. The time is linear in the bytes, whatever they are and however they are cut into chunks, and
 * so few of them stay open as the longest spelling of the token has.
 *
 * @example
 * createTokenFinder('cw_secret').isIn('{"a":"c\\u0077_secret"}'); // true
 */
export function createTokenFinder(token: string): TokenFinder {
  const needles = needlesOf(token);
  const watch = () => new TokenWatch(needles);
  // Every field of every request is looked into, one at a time: to make a watch for each would take most of that.
  const ofOne = watch();
  return {
    token,
    watch,
    /** No spelling is shorter than the token, and most header fields are. */
    isIn(content) {
      if (content.length < token.length) return false;
      ofOne.reset();
      return ofOne.look(typeof content === 'string' ? utf8.encode(content) : content).found;
    },
  };
}
