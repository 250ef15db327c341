import { type FieldMapping } from '../../../field-maps/index.ts';
import { parseJson } from '../../../proxy/index.ts';

type Values = NonNullable<FieldMapping['values']>;

/** A line of a translation: a value of the product and one of the vendor, each as text. */
export type ValueLine = readonly [own: string, theirs: string];

/** What a line or a browser would not keep: an equals sign, a line break, half a character, a space around, nothing at all. */
const needsQuotes = /^$|^["\s]|[=\p{Cc}\p{Cs}]|\s$/u;

const showSide = (text: string) => (needsQuotes.test(text) ? JSON.stringify(text) : text);

/** A translation as a text with a line for each value. Where it would be ambiguous, a side stands in quotes, as in JSON. */
export function showValues(values: Values): string {
  return Object.entries(values)
    .map(([own, theirs]) => `${showSide(own)} = ${showSide(String(theirs))}`)
    .join('\n');
}

const quoted = /^"(?:[^"\\]|\\.)*"/u;

/** The text in quotes as JSON has them; undefined when it is none. */
function unquote(shown: string): string | undefined {
  const text = parseJson(shown);
  return typeof text === 'string' ? text : undefined;
}

/** The left side of a line, and what stands behind it. */
function readLeft(line: string): { own: string | undefined; rest: string } | undefined {
  const [shown] = quoted.exec(line) ?? [];
  if (shown !== undefined) return { own: unquote(shown), rest: line.slice(shown.length).trimStart() };
  const at = line.startsWith('"') ? -1 : line.indexOf('=');
  return at <= 0 ? undefined : { own: line.slice(0, at).trim(), rest: line.slice(at) };
}

function readRight(text: string): string | undefined {
  if (text.startsWith('"')) return quoted.exec(text)?.[0] === text ? unquote(text) : undefined;
  return text === '' || text.includes('=') ? undefined : text;
}

/** A line without spaces around. It may be as long as a form, so every part of it is looked at a few times only. */
function readLine(line: string): ValueLine | undefined {
  const { own, rest = '' } = readLeft(line) ?? {};
  const theirs = rest.startsWith('=') ? readRight(rest.slice(1).trim()) : undefined;
  return own === undefined || theirs === undefined ? undefined : [own, theirs];
}

/** The lines of a translation, empty ones left out; undefined when one cannot be read, or could be read in two ways. */
export function readLines(text: string): ValueLine[] | undefined {
  const lines: ValueLine[] = [];
  for (const written of text.split('\n')) {
    const line = written.trim();
    if (line === '') continue;
    const read = readLine(line);
    if (read === undefined) return undefined;
    lines.push(read);
  }
  return lines;
}

/** The value that is meant by a text. @param types of the values that are looked for */
function valueOf(text: string, types: readonly string[]): Values[string] {
  if (types.includes('number') && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  if (types.includes('boolean') && /^(?:true|false)$/.test(text)) return text === 'true';
  return text;
}

/** Types of the values that are stored, where none is text: what is typed is text by itself. */
function typesOf(stored: Values): string[] {
  const types = Object.values(stored).map((value) => typeof value);
  return types.includes('string') ? [] : types;
}

/**
 * The translation that is typed; undefined when it cannot be read, or names a value twice.
 *
 * @param stored what was there before: a value that is not changed stays what it is, be it a number or text
 * @param held types of the values that the attribute holds, for all others; empty when nobody knows: those of `stored`
 */
export function readValues(
  text: string,
  { stored, held }: { stored: Values; held: readonly string[] },
): Values | undefined {
  const before = new Map(Object.entries(stored));
  const types = held.length > 0 ? held : typesOf(stored);
  const pairs = readLines(text)?.map(([own, theirs]) => {
    const known = before.get(own);
    return [own, known !== undefined && String(known) === theirs ? known : valueOf(theirs, types)] as const;
  });
  // No translation has a value that is empty, and a record of zod leaves the other name out without a word.
  if (pairs === undefined || pairs.some(([own]) => own === '' || own === '__proto__')) return undefined;
  const isOnce = (which: 0 | 1) => new Set(pairs.map((pair) => pair[which])).size === pairs.length;
  return isOnce(0) && isOnce(1) ? Object.fromEntries(pairs) : undefined;
}
