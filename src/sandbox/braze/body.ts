import { type Json, type JsonObject, byteLength, isObject, parseJson } from './json.ts';
import { refusals } from './refusal.ts';

const fourMegabytes = 4 * 1024 * 1024;

/**
 * Checks the media type, then the size.
 *
 * @throws Refusal 415 or 413
 */
export function checkBody(request: Request, text: string, largest = fourMegabytes) {
  if (request.method === 'DELETE' && text === '') return;
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') throw refusals.unsupportedMediaType();
  if (byteLength(text) > largest) throw refusals.bodyTooLarge();
}

/**
 * The object that a body holds; what is no object counts as empty.
 *
 * @throws Refusal 400 for malformed JSON
 */
export function parseBody(text: string): JsonObject {
  if (text === '') return {};
  let body: Json;
  try {
    body = parseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw refusals.malformedJson();
    throw error;
  }
  return isObject(body) ? body : {};
}
