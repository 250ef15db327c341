import { z } from '@hono/zod-openapi';
import { isJsonObject, type JsonObject } from '../../mapping/index.ts';
import { countryCodes } from './countries.ts';

/** Values in the one spelling that Crosswalk uses, made from any spelling that is not ambiguous. */

const timeZones = new Map(Intl.supportedValuesOf('timeZone').map((zone) => [zone.toLowerCase(), zone]));

/** The zone in its own case. Runtimes know more names than they list, and offsets such as +01:00, which are no zones. */
function canonicalTimeZone(text: string): string | undefined {
  const listed = timeZones.get(text.toLowerCase());
  if (listed !== undefined || !/^[a-z]/i.test(text)) return listed;
  try {
    Intl.DateTimeFormat('en', { timeZone: text });
    return text;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function canonicalLanguage(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Every vendor keeps addresses in lower case, so that is their one spelling. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email('must be an e-mail address such as ada@example.com'))
  .openapi({ format: 'email', example: 'ada@example.com' });

export const phoneSchema = z
  .string()
  .transform((text) => text.replace(/[\s().-]/g, ''))
  .pipe(z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be an E.164 number such as +442079460000'))
  .openapi({ example: '+442079460000' });

export const countrySchema = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => countryCodes.has(code), 'must be an ISO 3166-1 alpha-2 code such as GB')
  .openapi({ example: 'GB' });

export const languageSchema = z
  .string()
  .transform((text, context) => {
    const language = canonicalLanguage(text);
    if (language !== undefined) return language;
    context.addIssue({ code: 'custom', message: 'must be a BCP 47 language tag such as en or pt-BR' });
    return z.NEVER;
  })
  .openapi({ type: 'string', example: 'en' });

export const timezoneSchema = z
  .string()
  .transform((text, context) => {
    const zone = canonicalTimeZone(text);
    if (zone !== undefined) return zone;
    context.addIssue({ code: 'custom', message: 'must be an IANA time zone such as Europe/London' });
    return z.NEVER;
  })
  .openapi({ type: 'string', example: 'Europe/London' });

export const dateSchema = z.iso.date('must be a calendar date such as 1815-12-10').openapi({ example: '1815-12-10' });

export const instantSchema = z.iso.datetime({ offset: true }).openapi({ example: '2026-01-31T09:15:00.000Z' });

/** Deeper values are refused: no vendor documents keeping them, and they could exhaust the stack. */
const maxDepth = 100;

function isJson(value: unknown): boolean {
  const pending = [{ value, depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value: part, depth } = next;
    if (part === null || typeof part === 'string' || typeof part === 'boolean' || Number.isFinite(part)) continue;
    if (typeof part !== 'object' || depth === maxDepth) return false;
    for (const inner of Object.values(part)) pending.push({ value: inner, depth: depth + 1 });
  }
  return true;
}

/**
 * An object of any JSON values, taken as it is. A record of the schema library would leave out a property that is named
 * `__proto__`, and nothing may be left out.
 */
export const jsonObjectSchema = z
  .custom<JsonObject>(
    (value) => isJsonObject(value) && isJson(value),
    `must be an object of JSON values, at most ${maxDepth} levels deep`,
  )
  .openapi({ type: 'object', additionalProperties: true });
