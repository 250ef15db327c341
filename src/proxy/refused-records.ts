import { type CompiledEndpoint } from '../definitions/index.ts';
import { type ErrorDetail } from '../errors/index.ts';
import { compilePath, isJsonObject, jsonText, type JsonValue } from '../mapping/index.ts';
import { countRecords, type RecordList, recordLists } from './batch.ts';
import { asSentence } from './sentence.ts';

type Refusal = NonNullable<CompiledEndpoint['errors']>;
type KnownBy = NonNullable<Refusal['known_by']>[number];

/** What an answer says of records that were refused. */
export interface Refusals {
  /** Each refusal that is listed: why, and where its record stands in the body, as far as the vendor says. */
  readonly details: readonly ErrorDetail[];
  /** How many records the vendor counts as refused; undefined where it does not count. */
  readonly counted?: number | undefined;
  /** How many the call had; undefined where that is not known. */
  readonly records?: number | undefined;
}

/** One refusal at the place of each record that fits, or without a place when none does. */
function atRecords(lists: readonly RecordList[], fits: (record: JsonValue) => boolean, message: string): ErrorDetail[] {
  const found = lists.flatMap(({ path, records }) =>
    records.flatMap((record, index) => (fits(record) ? [{ path: `${path}.${index}`, index, message }] : [])),
  );
  return found.length === 0 ? [{ message }] : found;
}

function reasonIn(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return Array.isArray(value) && value.length > 0 ? value.map(jsonText).join(' ') : undefined;
}

/** The refusals of a list that has an entry for each. */
function listedEntries({ at, reason, array, index, same }: Refusal, lists: readonly RecordList[], body: JsonValue) {
  const entries = at === undefined ? undefined : compilePath(at).get(body);
  if (!Array.isArray(entries)) return [];
  const [only] = lists.length === 1 ? lists : [];
  return entries.flatMap((entry): ErrorDetail[] => {
    if (!isJsonObject(entry)) return [{ message: jsonText(entry) }];
    const valueOf = (name: string | undefined) => (name === undefined ? undefined : entry[name]);
    const message = reasonIn(valueOf(reason)) ?? jsonText(entry);
    if (same !== undefined) {
      const isSame = (record: JsonValue) =>
        isJsonObject(record) && same.every((name) => jsonText(record[name] ?? null) === jsonText(entry[name] ?? null));
      return atRecords(lists, isSame, message);
    }
    const [named, place] = [valueOf(array), valueOf(index)];
    const list = typeof named === 'string' ? named : only?.path;
    if (typeof place !== 'number') return [{ message }];
    return [{ ...(list === undefined ? {} : { path: `${list}.${place}` }), index: place, message }];
  });
}

/** The values of a list, each with the reason: that of the value itself where it has one. */
function valuesIn(list: JsonValue | undefined, reason: string): [value: string, reason: string][] {
  if (Array.isArray(list)) return list.map((value) => [jsonText(value), reason]);
  if (!isJsonObject(list)) return [];
  return Object.entries(list).map(([value, own]) => [value, reasonIn(own) ?? reason]);
}

/** The places of records by the value that they are known by; a table, for a call may have thousands of each. */
function placesByValue(lists: readonly RecordList[], valueOf: (record: JsonValue) => string | undefined) {
  const places = new Map<string, { path: string; index: number }[]>();
  for (const { path, records } of lists) {
    for (const [index, record] of records.entries()) {
      const value = valueOf(record);
      if (value === undefined) continue;
      const place = { path: `${path}.${index}`, index };
      const others = places.get(value);
      if (others === undefined) places.set(value, [place]);
      else others.push(place);
    }
  }
  return places;
}

/** The refusals of the lists that name records by a value. A value that several records have names all of them. */
function listedValues({ at, key, ignore_case: ignoresCase }: KnownBy, lists: readonly RecordList[], body: JsonValue) {
  const plain = (value: string) => (ignoresCase ? value.trim().toLowerCase() : value);
  const places = placesByValue(lists, (record) => {
    const own = key === undefined ? record : isJsonObject(record) ? record[key] : undefined;
    return own === undefined ? undefined : plain(jsonText(own));
  });
  return Object.entries(at).flatMap(([path, reason]) =>
    valuesIn(compilePath(path).get(body), reason).flatMap(([value, why]): ErrorDetail[] => {
      const message = `${value}: ${why}`;
      return places.get(plain(value))?.map((place) => ({ ...place, message })) ?? [{ message }];
    }),
  );
}

/** Vendors list a record in an older and in a newer place of the same answer. */
function withoutRepetitions(details: readonly ErrorDetail[]): ErrorDetail[] {
  const byText = new Map(
    details.map((detail) => [JSON.stringify([detail.path, detail.index, detail.message]), detail]),
  );
  return [...byText.values()];
}

/**
 * What an answer says of refused records, as its endpoint declares it; undefined when none was refused.
 *
 * @param sent the body of the call
 */
export function readRefusals(
  endpoint: CompiledEndpoint,
  sent: JsonValue | undefined,
  body: JsonValue,
): Refusals | undefined {
  const { errors } = endpoint;
  if (errors === undefined) return undefined;
  const lists = recordLists(endpoint, sent);
  const details = withoutRepetitions([
    ...listedEntries(errors, lists, body),
    ...(errors.known_by ?? []).flatMap((known) => listedValues(known, lists, body)),
  ]);
  const count = errors.count === undefined ? undefined : compilePath(errors.count).get(body);
  const counted = typeof count === 'number' ? count : undefined;
  if (details.length === 0 && (counted ?? 0) === 0) return undefined;
  return { details, counted, records: countRecords(lists) };
}

/** How much was refused. What became of the other records is said only where the answer tells which were refused. */
function howMany({ details, counted = 0, records }: Refusals): string {
  const placed = details.flatMap(({ path, index }) => path ?? index ?? []);
  const places = new Set(placed);
  const elsewhere = details.length - placed.length;
  const isPlaced = elsewhere === 0;
  const isEachNamed = isPlaced ? places.size >= counted : places.size + elsewhere === counted;
  const refused = Math.max(counted, places.size);
  if (counted === 0 && !(isPlaced && records !== undefined && refused <= records)) {
    return details.length === 1 ? '1 refusal is listed' : `${details.length} refusals are listed`;
  }
  // A value that several records have may stand for fewer of them than it names.
  const amount = counted > 0 && counted < places.size ? `${counted} to ${refused}` : String(refused);
  const verb = amount === '1' ? 'was' : 'were';
  if (records === undefined || refused > records) {
    return `${amount} ${amount === '1' ? 'record' : 'records'} ${verb} refused`;
  }
  // A bare count may be of the records that the vendor came to before it stopped.
  const rest = isEachNamed && refused < records ? '; the others were accepted' : '';
  return `${amount} of ${records} records ${verb} refused${rest}`;
}

/**
 * How much of a call was refused, in sentences, with the first reason.
 *
 * @example
 * describeRefusals({ details: [{ path: 'events.0', index: 0, message: "'time' is required" }], records: 3 });
 * // "1 of 3 records was refused; the others were accepted. The first reason, at events.0: 'time' is required."
 */
export function describeRefusals(refusals: Refusals): string {
  const [first] = refusals.details;
  if (first === undefined) return `${howMany(refusals)}.`;
  const at = first.path === undefined ? '' : `, at ${first.path}`;
  return `${howMany(refusals)}. The first reason${at}: ${asSentence(first.message)}`;
}
