import { type Failures } from '../definitions/index.ts';
import { headerValue, type OutboundResponse } from '../egress/index.ts';
import { compilePath, type JsonValue } from '../mapping/index.ts';

/** Quotas are renewed every month at the latest: longer waits are cut to this. 31 days, in seconds. */
const longestWait = 31 * 86_400;

/** Numbers from here on are instants: 10^9 s was in 2001, and nobody is told to wait 31 years. */
const earliestEpochSeconds = 1e9;
const earliestEpochMilliseconds = 1e12;

const time = String.raw`\d{2}:\d{2}:\d{2}`;

/** The dates that are taken for one; `Date.parse` would find a date in many other texts. */
const dates = [
  // RFC 9110 and RFC 5322: Sun, 06 Nov 1994 08:49:37 GMT, 6 Nov 1994 08:49 +0000
  String.raw`(?:[a-z]{3}, ?)?\d{1,2} [a-z]{3} \d{4} (?:${time}|\d{2}:\d{2}) (?:GMT|UTC?|[+-]\d{4})`,
  // RFC 850: Sunday, 06-Nov-94 08:49:37 GMT
  String.raw`[a-z]{6,9}, \d{2}-[a-z]{3}-\d{2} ${time} GMT`,
  // RFC 3339: 1994-11-06T08:49:37Z
  String.raw`\d{4}-\d{2}-\d{2}T${time}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})`,
].map((form) => new RegExp(`^${form}$`, 'i'));

/** The date of C, which is in UTC and does not say so: Sun Nov  6 08:49:37 1994. */
const dateOfC = new RegExp(String.raw`^[a-z]{3} [a-z]{3} [ \d]\d ${time} \d{4}$`, 'i');

/** The instant that a date names; undefined when the text is none. */
function parseDate(text: string): number | undefined {
  const written = dateOfC.test(text) ? `${text} GMT` : text;
  if (written === text && !dates.some((form) => form.test(text))) return undefined;
  const instant = Date.parse(written);
  return Number.isNaN(instant) ? undefined : instant;
}

/**
 * Seconds to wait, from any of the dialects vendors use: seconds, a delta, an epoch in seconds or milliseconds, a date of
 * HTTP, RFC 5322 or RFC 3339. Undefined when the text is none of them.
 */
export function parseWait(text: string, now: number): number | undefined {
  const trimmed = text.trim();
  if (/^\d+(?:\.\d+)?$/.test(trimmed)) {
    const value = Number(trimmed);
    if (value >= earliestEpochMilliseconds) return (value - now) / 1000;
    if (value >= earliestEpochSeconds) return value - now / 1000;
    return value;
  }
  const instant = parseDate(trimmed);
  return instant === undefined ? undefined : (instant - now) / 1000;
}

/**
 * How long a 429 or 503 says to wait, in whole seconds from 1 to 31 days. When the declared places disagree the longest
 * counts; when none says anything the answer is undefined.
 */
export function readWait(
  places: Failures['wait'],
  response: Pick<OutboundResponse, 'headers'>,
  body: JsonValue | undefined,
  now: number,
): number | undefined {
  const waits: number[] = [];
  for (const place of places) {
    if ('header' in place) {
      const text = headerValue(response.headers, place.header);
      const seconds = text === undefined ? undefined : parseWait(text, now);
      if (seconds !== undefined) waits.push(seconds);
    } else if (body !== undefined) {
      const value = compilePath(place.body).get(body);
      if (typeof value === 'number') waits.push(place.unit === 'ms' ? value / 1000 : value);
    }
  }
  if (waits.length === 0) return undefined;
  return Math.min(longestWait, Math.max(1, Math.ceil(Math.max(...waits))));
}

/** The vendor's rate headers under the standard names, with the reset as seconds from now unless it is a misread clock. */
export function readRate(
  failures: Failures,
  response: Pick<OutboundResponse, 'headers'>,
  now: number,
): Record<string, string> {
  const { rate } = failures;
  const read = (name: string | undefined) => (name === undefined ? undefined : headerValue(response.headers, name));
  // Only figures are handed on: whatever else a vendor puts there could be anything.
  const figure = (name: string | undefined) => /^\d+(?:;w=\d+)?$/.exec(read(name)?.trim() ?? '')?.[0];
  const limit = figure(rate?.limit);
  const remaining = figure(rate?.remaining);
  const resetText = read(rate?.reset);
  const reset = resetText === undefined ? undefined : parseWait(resetText, now);
  return {
    ...(limit === undefined ? {} : { 'ratelimit-limit': limit }),
    ...(remaining === undefined ? {} : { 'ratelimit-remaining': remaining }),
    ...(reset === undefined || reset > longestWait ? {} : { 'ratelimit-reset': String(Math.max(0, Math.ceil(reset))) }),
  };
}
