import { isJsonObject, type JsonObject } from '../mapping/index.ts';

/**
 * One object on top of another, objects within them merged alike.
 *
 * @example
 * mergeBelow({ a: { x: 1 }, b: 1 }, { a: { y: 2 }, b: 2 }); // { a: { x: 1, y: 2 }, b: 2 }
 */
export function mergeBelow(below: JsonObject, above: JsonObject): JsonObject {
  const merged: JsonObject = { ...below };
  for (const [name, value] of Object.entries(above)) {
    const under = Object.hasOwn(merged, name) ? merged[name] : undefined;
    const both = isJsonObject(under) && isJsonObject(value) ? mergeBelow(under, value) : value;
    // Assigning to __proto__ would replace the prototype instead.
    Object.defineProperty(merged, name, { value: both, enumerable: true, configurable: true, writable: true });
  }
  return merged;
}

/** The record without the value at a place of names, such as `dataFields.userId`; objects left empty go too. */
export function without(record: JsonObject, path: string): JsonObject {
  const [name = '', ...rest] = path.split('.');
  const { [name]: value, ...others } = record;
  if (rest.length === 0 || !isJsonObject(value)) return others;
  const inner = without(value, rest.join('.'));
  return Object.keys(inner).length === 0 ? others : { ...others, [name]: inner };
}
