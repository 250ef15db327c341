/**
 * A function that remembers what it made for a key, for at most `limit` keys; the one that was made first goes first. For
 * values that depend on their key alone, so that there is nothing to forget before.
 *
 * @param make Makes the value of a key; what it throws is not remembered.
 *
 * @example
 * const finderOf = createBoundedMemo(1000, createTokenFinder);
 * finderOf(token) === finderOf(token); // true
 */
export function createBoundedMemo<Value extends object>(
  limit: number,
  make: (key: string) => Value,
): (key: string) => Value {
  const made = new Map<string, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    for (const oldest of made.keys()) {
      if (made.size <= limit) break;
      made.delete(oldest);
    }
    return value;
  };
}
