import { type JsonValue } from '../mapping/index.ts';

/** FNV-1a of a value's JSON. It tells items and pages apart; nothing rests on it that must not be guessed. */
export function fingerprint(value: JsonValue): number {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(value)) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
