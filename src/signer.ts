/** Signs values that travel through other hands, and recognises its own. */
export interface Signer {
  /** The value and its signature as text that is safe in addresses and cookies. @param purpose what the text is good for */
  sign(value: unknown, purpose: string): Promise<string>;
  /** The JSON of a value that was signed for the same purpose; undefined when it was changed or is for something else. */
  open(text: string, purpose: string): Promise<string | undefined>;
}

const macLength = 16;
const utf8 = new TextEncoder();

function toText(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

function toBytes(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined;
  const padded = text.replace(/-/g, '+').replace(/_/g, '/');
  try {
    return Uint8Array.from(atob(padded), (character) => character.charCodeAt(0));
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

/** In a time that does not tell where the two differ. */
function areEqual(expected: Uint8Array, given: Uint8Array): boolean {
  let difference = 0;
  for (const [index, byte] of expected.entries()) difference |= byte ^ (given[index] ?? 0);
  return difference === 0;
}

/**
 * Signs with HMAC-SHA-256, cut to 128 bits. The first key signs; all of them verify, so that keys can be rotated while
 * signed texts are about.
 *
 * @param keys raw keys of at least 32 bytes, the same in every process
 *
 * @example
 * const signer = createSigner(keys);
 * const text = await signer.sign({ page: 2 }, 'cursor of a list');
 * await signer.open(text, 'cursor of a list'); // '{"page":2}'
 */
export function createSigner(keys: readonly Uint8Array<ArrayBuffer>[]): Signer {
  const imported = Promise.all(
    keys.map((key) => crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])),
  );
  async function mac(key: CryptoKey, payload: string, purpose: string): Promise<Uint8Array> {
    const content = utf8.encode(JSON.stringify([purpose, payload]));
    return new Uint8Array(await crypto.subtle.sign('HMAC', key, content)).subarray(0, macLength);
  }
  return {
    async sign(value, purpose) {
      const [key] = await imported;
      if (key === undefined) throw new Error('signing needs a key');
      const payload = JSON.stringify(value);
      const content = utf8.encode(payload);
      const signed = new Uint8Array(macLength + content.length);
      signed.set(await mac(key, payload, purpose));
      signed.set(content, macLength);
      return toText(signed);
    },
    async open(text, purpose) {
      const bytes = toBytes(text);
      if (bytes === undefined || bytes.length <= macLength) return undefined;
      const payload = new TextDecoder().decode(bytes.subarray(macLength));
      for (const key of await imported) {
        if (areEqual(await mac(key, payload, purpose), bytes)) return payload;
      }
      return undefined;
    },
  };
}
