import { isJsonObject, type JsonObject, type JsonValue } from '../mapping/index.ts';
import { endOfText, findInexactNumber, quoteInexactNumbers } from './exact-numbers.ts';

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

/** The object that a JSON text is, with or without a byte order mark; undefined when it is none. */
export function parseJsonObject(text: string): JsonObject | undefined {
  const value = parseJson(text.startsWith('\uFEFF') ? text.slice(1) : text);
  return isJsonObject(value) ? value : undefined;
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

/** A brace or comma of the object that a JSON text is, not of what is within, or a text in it with its quotes. */
interface TopLevelSign {
  sign: string;
  start: number;
  end: number;
}

/** In the text of a JSON object. Takes linear time, also for what is none. */
function* topLevelSigns(text: string): Generator<TopLevelSign> {
  let depth = 0;
  let end = 0;
  for (let start = 0; start < text.length; start = end) {
    const sign = text.charAt(start);
    end = sign === '"' ? endOfText(text, start) : start + 1;
    if (sign === '{' || sign === '[') depth += 1;
    if (depth === 1 && (sign === '{' || sign === '}' || sign === ',' || sign === '"')) yield { sign, start, end };
    if (sign === '}' || sign === ']') depth -= 1;
  }
}

function parseLiteral(literal: string): string | undefined {
  const value = parseJson(literal);
  return typeof value === 'string' ? value : undefined;
}

/**
 * The properties of the object in a JSON text whose values are text, in their order, without those of objects within.
 * For changing single values where all other bytes must stay. Text that is no object of JSON has none.
 *
 * @example
 * [...topLevelTexts('{"a": "x", "b": {"a": "y"}}')]; // [{ name: 'a', value: 'x', start: 6, end: 9 }]
 */
export function* topLevelTexts(text: string): Generator<TopLevelText> {
  if (parseJsonObject(text) === undefined) return;
  let name: string | undefined;
  for (const { sign, start, end } of topLevelSigns(text)) {
    if (sign === ',') name = undefined;
    if (sign !== '"') continue;
    const value = parseLiteral(text.slice(start, end));
    if (name === undefined) name = value;
    else if (value !== undefined) yield { name, value, start, end };
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
  const object = text.includes(name) ? parseJsonObject(text) : undefined;
  if (object === undefined || !Object.hasOwn(object, name)) return text;
  const members: string[] = [];
  let first = 0;
  let from = 0;
  let last = 0;
  let isNamed: boolean | undefined;
  for (const { sign, start, end } of topLevelSigns(text)) {
    if (sign === '"') {
      isNamed ??= parseLiteral(text.slice(start, end)) === name;
      continue;
    }
    if (sign === '{') first = end;
    else if (isNamed !== true) members.push(text.slice(from, start));
    [from, last, isNamed] = [end, start, undefined];
  }
  return `${text.slice(0, first)}${members.join(',')}${text.slice(last)}`;
}
