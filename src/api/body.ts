import { type Context, type HonoRequest, type MiddlewareHandler } from 'hono';
import { CrosswalkError } from '../errors/index.ts';
import { type JsonValue } from '../mapping/index.ts';
import { deepest, findInexactNumber, isDeeperThan, parseJson } from '../proxy/index.ts';
import { describeJsonError, describePosition } from './json-error.ts';
import { findText, refuseText } from './find-text.ts';
import { checkMediaType } from './media-type.ts';
import { type ApiEnvironment } from './services.ts';

/** Largest body of a request that is not streamed, in bytes. */
export const bodyLimit = 4 * 1024 * 1024;

/** What to do with a body that is too large. */
const otherWays = {
  plain: 'Send less at once, or stream it to a native route.',
  keyed: 'Send less at once, or send it without an Idempotency-Key: /custom streams it then.',
} as const;

type Kind = keyof typeof otherWays;

function tooLarge(kind: Kind): CrosswalkError {
  return new CrosswalkError('body_too_large', `The body is larger than ${bodyLimit} bytes. ${otherWays[kind]}`);
}

async function readAtMost(body: ReadableStream<Uint8Array>, kind: Kind): Promise<ArrayBuffer> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > bodyLimit) throw tooLarge(kind);
    chunks.push(new Uint8Array(chunk));
  }
  return new Blob(chunks).arrayBuffer();
}

/**
 * Refuses larger bodies, announced or not, before they are read whole. A body whose length is not announced is read here:
 * a request that stands for one of Node's own cannot be copied with another body.
 */
async function checkLength(req: HonoRequest, kind: Kind): Promise<void> {
  const announced = req.header('content-length');
  if (announced !== undefined && Number(announced) > bodyLimit) throw tooLarge(kind);
  const { body } = req.raw;
  // Several patterns of routes may match one address.
  const isRead = req.bodyCache.arrayBuffer !== undefined;
  if (announced === undefined && body !== null && !isRead) {
    const bytes = await readAtMost(body, kind);
    // The router keeps promises here, whatever its types say.
    Object.assign(req.bodyCache, { arrayBuffer: Promise.resolve(bytes) });
  }
}

/** Refuses bodies that are larger than one in memory may be. */
export const boundBody: MiddlewareHandler = async ({ req }, next) => {
  await checkLength(req, 'plain');
  await next();
};

/**
 * Reads the whole body of a call with an idempotency key into memory, where whoever comes next finds it.
 *
 * @throws CrosswalkError `body_too_large`
 */
export async function holdBody(req: HonoRequest): Promise<Uint8Array<ArrayBuffer>> {
  await checkLength(req, 'keyed');
  return new Uint8Array(await req.arrayBuffer());
}

/** The body that was read into memory before; null for an empty one, undefined when none was read. */
export async function heldBody(req: HonoRequest): Promise<Uint8Array | null | undefined> {
  if (req.bodyCache.arrayBuffer === undefined) return undefined;
  const bytes = new Uint8Array(await req.arrayBuffer());
  return bytes.length === 0 ? null : bytes;
}

/** Half of a surrogate pair as JSON escapes it; a whole pair matches too. UTF-8 itself has neither. */
const surrogateEscape = /\\u[dD][89a-fA-F]/;

/**
 * Refuses half of a surrogate pair: it is no character, and whoever encodes the text next puts another one in its place.
 */
function checkCharacters(text: string, value: JsonValue): void {
  if (!surrogateEscape.test(text)) return;
  const place = findText(value, (found) => /\p{Cs}/u.test(found));
  if (place !== undefined) refuseText(place, 'half of a surrogate pair, which is no character');
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new CrosswalkError('invalid_json', 'The body is not encoded as UTF-8.');
    throw error;
  }
}

function checkNumbers(text: string): void {
  const at = findInexactNumber(text);
  if (at === undefined) return;
  const place = describePosition(text, at);
  throw new CrosswalkError(
    'invalid_request',
    `The number at ${place} cannot be kept exactly: whole numbers go up to ${Number.MAX_SAFE_INTEGER}. If it is an id, send it as text.`,
    { errors: [{ message: `the number at ${place} cannot be kept exactly; send it as text` }] },
  );
}

/**
 * The request's JSON body. Clients that send JSON as text, as a form or without a type are understood. Undefined when
 * there is no body.
 *
 * @throws CrosswalkError `invalid_json` or, for a number that cannot be kept, `invalid_request`, both saying the
 * position; `invalid_request` naming the field for half of a character; `media_type_unsupported` for a body that is said
 * to be something else.
 */
export async function readJsonBody(context: Context<ApiEnvironment>): Promise<JsonValue | undefined> {
  const bytes = await context.req.arrayBuffer();
  if (bytes.byteLength === 0) return undefined;
  checkMediaType(context.req.raw.headers);
  const text = decode(bytes);
  if (text.trim() === '') return undefined;
  const value = parseJson(text);
  if (value === undefined) {
    throw new CrosswalkError('invalid_json', `The body is not valid JSON: ${describeJsonError(text)}.`);
  }
  if (isDeeperThan(value, deepest)) {
    throw new CrosswalkError('invalid_json', `The body is nested deeper than ${deepest} levels.`);
  }
  checkNumbers(text);
  checkCharacters(text, value);
  return value;
}
