import type { Fields, Json } from './values.ts';

/** Bytes of the longest identity value. */
export const maximumIdentifierBytes = 256;

/** One identity of a profile: `email` = `ada@example.com`. */
export interface IdentityKey {
  key: string;
  value: string;
}

function toIdentityValue(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The identities that a record carries, strongest first. `ranked` are the identity fields in that order. */
export function identitiesIn(fields: Fields, ranked: readonly string[]): IdentityKey[] {
  return ranked.flatMap((key) => {
    const value = fields[key];
    const values = Array.isArray(value) ? value : [value];
    return values.flatMap((item) => {
      const identity = toIdentityValue(item);
      return identity === undefined ? [] : [{ key, value: identity }];
    });
  });
}
