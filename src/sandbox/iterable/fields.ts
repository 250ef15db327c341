/** A JSON object whose members have not been looked at yet. */
export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The integers of an array field; anything else counts as none. */
export function integersOf(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((item) => Number.isInteger(item)).map(Number) : [];
}

/**
 * Lays `incoming` over `stored` the way a profile update does: top-level keys merge, `null` removes, arrays are
 * replaced, and objects are replaced too unless `mergeNestedObjects`, which merges exactly one level.
 */
export function mergeFields(stored: Fields, incoming: Fields, mergeNestedObjects: boolean): Fields {
  const merged = { ...stored };
  for (const [name, value] of Object.entries(incoming)) {
    const current = merged[name];
    if (value === null) delete merged[name];
    else if (mergeNestedObjects && isFields(value) && isFields(current)) {
      merged[name] = mergeFields(current, value, false);
    } else merged[name] = value;
  }
  return merged;
}
