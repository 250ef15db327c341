/** A data key as it may be stored: unreadable without the root key that it names. */
export interface WrappedKey {
  rootKeyId: string;
  wrappedKey: string;
}

/**
 * Holds the root keys and never gives them away. A key ring in memory is one; a key management service can be another.
 */
export interface RootKeyHolder {
  /** The root key that `wrap` uses. */
  readonly currentKeyId: string;
  /** Wraps a data key for one tenant with the current root key. */
  wrap(dataKey: Uint8Array, tenantId: string): Promise<WrappedKey>;
  /**
   * Gives back the data key.
   *
   * @throws CrosswalkError `internal_error` when the named root key is not held, or when the wrapped key was changed or
   * belongs to another tenant.
   */
  unwrap(wrapped: WrappedKey, tenantId: string): Promise<Uint8Array>;
}
