import { CrosswalkError } from '../errors/index.ts';
import { readRootKeys } from './root-key-text.ts';
import { describeOwner } from './owner.ts';
import type { RootKeyHolder } from './root-keys.ts';
import { importKey, openText, sealText } from './sealed-text.ts';

/**
 * Reads root keys from `id:key[,id:key…]`, each key 32 bytes in base64. The first wraps from now on; the others are kept
 * to unwrap what they wrapped before, until a rotation is done.
 *
 * @throws Error with one line that names the position and never shows key material.
 *
 * @example
 * const keyRing = parseKeyRing('2026:q83v…,2025:3q2+…');
 */
export function parseKeyRing(text: string): RootKeyHolder {
  const keys = readRootKeys(text);
  const [current] = keys;
  if (!current) throw new Error('There is no vault key.');
  return createKeyRing(current.id, new Map(keys.map(({ id, bytes }) => [id, importKey(bytes)])));
}

/**
 * A new root key in the form that `parseKeyRing` reads. Its id is the text given, or eight random characters.
 *
 * @example
 * const keys = `${generateRootKey()},${previousKeys}`;
 */
export function generateRootKey(id: string = crypto.randomUUID().slice(0, 8)): string {
  return `${id}:${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))}`;
}

function createKeyRing(currentKeyId: string, keys: ReadonlyMap<string, Promise<CryptoKey>>): RootKeyHolder {
  const held = (rootKeyId: string) => {
    const key = keys.get(rootKeyId);
    if (key) return key;
    const message = `The root key "${rootKeyId}" is not in CROSSWALK_VAULT_KEYS; add it again behind the current one.`;
    throw new CrosswalkError('internal_error', message, { retryable: false });
  };
  const bindingOf = (rootKeyId: string, tenantId: string) => ({ kid: rootKeyId, tenant_id: tenantId });

  return {
    currentKeyId,
    async wrap(dataKey, tenantId) {
      const wrappedKey = await sealText(dataKey, await held(currentKeyId), bindingOf(currentKeyId, tenantId));
      return { rootKeyId: currentKeyId, wrappedKey };
    },
    async unwrap({ rootKeyId, wrappedKey }, tenantId) {
      const dataKey = await openText(wrappedKey, await held(rootKeyId), bindingOf(rootKeyId, tenantId));
      if (dataKey) return dataKey;
      const message = `The data key of ${describeOwner(tenantId)} does not fit the root key "${rootKeyId}".`;
      throw new CrosswalkError('internal_error', message, { retryable: false });
    },
  };
}
