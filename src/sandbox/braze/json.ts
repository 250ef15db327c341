/** Whatever JSON can say. */
export type Json = string | number | boolean | null | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

/** Like `JSON.parse`, with the type that it really has. */
export function parseJson(text: string): Json {
  return JSON.parse(text);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy without the keys whose value is undefined. */
export function compact(entries: Record<string, Json | undefined>): JsonObject {
  return Object.fromEntries(
    Object.entries(entries).flatMap(([key, value]): [string, Json][] => (value === undefined ? [] : [[key, value]])),
  );
}

const encoder = new TextEncoder();

/** Length in UTF-8. */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}
