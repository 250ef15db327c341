import { refuse } from './answers.ts';
import { parseDate } from './dates.ts';

/** A query parameter that must be a whole number; refuses (400) any other. Undefined when it was not sent. */
export function readInteger(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^-?\d{1,15}$/.test(text)) throw refuse(400, 'BadParams', `Invalid ${name}: ${text}`);
  return Number(text);
}

/** A number that must lie within bounds; refuses (400) any other. */
export function readBounded(query: URLSearchParams, name: string, fallback: number, max: number): number {
  const value = readInteger(query, name) ?? fallback;
  if (value < 1 || value > max) throw refuse(400, 'BadParams', `${name} must be between 1 and ${max}`);
  return value;
}

export function readBoolean(query: URLSearchParams, name: string): boolean {
  const text = query.get(name);
  if (text === null || text === 'false') return false;
  if (text === 'true') return true;
  throw refuse(400, 'BadParams', `Invalid ${name}: ${text}`);
}

/** A required text parameter; refuses (400) when it is missing or empty. */
export function readText(query: URLSearchParams, name: string): string {
  const text = query.get(name);
  if (text === null || text === '') throw refuse(400, 'BadParams', `Missing parameter: ${name}`);
  return text;
}

/** One of a few words; refuses (400) any other. Undefined when it was not sent. */
export function readChoice(query: URLSearchParams, name: string, choices: readonly string[]): string | undefined {
  const choice = query.get(name);
  if (choice === null || choices.includes(choice)) return choice ?? undefined;
  throw refuse(400, 'BadParams', `Invalid ${name}: ${choice}`);
}

/** A date in milliseconds; refuses (400) what is none of the vendor's spellings. */
export function readDate(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const date = parseDate(text);
  if (date === undefined) throw refuse(400, 'BadParams', `Invalid ${name}: ${text}`);
  return date;
}

/** From when to when, both optional; refuses (400) a window that ends before it begins. */
export function readWindow(query: URLSearchParams): { from: number | undefined; until: number | undefined } {
  const [from, until] = [readDate(query, 'startDateTime'), readDate(query, 'endDateTime')];
  if (from !== undefined && until !== undefined && from > until) {
    throw refuse(400, 'BadParams', 'startDateTime must be before endDateTime');
  }
  return { from, until };
}

/** Whole numbers of a parameter that may be repeated or separated by commas; refuses (400) what is none. */
export function readIntegers(query: URLSearchParams, name: string): number[] {
  const texts = readList(query.getAll(name));
  const invalid = texts.find((text) => !/^\d{1,15}$/.test(text));
  if (invalid !== undefined) throw refuse(400, 'BadParams', `Invalid ${name}: ${invalid}`);
  return texts.map(Number);
}

/** Values of a parameter that may be repeated or separated by commas. */
export function readList(values: readonly string[]): string[] {
  return values.flatMap((value) => value.split(',')).flatMap((value) => value.trim() || []);
}
