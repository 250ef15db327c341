import { type Needles } from './token-needles.ts';

/** What a look at the next bytes of a body found. */
export interface TokenSearch {
  found: boolean;
  /** How many of the bytes seen last may become the token when more of them come. */
  open: number;
}

const codeOf = (sign: string): number => sign.charCodeAt(0);

const percent = codeOf('%');
const backslash = codeOf('\\');
const letterU = codeOf('u');

/** UTF-16 puts one zero between the characters of ASCII, and UTF-32 three. */
const mostZeros = 3;

const notADigit = 0xff;

/** The value of each byte as a hexadecimal digit. */
const digitValues = Uint8Array.from({ length: 256 }, (_, byte) => {
  const value = Number.parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(value) ? notADigit : value;
});

/** How far an escape has come: `%63`, `\c`, or `\u0063`, whose digits are those from the first to the last. */
const noEscape = 0;
const afterPercent = 1;
const inPercent = 2;
const afterBackslash = 3;
const firstDigit = 4;
const lastDigit = 7;

/** Needles of which all is there up to a place, each place once, with where in the body the earliest of them began. */
class Followed {
  readonly #places: Uint32Array;
  /** By place: one more than the position, or zero where the place is none of these. */
  readonly #starts: Float64Array;
  size = 0;

  constructor(room: number) {
    this.#places = new Uint32Array(room);
    this.#starts = new Float64Array(room);
  }

  /** A place comes again only when an escape ends at it, and then never with a later start: escapes are longer. */
  add(place: number, start: number): void {
    if (this.#starts[place] === 0) {
      this.#places[this.size] = place;
      this.size += 1;
    }
    this.#starts[place] = start + 1;
  }

  placeAt(index: number): number {
    return this.#places[index] ?? 0;
  }

  startAt(index: number): number {
    return (this.#starts[this.placeAt(index)] ?? 0) - 1;
  }

  clear(): void {
    for (let index = 0; index < this.size; index += 1) this.#starts[this.placeAt(index)] = 0;
    this.size = 0;
  }

  earliest(): number {
    let earliest = Infinity;
    for (let index = 0; index < this.size; index += 1) earliest = Math.min(earliest, this.startAt(index));
    return earliest;
  }
}

/**
 * Looks for needles in bytes that come one chunk after the other, and follows all beginnings of them at once. Each byte is
 * looked at when it comes and never again, an escape is read once for all of them, and of beginnings that go on alike only
 * one is followed: so the work for a byte is bounded, whatever the bytes are. Escapes never overlap but where one ends with
 * the sign of the next, so that one at a time is all there is.
 */
export class TokenWatch {
  readonly #needles: Needles;
  /** What goes on with the next byte. */
  #followed: Followed;
  /** What goes on with the character that the escape stands for. */
  #beforeEscape: Followed;
  /** What goes on after the byte that is being looked at. */
  #next: Followed;
  #escape = noEscape;
  #escapeStart = 0;
  #escaped = 0;
  #position = 0;
  #zeros = 0;
  #isFound = false;
  /** How often a byte was compared so far: what the search has cost. */
  comparisons = 0;

  constructor(needles: Needles) {
    this.#needles = needles;
    this.#followed = new Followed(needles.bytes.length);
    this.#beforeEscape = new Followed(needles.bytes.length);
    this.#next = new Followed(needles.bytes.length);
  }

  look(chunk: Uint8Array): TokenSearch {
    const { begins } = this.#needles;
    const before = this.#position;
    let isIdle = this.#isIdle();
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (isIdle && begins[byte] === 0 && byte !== percent && byte !== backslash) continue;
      this.#position = before + at;
      if (byte === 0) this.#skipZero();
      else this.#take(byte);
      if (this.#isFound) return { found: true, open: 0 };
      isIdle = this.#isIdle();
    }
    this.#position = before + chunk.length;
    return { found: false, open: this.#position - Math.min(this.#position, this.#earliest()) };
  }

  /** Forgets what was seen: the next bytes are the first of another body. */
  reset(): void {
    for (const followed of [this.#followed, this.#beforeEscape, this.#next]) followed.clear();
    this.#escape = noEscape;
    this.#position = 0;
    this.#zeros = 0;
    this.#isFound = false;
  }

  #isIdle(): boolean {
    return this.#escape === noEscape && this.#followed.size === 0;
  }

  #earliest(): number {
    const earliest = this.#followed.earliest();
    return this.#escape === noEscape ? earliest : Math.min(earliest, this.#escapeStart, this.#beforeEscape.earliest());
  }

  #skipZero(): void {
    this.#zeros += 1;
    if (this.#zeros <= mostZeros) return;
    this.#followed.clear();
    this.#escape = noEscape;
  }

  #take(byte: number): void {
    this.#zeros = 0;
    const followed = this.#followed;
    this.#goOn(followed, this.#position, byte);
    this.#readEscape(byte);
    const next = this.#next;
    if (byte === percent || byte === backslash) {
      this.#escape = byte === percent ? afterPercent : afterBackslash;
      this.#escapeStart = this.#position;
      this.#next = this.#beforeEscape;
      this.#beforeEscape = followed;
    } else {
      this.#next = followed;
    }
    this.#followed = next;
    this.#next.clear();
  }

  /** Needles that go on, or begin, with a byte. */
  #goOn(followed: Followed, start: number, byte: number): void {
    const { bytes, begins, beginnings } = this.#needles;
    for (let index = 0; index < followed.size; index += 1) {
      const place = followed.placeAt(index);
      if (bytes[place] === byte) this.#reach(place + 1, followed.startAt(index));
    }
    this.comparisons += followed.size + 1;
    if (begins[byte] === 0) return;
    this.comparisons += beginnings.length;
    for (const place of beginnings) if (bytes[place] === byte) this.#reach(place + 1, start);
  }

  /** Needles that go on, or begin, with a character beyond ASCII. */
  #goOnWithUnit(followed: Followed, start: number, unit: number): void {
    const { units, ends, beginnings } = this.#needles;
    this.comparisons += followed.size + beginnings.length;
    for (let index = 0; index < followed.size; index += 1) {
      const place = followed.placeAt(index);
      if (units[place] === unit) this.#reach(ends[place] ?? 0, followed.startAt(index));
    }
    for (const place of beginnings) if (units[place] === unit) this.#reach(ends[place] ?? 0, start);
  }

  #reach(place: number, start: number): void {
    if (this.#needles.bytes[place] === 0) this.#isFound = true;
    this.#next.add(place, start);
  }

  #readEscape(byte: number): void {
    const step = this.#escape;
    if (step === noEscape) return;
    this.#escape = noEscape;
    if (step === afterBackslash) {
      if (byte !== letterU) return this.#goOn(this.#beforeEscape, this.#escapeStart, byte);
      this.#escaped = 0;
      this.#escape = firstDigit;
      return;
    }
    const digit = digitValues[byte] ?? notADigit;
    if (digit === notADigit) return;
    if (step === afterPercent) {
      this.#escaped = digit;
      this.#escape = inPercent;
      return;
    }
    this.#escaped = this.#escaped * 16 + digit;
    if (step === inPercent || (step === lastDigit && this.#escaped < 0x80)) {
      return this.#goOn(this.#beforeEscape, this.#escapeStart, this.#escaped);
    }
    if (step === lastDigit) return this.#goOnWithUnit(this.#beforeEscape, this.#escapeStart, this.#escaped);
    this.#escape = step + 1;
  }
}
