const earliest = Date.parse('0000-01-01T00:00:00.000Z');
const latest = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * A time in milliseconds since the epoch, if it lies in the years 0 to 9999, which ISO 8601 writes with four digits;
 * undefined for all other numbers. What comes from outside passes here before it is kept: far times stand in no `Date`,
 * and would fail whenever they are shown.
 *
 * @example
 * readableInstant(Date.parse('2026-01-01')); // 1767225600000
 * readableInstant(1e20); // undefined
 */
export function readableInstant(milliseconds: number): number | undefined {
  return milliseconds >= earliest && milliseconds <= latest ? milliseconds : undefined;
}
