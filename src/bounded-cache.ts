import type { Clock } from './clock.ts';

/** Remembers what was loaded, for a while and within a bound. */
export interface BoundedCache<Value> {
  /**
   * The remembered value, or what `load` answers now. Callers that ask for the same key meanwhile share one load. A load
   * that fails is not remembered.
   */
  get(key: string, load: () => Promise<Value>): Promise<Value>;
  /** Forgets the key, also when its load is still under way: the next `get` loads again. */
  delete(key: string): void;
  clear(): void;
}

/**
 * A cache that keeps at most `limit` values, each for `milliseconds` after its load began; the least recently used goes
 * first.
 *
 * @example
 * const cache = createBoundedCache<CryptoKey>({ limit: 1000, milliseconds: 60_000, clock });
 * const key = await cache.get(tenantId, () => loadKey(tenantId));
 */
export function createBoundedCache<Value>({
  limit,
  milliseconds,
  clock,
}: {
  limit: number;
  milliseconds: number;
  clock: Pick<Clock, 'now'>;
}): BoundedCache<Value> {
  // A Map keeps the order of insertion, so the least recently used key is the first.
  const entries = new Map<string, { value: Promise<Value>; expiresAt: number }>();

  return {
    get(key, load) {
      const known = entries.get(key);
      entries.delete(key);
      if (known && clock.now() < known.expiresAt) {
        entries.set(key, known);
        return known.value;
      }
      const entry = { value: load(), expiresAt: clock.now() + milliseconds };
      entries.set(key, entry);
      for (const oldest of entries.keys()) {
        if (entries.size <= limit) break;
        entries.delete(oldest);
      }
      entry.value.catch(() => {
        if (entries.get(key) === entry) entries.delete(key);
      });
      return entry.value;
    },
    delete(key) {
      entries.delete(key);
    },
    clear() {
      entries.clear();
    },
  };
}
