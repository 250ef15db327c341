import { z } from 'zod';
import { readableInstant } from '../kit/index.ts';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A record as sent, or a profile as shown: names and values. */
export type Fields = Record<string, Json>;

export const fieldsSchema: z.ZodType<Fields> = z.record(z.string(), z.json());

const encoder = new TextEncoder();

/** Length of a text in UTF-8 bytes, the unit of every size limit. */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

/** True when an object sits inside an array, at any depth: the one JSON shape that Lytics does not take. */
export function holdsObjectInArray(value: Json, insideArray = false): boolean {
  if (Array.isArray(value)) return value.some((item) => holdsObjectInArray(item, true));
  if (typeof value !== 'object' || value === null) return false;
  return insideArray || Object.values(value).some((item) => holdsObjectInArray(item));
}

/** A value as text: a text as it is, everything else as JSON. */
export function toText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The same value with every number written as a string, the way many accounts show their profiles. */
export function numbersToStrings(value: Json): Json {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(numbersToStrings);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, numbersToStrings(item)]));
}

/**
 * Milliseconds since the epoch for what a record may hold as a time: a date text, or epoch seconds or milliseconds as
 * a number or as digits. Undefined when it is no time, or one outside the years 0 to 9999.
 */
export function toInstant(value: Json | undefined): number | undefined {
  if (typeof value === 'string' && /^\d{9,}$/.test(value)) return toInstant(Number(value));
  if (typeof value === 'number') return readableInstant(value < 100_000_000_000 ? value * 1000 : value);
  if (typeof value !== 'string' || !/\d{4}/.test(value)) return undefined;
  return readableInstant(Date.parse(value));
}

export function toIsoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** A new object id: 32 hexadecimal digits. */
export function createId(): string {
  return crypto.randomUUID().replaceAll('-', '');
}
