import { instantOf, isCalendarDate, parseInstant, strictMilliseconds } from './instant.ts';
import { type JsonValue } from './json.ts';
import { languageCodes } from './languages.ts';
import { type Format } from './spec.ts';

/** Why a value is not written, and what can be sent instead. */
export class Refusal {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

/** A vendor's spelling of a value. */
export interface ValueFormat {
  /** Lenient: the canonical value, or `undefined` when it cannot be understood. */
  readonly read: (value: JsonValue) => JsonValue | undefined;
  /** Strict: what the vendor keeps and answers unchanged, or a refusal. */
  readonly write: (value: JsonValue) => JsonValue | Refusal;
}

const numberPattern = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const languagePattern = /^([a-z]{2,3})(?:[-_][a-z0-9]+)*$/i;

/** Eight digits are a date where a date stands; elsewhere they would be seconds. */
const compactDatePattern = /^(\d{4})(\d\d)(\d\d)$/;

const notText = new Refusal('Send text.');
const notNumber = new Refusal('Send a number.');
const notBoolean = new Refusal('Send true or false.');
const notDate = new Refusal('Send a date of the calendar as YYYY-MM-DD.');
const notLanguage = new Refusal('The vendor keeps the two-letter languages of ISO 639-1 only; send one such as en.');
const notInstant = new Refusal(
  'Send an instant of the years 1 to 9999 as RFC 3339 with at most milliseconds, such as 2024-03-01T09:15:00.000Z.',
);
const tooFine = new Refusal('The vendor keeps whole seconds only and would cut the milliseconds; send whole seconds.');

function readText(value: JsonValue): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

function readNumber(value: JsonValue): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !numberPattern.test(value.trim())) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

function readBoolean(value: JsonValue): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  const text = value.trim().toLowerCase();
  if (text === 'true') return true;
  return text === 'false' ? false : undefined;
}

/** The day as it is written, whatever zone a time beside it is in: a birthday does not move with the zone. */
function readDate(value: JsonValue): string | undefined {
  if (typeof value === 'string' && isCalendarDate(value)) return value;
  const [, year, month, day] = typeof value === 'string' ? (compactDatePattern.exec(value) ?? []) : [];
  if (year !== undefined) return readDate(`${year}-${month}-${day}`);
  const instant = parseInstant(value);
  if (instant === undefined) return undefined;
  const written = typeof value === 'string' ? value.trim().slice(0, 10) : '';
  return isCalendarDate(written) ? written : instant.slice(0, 10);
}

function writeInstant(spell: (milliseconds: number) => JsonValue | Refusal): ValueFormat['write'] {
  return (value) => {
    const milliseconds = typeof value === 'string' ? strictMilliseconds(value) : undefined;
    return milliseconds === undefined ? notInstant : spell(milliseconds);
  };
}

function readEpoch(unit: 1 | 1000): ValueFormat['read'] {
  return (value) => {
    const number = readNumber(value);
    return number === undefined ? parseInstant(value) : instantOf(number * unit);
  };
}

const wholeSeconds = (milliseconds: number) => milliseconds % 1000 === 0;

const formats: Readonly<Record<Format, ValueFormat>> = {
  string: { read: readText, write: (value) => (typeof value === 'string' ? value : notText) },
  number: { read: readNumber, write: (value) => (typeof value === 'number' ? value : notNumber) },
  boolean: { read: readBoolean, write: (value) => (typeof value === 'boolean' ? value : notBoolean) },
  lowercase: {
    read: (value) => readText(value)?.toLowerCase(),
    write(value) {
      if (typeof value !== 'string') return notText;
      const kept = value.toLowerCase();
      return kept === value ? value : new Refusal(`The vendor keeps it in lower case; send ${JSON.stringify(kept)}.`);
    },
  },
  primary_language: {
    read: (value) => (typeof value === 'string' ? languagePattern.exec(value)?.[1]?.toLowerCase() : undefined),
    write(value) {
      if (typeof value !== 'string') return notText;
      const kept = languagePattern.exec(value)?.[1]?.toLowerCase();
      if (kept === undefined || !languageCodes.has(kept)) return notLanguage;
      return kept === value ? value : new Refusal(`The vendor keeps the language alone; send ${JSON.stringify(kept)}.`);
    },
  },
  date: {
    read: readDate,
    write: (value) => (typeof value === 'string' && isCalendarDate(value) ? value : notDate),
  },
  datetime: {
    read: parseInstant,
    write: writeInstant((milliseconds) => instantOf(milliseconds) ?? notInstant),
  },
  datetime_with_offset: {
    read: parseInstant,
    write: writeInstant((milliseconds) => {
      if (!wholeSeconds(milliseconds)) return tooFine;
      const canonical = instantOf(milliseconds);
      return canonical === undefined ? notInstant : `${canonical.slice(0, 10)} ${canonical.slice(11, 19)} +00:00`;
    }),
  },
  epoch_seconds: {
    read: readEpoch(1000),
    write: writeInstant((milliseconds) => (wholeSeconds(milliseconds) ? milliseconds / 1000 : tooFine)),
  },
  epoch_milliseconds: { read: readEpoch(1), write: writeInstant((milliseconds) => milliseconds) },
};

/** The two directions of a format. */
export function formatOf(format: Format): ValueFormat {
  return formats[format];
}

/** True for the formats whose canonical values sort in the order of time. */
export function isTimeFormat(format: Format | undefined): boolean {
  switch (format) {
    case 'date':
    case 'datetime':
    case 'datetime_with_offset':
    case 'epoch_seconds':
    case 'epoch_milliseconds':
      return true;
    default:
      return false;
  }
}
