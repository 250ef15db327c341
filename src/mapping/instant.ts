/** Milliseconds at 0001-01-01T00:00:00Z and at the last millisecond of the year 9999, the bounds of RFC 3339 text. */
const earliest = -62_135_596_800_000;
const latest = 253_402_300_799_999;

/** Numbers below this size are taken for seconds: as milliseconds they would be before March 1973. */
const secondsLimit = 100_000_000_000;

const instantPattern =
  /^(\d{4})-(\d\d)-(\d\d)(?:(?:[Tt]| +)(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+)(?:\.0+)?)?)? *(Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?$/;
const strictPattern = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;
const canonicalPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const digitsPattern = /^-?\d+(?:\.\d+)?$/;
const datePattern = /^\d{4}-\d\d-\d\d$/;

/** The Gregorian calendar repeats itself after 400 years. */
const millisecondsIn400Years = 146_097 * 86_400_000;

/**
 * Reads an instant in any spelling that the vendors use, as RFC 3339 in UTC with milliseconds; `undefined` when it is
 * none. Understands RFC 3339, `yyyy-MM-dd HH:mm:ss +00:00`, the same with `UTC` or without a zone (taken as UTC), a bare
 * date (its midnight), a doubled fraction such as `.123456.000Z`, and seconds or milliseconds since 1970 as a number or
 * as digits (sizes below 100,000,000,000 are seconds). Finer fractions than milliseconds are cut.
 *
 * @example
 * parseInstant('2024-03-01 09:15:00 +00:00'); // '2024-03-01T09:15:00.000Z'
 */
export function parseInstant(value: unknown): string | undefined {
  if (typeof value === 'number') return instantOf(Math.abs(value) < secondsLimit ? value * 1000 : value);
  if (typeof value !== 'string') return undefined;
  if (canonicalPattern.test(value)) return isCanonicalInstant(value) ? value : undefined;
  const text = value.trim();
  if (digitsPattern.test(text)) return parseInstant(Number(text));
  const parsed = parseText(text);
  return parsed === undefined ? undefined : instantOf(parsed.milliseconds);
}

/** The canonical spelling of so many milliseconds since 1970, cut to whole ones; `undefined` outside years 1 to 9999. */
export function instantOf(milliseconds: number): string | undefined {
  // Number.isFinite is implied: NaN and the infinities are in no range.
  return milliseconds >= earliest && milliseconds <= latest
    ? new Date(Math.floor(milliseconds)).toISOString()
    : undefined;
}

/**
 * Milliseconds since 1970 of an instant in strict RFC 3339, with a zone and no finer than milliseconds; otherwise
 * `undefined`, as writing it would change it.
 */
export function strictMilliseconds(text: string): number | undefined {
  if (!strictPattern.test(text)) return undefined;
  const parsed = parseText(text);
  return parsed?.isExact === true ? parsed.milliseconds : undefined;
}

/** True for `YYYY-MM-DD` with a day that the calendar has, in the years 1 to 9999. */
export function isCalendarDate(text: string): boolean {
  return datePattern.test(text) && startsWithDay(text);
}

interface ParsedInstant {
  milliseconds: number;
  /** False when the text says more than milliseconds can. */
  isExact: boolean;
}

function parseText(text: string): ParsedInstant | undefined {
  const match = instantPattern.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = match;
  if (!isDay(Number(year), Number(month), Number(day))) return undefined;
  const seconds = Number(second);
  if (Number(hour) > 23 || Number(minute) > 59 || seconds > 60) return undefined;
  const offset = offsetMinutes(zone);
  if (offset === undefined) return undefined;
  // Date.UTC takes the years 0 to 99 for 1900 to 1999, hence the detour over later years.
  const midnight = Date.UTC(Number(year) + 400, Number(month) - 1, Number(day)) - millisecondsIn400Years;
  const clock = (Number(hour) * 60 + Number(minute) - offset) * 60 + seconds;
  const milliseconds = midnight + clock * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
  if (milliseconds < earliest || milliseconds > latest) return undefined;
  // A leap second has no number of its own: reading takes the next second for it.
  return { milliseconds, isExact: seconds < 60 && Number(fraction.slice(3)) === 0 };
}

function offsetMinutes(zone: string): number | undefined {
  const sign = zone[0];
  if (sign !== '+' && sign !== '-') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', ''));
  if (hours > 23 || minutes > 59) return undefined;
  return (sign === '-' ? -1 : 1) * (hours * 60 + minutes);
}

/** Vendors that keep canonical text have it checked by position: this is most of what is read. */
function isCanonicalInstant(text: string): boolean {
  return startsWithDay(text) && twoDigits(text, 11) <= 23 && twoDigits(text, 14) <= 59 && twoDigits(text, 17) <= 59;
}

function startsWithDay(text: string): boolean {
  return isDay(twoDigits(text, 0) * 100 + twoDigits(text, 2), twoDigits(text, 5), twoDigits(text, 8));
}

function twoDigits(text: string, position: number): number {
  return text.charCodeAt(position) * 10 + text.charCodeAt(position + 1) - 528;
}

function isDay(year: number, month: number, day: number): boolean {
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
