import { isJsonObject, type JsonValue } from '../mapping/index.ts';
import { findInexactNumber, quoteInexactNumbers } from './exact-numbers.ts';

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

/** Nested deeper than this, a body is an attack or a slip; what walks through it may use the stack. */
export const deepest = 100;

/** True for a value in which something stands deeper than so many levels. */
export function isDeeperThan(value: JsonValue | undefined, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(inner, levels - 1));
}

/**
 * Parses JSON of a vendor, or says why it cannot be handed on as what the vendor sent: it is no JSON, it is nested too
 * deep, or it has a number that would be rounded. The last one comes with the value, by which an answer can be judged and
 * shown: such numbers are text in it, so that every digit stays.
 *
 * @example
 * parseVendorJson('{"id": 12345678901234567890}'); // { value: { id: '12345678901234567890' }, problem: 'holds …' }
 */
export function parseVendorJson(text: string): { value?: JsonValue | undefined; problem?: string } {
  const value = parseJson(text);
  if (value === undefined) return { problem: 'cannot be parsed' };
  if (isDeeperThan(value, deepest)) return { problem: `is nested deeper than ${deepest} levels` };
  const at = findInexactNumber(text);
  if (at === undefined) return { value };
  const problem = `holds a number that cannot be kept exactly (position ${at}). The vendor’s own bytes keep it: take truto_response_format=raw of /proxy, or /native`;
  return { value: parseJson(quoteInexactNumbers(text)), problem };
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

/**
 * A JSON text without the properties of this name of the object that it is; every other byte stays. Text that is no object
 * of JSON, or has none, is given back as it is.
 *
 * @example
 * withoutMember('{"a": 1, "b": {"a": 2}}', 'a'); // '{ "b": {"a": 2}}'
 */
export function withoutMember(text: string, name: string): string {
  const object = text.includes(name) ? parseJson(text) : undefined;
  if (!isJsonObject(object) || !Object.hasOwn(object, name)) return text;
  const members: string[] = [];
  let depth = 0;
  let start = 0;
  let isNamed: boolean | undefined;
  let end = 0;
  for (const { 0: found, index } of text.matchAll(literalOrPunctuation)) {
    if (depth === 1 && (found === ',' || found === '}')) {
      if (isNamed !== true) members.push(text.slice(start, index));
      [start, isNamed, end] = [index + 1, undefined, index];
    } else if (depth === 1 && isNamed === undefined) isNamed = parseLiteral(found) === name;
    if (found === '{' || found === '[') depth += 1;
    else if (found === '}' || found === ']') depth -= 1;
    if (depth === 1 && start === 0) start = index + 1;
  }
  return `${text.slice(0, text.indexOf('{') + 1)}${members.join(',')}${text.slice(end)}`;
}
