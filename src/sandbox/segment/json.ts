export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value when it is an object, otherwise an empty one. */
export function objectOrEmpty(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The value when it is a string with something in it. */
export function filledString(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Parses JSON text whose top level must be an object; undefined when it is anything else. */
export function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Length in bytes of the text as UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Decodes base64 or base64url to text; undefined when it is neither. */
export function decodeBase64(encoded: string): string | undefined {
  const standard = encoded.replaceAll('-', '+').replaceAll('_', '/').replaceAll(' ', '+');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(standard) || standard.replaceAll('=', '').length % 4 === 1) return undefined;
  return new TextDecoder().decode(Uint8Array.from(atob(standard), (character) => character.charCodeAt(0)));
}
