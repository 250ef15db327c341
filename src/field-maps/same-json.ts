import { isJsonObject, type JsonValue, ownProperty } from '../mapping/index.ts';

/**
 * Whether two values are the same JSON, whatever the order of properties, which a database does not keep. Unlike
 * `sameRecord`, it tells an empty object from an absent one: as a list of allowed values the one refuses everything.
 */
export function sameJson(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => sameJson(item, other[index]));
  }
  if (isJsonObject(one) && isJsonObject(other)) {
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...names].every((name) => sameJson(ownProperty(one, name), ownProperty(other, name)));
  }
  return one === other;
}
