import { CompactEncrypt, compactDecrypt, errors } from 'jose';

/** What a sealed text belongs to. It travels readable but authenticated in the text's protected header. */
export type Binding = Record<string, string | number>;

const algorithms = { alg: 'dir', enc: 'A256GCM' } as const;

/** Encrypts with AES-256-GCM, as a compact JWE (RFC 7516) whose header carries the binding. */
export function sealText(content: Uint8Array, key: CryptoKey, binding: Binding): Promise<string> {
  return new CompactEncrypt(content).setProtectedHeader({ ...binding, ...algorithms }).encrypt(key);
}

/**
 * Decrypts what `sealText` made; undefined when it was changed, sealed with another key, or sealed for anything else
 * than exactly this binding.
 */
export async function openText(sealed: string, key: CryptoKey, binding: Binding): Promise<Uint8Array | undefined> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: [algorithms.alg],
      contentEncryptionAlgorithms: [algorithms.enc],
    });
    const expected = Object.entries({ ...binding, ...algorithms });
    const isBound =
      Object.keys(protectedHeader).length === expected.length &&
      expected.every(([name, value]) => protectedHeader[name] === value);
    return isBound ? plaintext : undefined;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

/** A key that encrypts and decrypts but cannot be read back, so that no dump or log can show it. */
export function importKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}
