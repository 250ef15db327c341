import type { z } from 'zod';
import { CrosswalkError } from '../errors/index.ts';
import { parseJson } from './body.ts';

/** Makes cursors that callers hand back unread, and recognises its own. */
export interface Cursors {
  /** @param binding what the cursor is good for, such as account, resource and filters */
  sign(position: unknown, binding: string): Promise<string>;
  /** @throws CrosswalkError `invalid_cursor` when it was changed or is for something else. */
  open<Position>(cursor: string, binding: string, schema: z.ZodType<Position>): Promise<Position>;
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

/**
 * Cursors authenticated with HMAC-SHA-256. The first key signs; all of them verify, so that keys can be rotated while
 * callers are paging.
 *
 * @param keys raw keys of at least 32 bytes, the same in every process
 */
export function createCursors(keys: readonly Uint8Array<ArrayBuffer>[]): Cursors {
  const imported = Promise.all(
    keys.map((key) => crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])),
  );
  async function mac(key: CryptoKey, payload: string, binding: string): Promise<Uint8Array> {
    const content = utf8.encode(JSON.stringify(['cursor', binding, payload]));
    return new Uint8Array(await crypto.subtle.sign('HMAC', key, content)).subarray(0, macLength);
  }
  const refuse = () =>
    new CrosswalkError(
      'invalid_cursor',
      'The cursor was changed, or belongs to another account, resource or filter. Start again without it.',
    );
  return {
    async sign(position, binding) {
      const [key] = await imported;
      if (key === undefined) throw new Error('cursors need a signing key');
      const payload = JSON.stringify(position);
      const content = utf8.encode(payload);
      const signed = new Uint8Array(macLength + content.length);
      signed.set(await mac(key, payload, binding));
      signed.set(content, macLength);
      return toText(signed);
    },
    async open(cursor, binding, schema) {
      const bytes = toBytes(cursor);
      if (bytes === undefined || bytes.length <= macLength) throw refuse();
      const payload = new TextDecoder().decode(bytes.subarray(macLength));
      for (const key of await imported) {
        const expected = await mac(key, payload, binding);
        let difference = 0;
        for (const [index, byte] of expected.entries()) difference |= byte ^ (bytes[index] ?? 0);
        if (difference !== 0) continue;
        const position = schema.safeParse(parseJson(payload));
        if (position.success) return position.data;
      }
      throw refuse();
    },
  };
}
