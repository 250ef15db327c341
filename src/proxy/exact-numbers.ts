/** Digits in a row from which on a whole number may be inexact, or an exponent from which on it may be none. */
const suspicious = /\d{16}|\d[eE]\+?\d{3}/;

/** The position after the text that begins here. */
function endOfText(json: string, start: number): number {
  let end = start;
  for (;;) {
    end = json.indexOf('"', end + 1);
    if (end < 0) return json.length;
    let slashes = 0;
    while (json.charAt(end - 1 - slashes) === '\\') slashes += 1;
    if (slashes % 2 === 0) return end + 1;
  }
}

function isExact(literal: string): boolean {
  const number = Number(literal);
  return /^-?\d+$/.test(literal) ? Number.isSafeInteger(number) : Number.isFinite(number);
}

/**
 * The position of the first number in a JSON text that would not be what was sent once it is read: a whole number beyond
 * ±(2^53 − 1), which is rounded, or one too large for any number. Undefined when there is none; bodies without long
 * numbers are told by one quick look.
 *
 * @example
 * findInexactNumber('{"id": 9007199254740993}'); // 7
 */
export function findInexactNumber(json: string): number | undefined {
  if (!suspicious.test(json)) return undefined;
  const next = /["\d-]/g;
  const literal = /-?[\d.eE+-]*/y;
  for (let found = next.exec(json); found !== null; found = next.exec(json)) {
    if (found[0] === '"') {
      next.lastIndex = endOfText(json, found.index);
      continue;
    }
    literal.lastIndex = found.index;
    const number = literal.exec(json)?.[0] ?? '';
    if (!isExact(number)) return found.index;
    next.lastIndex = found.index + number.length;
  }
  return undefined;
}
