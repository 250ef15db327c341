import { formatOf, Refusal, type ValueFormat } from './formats.ts';
import { compileGlob } from './glob.ts';
import { type JsonValue } from './json.ts';
import { type LensSpec, type PlaceRule } from './spec.ts';

/** The words of a rule that say how one value is spelt. */
export type ValueWords = Pick<PlaceRule, 'format' | 'values' | 'ignore' | 'max_length'>;

/**
 * Compiles how one value is read and written. Null is neither read nor written here: it is absent on reading, and on
 * writing clears the place.
 */
export function compileValue(words: ValueWords, stores: LensSpec['stores']): ValueFormat {
  return { read: compileRead(words), write: compileWrite(words, stores) };
}

function compileRead({ format, values, ignore }: ValueWords): ValueFormat['read'] {
  const spell: ValueFormat['read'] = format === undefined ? (value) => value : formatOf(format).read;
  const named = values === undefined ? spell : readNamed(values, spell);
  if (ignore === undefined) return named;
  const isIgnored = compileGlob(ignore);
  return (value) => (isScalar(value) && isIgnored(String(value)) ? undefined : named(value));
}

function readNamed(values: NonNullable<ValueWords['values']>, otherwise: ValueFormat['read']): ValueFormat['read'] {
  // Vendors answer numbers and truth values as text at times, so values are found by their text.
  const names = new Map(Object.entries(values).map(([name, value]) => [String(value), name]));
  return (value) => (isScalar(value) ? names.get(String(value)) : undefined) ?? otherwise(value);
}

function compileWrite(words: ValueWords, stores: LensSpec['stores']): ValueFormat['write'] {
  const { format, values, ignore } = words;
  const isFree = values === undefined && (format === undefined || format === 'string' || format === 'lowercase');
  const maxLength = words.max_length ?? (isFree ? stores?.string_length : undefined);
  const spell: ValueFormat['write'] = format === undefined ? (value) => value : formatOf(format).write;
  const written = values === undefined ? spell : writeNamed(values);
  const refuse = compileTextRefusal(ignore, maxLength, stores?.refuse?.empty_string);
  if (refuse === undefined) return written;
  return (value) => (typeof value === 'string' ? refuse(value) : undefined) ?? written(value);
}

function writeNamed(values: NonNullable<ValueWords['values']>): ValueFormat['write'] {
  const spellings = new Map(Object.entries(values));
  const refusal = new Refusal(`Send one of ${[...spellings.keys()].join(', ')}.`);
  return (value) => (typeof value === 'string' ? spellings.get(value) : undefined) ?? refusal;
}

function compileTextRefusal(
  ignore: string | undefined,
  maxLength: number | undefined,
  emptyString: string | undefined,
): ((text: string) => Refusal | undefined) | undefined {
  if (ignore === undefined && maxLength === undefined && emptyString === undefined) return undefined;
  const empty = emptyString === undefined ? undefined : new Refusal(emptyString);
  const tooLong = maxLength === undefined ? undefined : new Refusal(tooLongMessage(maxLength));
  const ignored = new Refusal(`Values such as ${ignore} stand for none at the vendor; send null to clear it.`);
  const isIgnored = ignore === undefined ? undefined : compileGlob(ignore);
  return (text) => {
    if (text === '' && empty !== undefined) return empty;
    if (maxLength !== undefined && isLongerThan(text, maxLength)) return tooLong;
    return isIgnored?.(text) === true ? ignored : undefined;
  };
}

/** What to say of text beyond the vendor's limit. */
export function tooLongMessage(limit: number): string {
  return `The vendor keeps at most ${limit} characters; shorten it.`;
}

/** True when the text has more characters, in Unicode code points, than the limit. */
export function isLongerThan(text: string, limit: number): boolean {
  if (text.length <= limit) return false;
  // A code point takes at most two units, so long text needs no counting.
  return text.length > limit * 2 || Array.from(text).length > limit;
}

function isScalar(value: JsonValue): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
