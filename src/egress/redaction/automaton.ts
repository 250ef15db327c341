import { addSpan, type Span } from './span.ts';

/** Of a secret of more bytes than twice these, these are enough, and go with whatever follows of it. */
const enoughOfLong = 128;

/** So little of a secret is read again when a search goes on elsewhere. */
const shallow = 4;

/** Whether a secret counts when it ends after so many bytes. */
function isEnough(secret: Uint8Array, length: number): boolean {
  if (length === secret.length) return true;
  const isBetweenCharacters = ((secret[length] ?? 0) & 0xc0) !== 0x80;
  return secret.length > 2 * enoughOfLong && length >= enoughOfLong && isBetweenCharacters;
}

/** How many bytes there are at least of any of some secrets where one is. */
export function leastOf(secrets: readonly Uint8Array[]): number {
  return secrets.reduce((least, { length }) => Math.min(least, length), enoughOfLong);
}

/** What of a text to search, and where to put what is found. */
interface Section {
  start: number;
  last: number;
  spans: Span[];
}

/**
 * An automaton of Aho and Corasick: a tree of all secrets, in which each state knows where to go on when the text does not.
 * So every occurrence is found in linear time, those within and across one another included.
 */
export class Automaton {
  /** By state; 0 is the root and stands for none. */
  readonly #firstChild: Int32Array;
  readonly #sibling: Int32Array;
  readonly #byte: Uint8Array;
  readonly #fallback: Int32Array;
  readonly #depth: Int32Array;
  /** The length of the longest secret that ends in a state. */
  readonly #found: Int32Array;
  /** The children of the root by byte: most of a text leads nowhere else. */
  readonly #rootChildren = new Int32Array(256);

  constructor(secrets: readonly Uint8Array[]) {
    const room = secrets.reduce((sum, { length }) => sum + length, 1);
    this.#firstChild = new Int32Array(room);
    this.#sibling = new Int32Array(room);
    this.#byte = new Uint8Array(room);
    this.#fallback = new Int32Array(room);
    this.#depth = new Int32Array(room);
    this.#found = new Int32Array(room);
    this.#linkFallbacks(this.#plant(secrets));
  }

  /** Builds the tree; answers how many states it has. */
  #plant(secrets: readonly Uint8Array[]): number {
    let count = 1;
    for (const secret of secrets) {
      let state = 0;
      for (const [index, byte] of secret.entries()) {
        let child = this.#child(state, byte);
        if (child === 0) {
          child = count;
          count += 1;
          this.#byte[child] = byte;
          this.#depth[child] = index + 1;
          if (state === 0) this.#rootChildren[byte] = child;
          else {
            this.#sibling[child] = this.#firstChild[state] ?? 0;
            this.#firstChild[state] = child;
          }
        }
        state = child;
        if (isEnough(secret, index + 1)) this.#found[state] = index + 1;
      }
    }
    return count;
  }

  /** Level by level, so that every fallback is complete before it is asked. */
  #linkFallbacks(count: number): void {
    const states = [...this.#rootChildren].filter((state) => state !== 0);
    for (let index = 0; index < count - 1; index += 1) {
      const state = states[index] ?? 0;
      const fallback = this.#fallback[state] ?? 0;
      if (this.#found[state] === 0) this.#found[state] = this.#found[fallback] ?? 0;
      for (let child = this.#firstChild[state] ?? 0; child !== 0; child = this.#sibling[child] ?? 0) {
        this.#fallback[child] = this.#next(fallback, this.#byte[child] ?? 0);
        states.push(child);
      }
    }
  }

  #child(state: number, byte: number): number {
    if (state === 0) return this.#rootChildren[byte] ?? 0;
    let child = this.#firstChild[state] ?? 0;
    while (child !== 0 && this.#byte[child] !== byte) child = this.#sibling[child] ?? 0;
    return child;
  }

  #next(from: number, byte: number): number {
    let state = from;
    let next = this.#child(state, byte);
    while (next === 0 && state !== 0) {
      state = this.#fallback[state] ?? 0;
      next = this.#child(state, byte);
    }
    return next;
  }

  /**
   * Adds what it finds to `spans`, from `start` on until no secret can have begun at or before `last`.
   *
   * @returns from where on secrets can have begun that are not found yet
   */
  search(bytes: Uint8Array, { start, last, spans }: Section): number {
    let state = 0;
    for (let index = start; index < bytes.length; index += 1) {
      state = this.#next(state, bytes[index] ?? 0);
      const length = this.#found[state] ?? 0;
      const end = index + 1;
      if (length > 0) addSpan(spans, { start: end - length, end });
      // Where much of a secret is there it goes on: to read that again each time would take quadratic time.
      const depth = this.#depth[state] ?? 0;
      if (depth < shallow && end - depth > last) return end - depth;
    }
    return bytes.length;
  }
}
