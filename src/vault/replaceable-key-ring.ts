import type { RootKeyHolder } from './root-keys.ts';

/** A key ring whose keys can be exchanged for others while it is in use. */
export interface ReplaceableKeyRing extends RootKeyHolder {
  /** Uses another key ring from now on. It must hold every root key that still wraps something. */
  replace(next: RootKeyHolder): void;
}

/** Wraps a key ring so that a running vault can be given a new root key. */
export function createReplaceableKeyRing(first: RootKeyHolder): ReplaceableKeyRing {
  let current = first;
  return {
    get currentKeyId() {
      return current.currentKeyId;
    },
    wrap: (dataKey, tenantId) => current.wrap(dataKey, tenantId),
    unwrap: (wrapped, tenantId) => current.unwrap(wrapped, tenantId),
    replace(next) {
      current = next;
    },
  };
}
