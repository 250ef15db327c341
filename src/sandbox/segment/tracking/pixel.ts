import { type JsonObject, decodeBase64, isObject, parseObject } from '../json.ts';
import { Refusal } from '../refusal.ts';
import type { CallType, SegmentState } from '../state/index.ts';
import { answerCall } from './calls.ts';
import { discard } from './ingest.ts';
import { isPlausibleWriteKey } from './read-call.ts';

const transparentGif = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** Sets `a.b.c` in nested objects. */
function setDotted(target: JsonObject, path: string, value: string): void {
  const keys = path.split('.');
  const last = keys.pop() ?? path;
  let place = target;
  for (const key of keys) {
    const inner = Object.hasOwn(place, key) ? place[key] : undefined;
    const next = isObject(inner) ? inner : {};
    place[key] = next;
    place = next;
  }
  place[last] = value;
}

/** The call in a pixel's query: base64 JSON in `data`, or fields by dotted names. */
function readQuery(query: URLSearchParams): JsonObject | undefined {
  const data = query.get('data');
  if (data !== null) return parseObject(decodeBase64(data) ?? '');
  const fields: JsonObject = {};
  for (const [path, value] of query) setDotted(fields, path, value);
  return fields;
}

function record(state: SegmentState, url: string, type: CallType): void {
  const fields = readQuery(new URL(url).searchParams);
  if (fields === undefined || !isPlausibleWriteKey(fields.writeKey)) {
    discard(state, {}, '', 'pixel_refused', fields ?? url);
    return;
  }
  try {
    answerCall(state, url, type, { fields, writeKey: fields.writeKey, token: undefined });
  } catch (error) {
    // An image is an image: what another call would be refused for stays unseen here.
    if (!(error instanceof Refusal)) throw error;
    discard(state, {}, fields.writeKey, 'pixel_refused', fields);
  }
}

/** Answers a pixel: always 200 with a transparent image of 1x1, whatever becomes of the event. */
export function answerPixel(state: SegmentState, url: string, type: CallType): Response {
  record(state, url, type);
  const image = Uint8Array.from(atob(transparentGif), (character) => character.charCodeAt(0));
  return new Response(image, { headers: { 'Content-Type': 'image/gif', 'Cache-Control': 'no-store' } });
}
