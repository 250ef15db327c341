/** Any value that JSON can carry. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

/** A JSON object. A property that is `undefined` is absent. */
export interface JsonObject {
  [name: string]: JsonValue | undefined;
}

/** True for objects with named properties; false for arrays and null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
