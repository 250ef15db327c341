import { readCredential } from '../credentials.ts';
import { type JsonObject, byteLength, parseObject } from '../json.ts';
import { Refusal } from '../refusal.ts';
import { invalidRequest, invalidWriteKey } from './answers.ts';

/** Keys up to this length are refused at once; any other key is taken, known or not. */
const longestRefusedKey = 6;

/** A call as it arrived: its body, the write key that names the source, and the OAuth token, if it brought one. */
export interface TrackingCall {
  fields: JsonObject;
  writeKey: string;
  token: string | undefined;
}

async function readText(request: Request): Promise<string> {
  const bytes = await request.arrayBuffer();
  if (request.headers.get('content-encoding') !== 'gzip') return new TextDecoder().decode(bytes);
  try {
    return await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
  } catch {
    // Runtimes differ in what they throw for data that is not gzip; nothing else can fail here.
    throw new Refusal(invalidRequest('malformed JSON'));
  }
}

/**
 * Reads a JSON call within a size limit in bytes (after decompression). Throws a `Refusal` for another content type, a
 * body that is too large or no JSON object, and a write key that is missing or very short.
 */
export async function readCall(
  request: Request,
  { limit, contentTypes }: { limit: number; contentTypes: readonly string[] },
): Promise<TrackingCall> {
  const contentType = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (!contentTypes.includes(contentType)) throw new Refusal(invalidRequest('Content-Type must be application/json'));
  const text = await readText(request);
  if (byteLength(text) > limit) throw new Refusal(invalidRequest('Exceed payload limit'));
  const fields = parseObject(text);
  if (fields === undefined) throw new Refusal(invalidRequest('malformed JSON'));
  return { fields, ...readKey(request.headers, fields) };
}

function readKey(headers: Headers, fields: JsonObject): { writeKey: string; token: string | undefined } {
  const credential = readCredential(headers);
  if (credential?.kind === 'unreadable') throw new Refusal(invalidWriteKey());
  const writeKey = credential?.kind === 'basic' ? credential.userName : fields.writeKey;
  if (!isPlausibleWriteKey(writeKey)) throw new Refusal(invalidWriteKey());
  return { writeKey, token: credential?.kind === 'bearer' ? credential.token : undefined };
}

/** True for what the stateless edge takes for a write key; whether it exists is found out later. */
export function isPlausibleWriteKey(key: unknown): key is string {
  return typeof key === 'string' && key.length > longestRefusedKey;
}
