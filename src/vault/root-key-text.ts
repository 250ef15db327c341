/** One root key as an operator writes it down. */
export interface RootKeyText {
  id: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const entry = /^([A-Za-z0-9_.-]{1,64}):([A-Za-z0-9+/_-]{43}=?)$/;

/**
 * Reads `id:key[,id:key…]`, each key 32 bytes in base64.
 *
 * @throws Error with one line that names the position and never shows key material.
 */
export function readRootKeys(text: string): RootKeyText[] {
  const wrong = (position: number, reason: string) => new Error(`Vault key ${position} ${reason}.`);
  const known = new Set<string>();
  return text
    .split(',')
    .map((part, index) => {
      const [, id, encoded] = entry.exec(part.trim()) ?? [];
      if (id === undefined || encoded === undefined) {
        throw wrong(index + 1, 'must be an id, a colon and 32 bytes in base64');
      }
      return { id, bytes: decodeKey(encoded) };
    })
    .map((key, index) => {
      if (known.has(key.id)) throw wrong(index + 1, 'repeats the id of an earlier one');
      known.add(key.id);
      return key;
    });
}

function decodeKey(encoded: string): Uint8Array<ArrayBuffer> {
  const binary = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
