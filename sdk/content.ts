/** The body of a request, the same for each of its attempts. */
export interface Content {
  type: string;
  body: string | Blob | ArrayBuffer;
}

const bytes = 'application/octet-stream';

/** What the platform sends as it is. Of bytes a copy, as it sends none that threads share. */
function platformBody(
  body: unknown,
): string | URLSearchParams | FormData | ArrayBuffer | Uint8Array<ArrayBuffer> | undefined {
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength).slice();
  const isPlatforms =
    typeof body === 'string' ||
    body instanceof URLSearchParams ||
    body instanceof FormData ||
    body instanceof ArrayBuffer;
  return isPlatforms ? body : undefined;
}

/** Methods of streams, promises and collections: JSON sees nothing of what these hold. */
const holders = ['getReader', 'then', Symbol.iterator, Symbol.asyncIterator];

function isLostInJson(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  const has = (name: PropertyKey) => typeof Reflect.get(body, name) === 'function';
  return holders.some(has) && !has('toJSON');
}

/**
 * What is sent for a body, as it is at this moment. Text, bytes, forms and blobs go as they are, under the type that the
 * platform gives them; everything else goes as JSON. Undefined for no body.
 *
 * @throws TypeError for streams, promises and collections, and for what has no JSON.
 */
export async function contentOf(body: unknown): Promise<Content | undefined> {
  if (body === undefined) return undefined;
  if (body instanceof Blob) return { type: body.type || bytes, body };
  const platforms = platformBody(body);
  if (platforms !== undefined) {
    // Once, as each encoding of a form has another boundary.
    const encoded = new Response(platforms);
    return { type: encoded.headers.get('content-type') ?? bytes, body: await encoded.arrayBuffer() };
  }
  const text: string | undefined = isLostInJson(body) ? undefined : JSON.stringify(body);
  if (text !== undefined) return { type: 'application/json', body: text };
  throw new TypeError(
    'This body has no JSON. Await a promise, make an array of a collection, and a Blob of a stream: await new Response(stream).blob().',
  );
}
