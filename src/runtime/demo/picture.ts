import { isJsonObject, type JsonObject, jsonText, type JsonValue } from '../../mapping/index.ts';
import { textTable } from '../text-table.ts';

/** One platform's copy of the user that the picture shows. */
export interface StoredUser {
  label: string;
  /** The vendor's own record. */
  vendor: JsonObject;
  /** Reads a record of this vendor into the unified model. */
  read: (vendor: JsonValue) => JsonObject;
}

/** Names and positions that lead to a value. */
type Place = readonly (string | number)[];

/** What is shown of the user: enough to see that every platform has words of its own. */
const shownFields: readonly Place[] = [
  ['external_id'],
  ['emails', 0, 'email'],
  ['first_name'],
  ['gender'],
  ['birthday'],
  ['address', 'city'],
  ['address', 'country'],
  ['timezone'],
  ['company', 'name'],
  ['custom_attributes', 'plan'],
  ['custom_attributes', 'logins'],
];

const longestValue = 24;

function placeText(place: Place): string {
  return place.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

function valueText(value: JsonValue | undefined): string {
  const text = value === undefined ? '' : jsonText(value);
  return text.length > longestValue ? `${text.slice(0, longestValue - 1)}…` : text;
}

/** What a value holds, each with its step; undefined for a value that holds nothing. */
function partsOf(value: JsonValue): [string | number, JsonValue][] | undefined {
  if (Array.isArray(value)) return value.map((item, index) => [index, item]);
  if (!isJsonObject(value)) return undefined;
  return Object.entries(value).flatMap(([name, item]) => (item === undefined ? [] : [[name, item]]));
}

function leavesOf(value: JsonValue, place: Place = []): Place[] {
  const parts = partsOf(value);
  return parts === undefined ? [place] : parts.flatMap(([step, part]) => leavesOf(part, [...place, step]));
}

function valueAt(value: JsonValue, place: Place): JsonValue | undefined {
  return place.reduce<JsonValue | undefined>(
    (inner, step) => (inner === undefined ? undefined : partsOf(inner)?.find(([name]) => name === step)?.[1]),
    value,
  );
}

/** A copy in which one value is null. */
function without(value: JsonValue, [step, ...rest]: Place): JsonValue {
  if (step === undefined) return null;
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? without(item, rest) : item));
  if (!isJsonObject(value)) return value;
  const inner = value[step];
  return inner === undefined ? value : { ...value, [step]: without(inner, rest) };
}

/**
 * Where the vendor's record keeps a unified field: one of the values without which the field no longer reads the same,
 * the one that looks like it if there is such a one.
 */
function placeOf({ vendor, read }: StoredUser, field: Place): Place | undefined {
  const shown = valueText(valueAt(read(vendor), field));
  const places = leavesOf(vendor).filter((leaf) => valueText(valueAt(read(without(vendor, leaf)), field)) !== shown);
  return places.find((place) => valueText(valueAt(vendor, place)) === shown) ?? places[0];
}

function cell(stored: StoredUser, field: Place, unified: string): string {
  const place = placeOf(stored, field);
  if (place === undefined) return '';
  const kept = valueText(valueAt(stored.vendor, place));
  return kept === unified ? placeText(place) : `${placeText(place)} = ${kept}`;
}

/**
 * One user as each platform stores it, beside the unified fields. A platform's cell tells the place, and the value too
 * where the platform spells it in another way.
 */
export function picture(user: JsonObject, stored: readonly StoredUser[]): string[] {
  const unified: JsonObject = { ...user, external_id: user['id'] };
  const rows = shownFields.flatMap((field) => {
    const value = valueText(valueAt(unified, field));
    return value === '' ? [] : [[placeText(field), value, ...stored.map((platform) => cell(platform, field, value))]];
  });
  return textTable([['unified field', 'value', ...stored.map(({ label }) => label)], ...rows]);
}
