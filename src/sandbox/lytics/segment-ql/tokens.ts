import { SegmentQlError } from './error.ts';

/** One piece of a SegmentQL text. `at` is where it starts, counted in characters. */
export type Token = { at: number } & (
  | { kind: 'word' | 'string' | 'symbol'; text: string }
  | { kind: 'number'; value: number }
  | { kind: 'end' }
);

const space = /(?:\s|--[^\n]*)+/y;
const number = /-?\d+(?:\.\d+)?(?![\w.])/y;
const string = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/y;
const quotedWord = /`[^`]+`/y;
const word = /[A-Za-z0-9_][\w.-]*/y;
const symbol = /==|!=|<=|>=|[=<>(),*]/y;

/**
 * Splits a SegmentQL text into tokens; the last one is always `end`.
 *
 * @throws SegmentQlError at the first character that starts no token.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  while (at < text.length) {
    const skipped = take(space);
    if (skipped !== undefined) {
      at += skipped.length;
      continue;
    }
    const [found, token] = read(take, at);
    if (found === undefined || token === undefined) {
      throw new SegmentQlError(`unexpected ${JSON.stringify(text[at])} at position ${at}`);
    }
    tokens.push(token);
    at += found.length;
  }
  tokens.push({ kind: 'end', at });
  return tokens;
}

function read(take: (pattern: RegExp) => string | undefined, at: number): [string, Token] | [] {
  let found = take(number);
  if (found !== undefined) return [found, { kind: 'number', value: Number(found), at }];
  found = take(string);
  if (found !== undefined) return [found, { kind: 'string', text: found.slice(1, -1).replace(/\\(.)/gs, '$1'), at }];
  found = take(quotedWord);
  if (found !== undefined) return [found, { kind: 'word', text: found.slice(1, -1), at }];
  found = take(word);
  if (found !== undefined) return [found, { kind: 'word', text: found, at }];
  found = take(symbol);
  if (found !== undefined) return [found, { kind: 'symbol', text: found, at }];
  return [];
}
