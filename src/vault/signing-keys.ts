import { readRootKeys } from './root-key-text.ts';

const purpose = new TextEncoder().encode('crosswalk cursor signing');

/**
 * The keys that sign cursors, one of 32 bytes for each root key and in their order: every process that holds the same
 * root keys signs and verifies alike, and nothing more has to be kept secret. They say nothing about the root keys
 * (HKDF with SHA-256, RFC 5869).
 *
 * @param rootKeys `id:key[,id:key…]`, as `parseKeyRing` takes it
 * @throws Error with one line that names the position and never shows key material.
 *
 * @example
 * createCrosswalk({ keyRing: parseKeyRing(rootKeys), signingKeys: await deriveSigningKeys(rootKeys), …options });
 */
export async function deriveSigningKeys(rootKeys: string): Promise<Uint8Array<ArrayBuffer>[]> {
  return Promise.all(
    readRootKeys(rootKeys).map(async ({ bytes }) => {
      const key = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveBits']);
      const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: purpose };
      return new Uint8Array(await crypto.subtle.deriveBits(derivation, key, 256));
    }),
  );
}
