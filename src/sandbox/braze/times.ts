const iso =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:[T ](?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.:](?<fraction>\d{1,9}))?)?\s?(?<zone>Z|[+-]\d\d:?\d\d)?)?$/;
const american = /^(?<month>\d\d)\/(?<day>\d\d)\/(?<year>\d{4})$/;
const weekday =
  /^[A-Z][a-z]{2} (?<month>\d\d) (?<day>\d\d) (?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)\.?(?<zone>Z|[+-]\d\d:?\d\d)? (?<year>\d{4})$/;

function zoneOffset(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/**
 * Reads the datetime strings that Braze accepts: ISO 8601, the same with a blank or with `:SSS`, a bare date,
 * `MM/dd/yyyy` and `ddd MM dd HH:mm:ss.TZD YYYY`. Without a zone the time is UTC.
 *
 * @returns milliseconds since the epoch; undefined for anything else, and for dates that do not exist
 */
export function parseTime(text: string): number | undefined {
  const parts = (iso.exec(text) ?? american.exec(text) ?? weekday.exec(text))?.groups;
  if (parts === undefined) return undefined;
  const number = (name: string) => Number(parts[name] ?? 0);
  const [hour, minute, second] = [number('hour'), number('minute'), number('second')];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(number('year'), number('month') - 1, number('day'));
  if (date.getUTCMonth() !== number('month') - 1 || date.getUTCDate() !== number('day')) return undefined;
  const milliseconds = Number((parts['fraction'] ?? '').padEnd(3, '0').slice(0, 3));
  return date.setUTCHours(hour, minute, second, milliseconds) - zoneOffset(parts['zone']);
}

const calendarDate = /^\d{4}-\d\d-\d\d$/;

/** Midnight UTC of a `YYYY-MM-DD` date; undefined for any other format. */
export function parseDate(text: string): number | undefined {
  return calendarDate.test(text) ? parseTime(text) : undefined;
}

/** `2016-08-25 15:24:32 +0000`, which the email lists print. */
export function printListTime(milliseconds: number): string {
  return `${printTime(milliseconds).slice(0, 19).replace('T', ' ')} +0000`;
}

/** `2023-03-17T20:51:58.297Z`. */
export function printTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
