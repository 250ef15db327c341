import { type Json, type JsonObject, isObject } from '../json.ts';
import { parseTime } from '../times.ts';
import { isArrayOperation, mergeObjects, operateOnArray, storableNested } from './nested-attributes.ts';

export interface AttributeSettings {
  /** `_merge_objects` of the attributes object. */
  mergeObjects: boolean;
  /** Longest array of plain values; what comes after is cut off. */
  arrayLimit: number;
}

const longestText = 255;

const isIncrement = (value: JsonObject): value is { inc: number } =>
  Object.keys(value).length === 1 && Number.isInteger(value['inc']);

const isListOperation = (value: JsonObject) => {
  const entries = Object.entries(value);
  return (
    entries.length > 0 && entries.every(([key, inner]) => (key === 'add' || key === 'remove') && Array.isArray(inner))
  );
};

/** Arrays are sets in order: a value that is added again moves to the end. */
function addToSet(before: readonly Json[], added: readonly Json[], limit: number): Json[] {
  const set = new Set(before);
  for (const value of added) {
    set.delete(value);
    set.add(value);
  }
  return [...set].slice(0, limit);
}

function writtenArray(value: Json[], limit: number): Json | undefined {
  return value.some(isObject) ? storableNested(value) : addToSet([], value, limit);
}

function operatedSet(before: Json | undefined, operation: JsonObject, limit: number): Json[] {
  const current = Array.isArray(before) ? before : [];
  const removed = Array.isArray(operation['remove']) ? operation['remove'] : [];
  const added = Array.isArray(operation['add']) ? operation['add'] : [];
  return addToSet(
    current.filter((value) => !removed.includes(value)),
    added,
    limit,
  );
}

function writtenObject(before: Json | undefined, value: JsonObject, settings: AttributeSettings): Json | undefined {
  if (isIncrement(value)) {
    if (before === undefined) return value.inc;
    return typeof before === 'number' ? before + value.inc : before;
  }
  if (isListOperation(value)) return operatedSet(before, value, settings.arrayLimit);
  const storableValue = storableNested(value);
  if (!isObject(storableValue)) return storableValue ?? before;
  if (isArrayOperation(storableValue)) return operateOnArray(before, storableValue, settings.mergeObjects);
  return settings.mergeObjects && isObject(before) ? mergeObjects(before, storableValue) : storableValue;
}

/** Writes one custom attribute; what Braze cannot keep leaves the attribute as it was, without an error. */
export function writeCustomAttribute(
  attributes: Map<string, Json>,
  name: string,
  value: Json,
  settings: AttributeSettings,
) {
  if (name.length > longestText || (typeof value === 'string' && value.length > longestText)) return;
  const before = attributes.get(name);
  let written: Json | undefined = value;
  if (Array.isArray(value)) written = writtenArray(value, settings.arrayLimit) ?? before;
  else if (isObject(value)) written = writtenObject(before, value, settings);
  if (written === null) attributes.delete(name);
  else if (written !== undefined) attributes.set(name, written);
}

/** The data type that Braze detects for a stored value. */
export function dataType(value: Json): 'String' | 'Number' | 'Boolean' | 'Date' | 'Array' | 'Object' | 'Object Array' {
  if (Array.isArray(value)) return value.some(isObject) ? 'Object Array' : 'Array';
  if (isObject(value)) return 'Object';
  if (typeof value === 'number') return 'Number';
  if (typeof value === 'boolean') return 'Boolean';
  const time = typeof value === 'string' ? parseTime(value) : undefined;
  return time !== undefined && new Date(time).getUTCFullYear() <= 3000 ? 'Date' : 'String';
}
