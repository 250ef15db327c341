/** The texts that a token stands as, one after the other: as it is, and in Base64. */
export interface Needles {
  /** Their bytes in UTF-8; a zero ends each of them. */
  readonly bytes: Uint8Array;
  /** By byte: the unit of UTF-16 of the character that begins there; -1 where none does, or one of two units. */
  readonly units: Int32Array;
  /** By byte: where the character that begins there ends. */
  readonly ends: Int32Array;
  /** Where each of them begins. */
  readonly beginnings: readonly number[];
  /** By the value of a byte: 1 where one of them begins with it. */
  readonly begins: Uint8Array;
}

const utf8 = new TextEncoder();

/** What of Base64 is the same whatever stands before and after the token, for each of its three alignments. */
function inBase64(token: string): string[] {
  const bytes = String.fromCharCode(...utf8.encode(token));
  return [0, 1, 2].flatMap((offset) => {
    const text = btoa('\0'.repeat(offset) + bytes);
    const own = text.slice(Math.ceil((offset * 4) / 3), Math.floor(((offset + bytes.length) * 4) / 3));
    const inAddresses = own.replaceAll('+', '-').replaceAll('/', '_');
    return own === inAddresses ? [own] : [own, inAddresses];
  });
}

/** How many bytes a character takes in UTF-8. */
function lengthOf(character: string): number {
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return character.length === 1 ? 3 : 4;
}

/** The texts to look for where a token may stand, in Base64 alone or as a part of what is encoded. */
export function needlesOf(token: string): Needles {
  const texts = [token, ...inBase64(token)];
  const bytes = utf8.encode(`${texts.join('\0')}\0`);
  const units = new Int32Array(bytes.length).fill(-1);
  const ends = new Int32Array(bytes.length);
  const beginnings: number[] = [];
  const begins = new Uint8Array(256);
  let at = 0;
  for (const text of texts) {
    beginnings.push(at);
    begins[bytes[at] ?? 0] = 1;
    for (const character of text) {
      const end = at + lengthOf(character);
      if (character.length === 1) units[at] = character.charCodeAt(0);
      ends[at] = end;
      at = end;
    }
    at += 1;
  }
  return { bytes, units, ends, beginnings, begins };
}
