import { refuse } from './answers.ts';

const profileDate = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2}(?:\.\d+)?))?(?: ?(Z|[+-]\d{2}:?\d{2}))?$/;

/** `yyyy-MM-dd HH:mm:ss +00:00`, the spelling of dates in profiles, events, exports and webhooks. */
export function formatDate(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, -5).replace('T', ' ')} +00:00`;
}

/** Reads the date spellings that Iterable takes in query parameters; undefined when it is none of them. */
export function parseDate(text: string): number | undefined {
  const [, day, time, zone] = profileDate.exec(text.trim()) ?? [];
  if (day === undefined) return undefined;
  const offset = zone === undefined || zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const milliseconds = Date.parse(`${day}T${time ?? '00:00:00'}${offset}`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

const datePatterns = [
  /^\d{4}-\d{2}-\d{2}$/,
  /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}( [+-]\d{2}:?\d{2})?$/,
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}(Z|[+-]\d{2}:?\d{2})$/,
];

/**
 * True for the spellings that make a new field a date. Milliseconds need the `T`: with a space before them the value
 * is an ordinary string, and so is its field from then on.
 */
export function looksLikeDate(text: string): boolean {
  return datePatterns.some((pattern) => pattern.test(text)) && parseDate(text) !== undefined;
}

/** Reads when a message is to be sent; refuses (400) what is no date, and what lies after the latest time allowed. */
export function parseSendTime(text: string, latest: number): number {
  const time = parseDate(text);
  if (time === undefined) throw refuse(400, 'BadParams', `Invalid sendAt: ${text}`);
  if (time > latest) throw refuse(400, 'BadParams', 'sendAt is too far ahead', { sendAt: text });
  return time;
}
