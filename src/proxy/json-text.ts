import { type JsonValue } from '../mapping/index.ts';

/** Parses JSON; undefined when the text is none. What a JSON parser makes is a JSON value by construction. */
export function parseJson(text: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(text);
    return value;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A text of a JSON object, and where its literal stands. */
export interface TopLevelText {
  name: string;
  value: string;
  start: number;
  /** After the closing quote. */
  end: number;
}

const literalOrPunctuation = /"(?:[^"\\]|\\.)*"|[{}[\],]/gs;

function parseLiteral(literal: string): string | undefined {
  const value = parseJson(literal);
  return typeof value === 'string' ? value : undefined;
}

/**
 * The properties of the object in a JSON text whose values are text, in their order, without those of objects within.
 * For changing single values where all other bytes must stay; text that is no JSON may give anything.
 *
 * @example
 * [...topLevelTexts('{"a": "x", "b": {"a": "y"}}')]; // [{ name: 'a', value: 'x', start: 6, end: 9 }]
 */
export function* topLevelTexts(text: string): Generator<TopLevelText> {
  let depth = 0;
  let name: string | undefined;
  for (const { 0: found, index } of text.matchAll(literalOrPunctuation)) {
    if (found === '{' || found === '[') depth += 1;
    else if (found === '}' || found === ']') depth -= 1;
    else if (depth !== 1) continue;
    else if (found === ',') name = undefined;
    else if (name === undefined) name = parseLiteral(found);
    else {
      const value = parseLiteral(found);
      if (value !== undefined) yield { name, value, start: index, end: index + found.length };
    }
  }
}
