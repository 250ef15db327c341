import { isJsonObject, type JsonObject, type JsonValue, ownProperty, setOwnProperty } from './json.ts';

/** A copy with one place changed; `undefined` removes, and objects that a removal leaves empty are removed too. */
export function withChange(object: JsonObject, names: readonly string[], value: JsonValue | undefined): JsonObject {
  const [name, ...rest] = names;
  if (name === undefined) return object;
  const copy = { ...object };
  const inner = ownProperty(object, name);
  const changed = rest.length === 0 ? value : withChange(isJsonObject(inner) ? inner : {}, rest, value);
  if (changed === undefined || (rest.length > 0 && value === undefined && isEmpty(changed))) delete copy[name];
  else setOwnProperty(copy, name, changed);
  return copy;
}

function isEmpty(value: JsonValue): boolean {
  return isJsonObject(value) && Object.keys(value).length === 0;
}
