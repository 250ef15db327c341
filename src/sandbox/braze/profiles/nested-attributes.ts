import { type Json, type JsonObject, byteLength, isObject } from '../json.ts';
import { parseTime } from '../times.ts';

const largestBytes = 100 * 1024;
const operatorNames = ['$add', '$update', '$remove'];

/** True for an object that holds nothing but operators on an array of objects. */
export function isArrayOperation(value: JsonObject): boolean {
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => operatorNames.includes(key));
}

/**
 * What Braze keeps of a nested value: dates given as `{"$time": ...}` become plain datetime strings. Undefined when a
 * value anywhere inside cannot be kept (null, a bad time, a key with a space, too much text), because one such value
 * drops the whole update of its attribute.
 */
export function storableNested(value: Json): Json | undefined {
  return byteLength(JSON.stringify(value)) > largestBytes ? undefined : storable(value);
}

function storable(value: Json): Json | undefined {
  if (value === null) return undefined;
  if (Array.isArray(value)) return allOrNothing(value.map(storable));
  if (!isObject(value)) return value;
  if ('$time' in value) return storableTime(value);
  const entries = Object.entries(value);
  const kept = allOrNothing(entries.map(([, inner]) => storable(inner)));
  if (kept === undefined || entries.some(([key]) => key.includes(' '))) return undefined;
  return Object.fromEntries(entries.map(([key], index) => [key, kept[index] ?? null]));
}

function storableTime({ $time: text, ...others }: JsonObject): Json | undefined {
  if (typeof text !== 'string' || Object.keys(others).length > 0) return undefined;
  const time = parseTime(text);
  return time === undefined || new Date(time).getUTCFullYear() > 3000 ? undefined : text;
}

function allOrNothing(values: (Json | undefined)[]): Json[] | undefined {
  const present = values.filter((value) => value !== undefined);
  return present.length === values.length ? present : undefined;
}

/** `_merge_objects`: objects are merged at every depth, anything else is replaced. */
export function mergeObjects(before: JsonObject, update: JsonObject): JsonObject {
  const merged = Object.entries(update).map(([key, value]): [string, Json] => {
    const current = Object.hasOwn(before, key) ? before[key] : undefined;
    return [key, isObject(current) && isObject(value) ? mergeObjects(current, value) : value];
  });
  return { ...before, ...Object.fromEntries(merged) };
}

const elements = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

function selects(selector: Json, element: Json): boolean {
  if (!isObject(selector) || !isObject(element)) return false;
  const key = selector['$identifier_key'];
  return typeof key === 'string' && element[key] !== undefined && element[key] === selector['$identifier_value'];
}

/** Runs `$update`, `$remove` and `$add` on an array of objects; every element that a selector matches is reached. */
export function operateOnArray(before: Json | undefined, operation: JsonObject, merge: boolean): Json[] {
  const updated = elements(operation['$update']).reduce(
    (current: Json[], update) =>
      current.map((element) => {
        if (!selects(update, element) || !isObject(update)) return element;
        const replacement = update['$new_object'] ?? {};
        return merge && isObject(element) && isObject(replacement) ? mergeObjects(element, replacement) : replacement;
      }),
    elements(before),
  );
  const removals = elements(operation['$remove']);
  const left = updated.filter((element) => !removals.some((removal) => selects(removal, element)));
  return [...left, ...elements(operation['$add'])];
}
