/** Digits from which on a whole number may be inexact, and exponents by which it may be one, too large or too small. */
const suspicious = /\d{16}|\d[eE][+-]?\d{3}|\.\d+[eE]/;

/** The position after the text of JSON whose first quote stands at `start`; the end of all when it has no last one. */
export function endOfText(json: string, start: number): number {
  let end = start;
  for (;;) {
    end = json.indexOf('"', end + 1);
    if (end < 0) return json.length;
    let slashes = 0;
    while (json.charAt(end - 1 - slashes) === '\\') slashes += 1;
    if (slashes % 2 === 0) return end + 1;
  }
}

/** The digits of a number from its first to its last that is not zero, with the power of ten that they are multiples of. */
function significantDigits(literal: string): string {
  const [, whole = '', fraction = '', exponent = '0'] = /^-?(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(literal) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  let length = digits.length;
  while (digits.charAt(length - 1) === '0') length -= 1;
  return `${digits.slice(0, length)}e${Number(exponent) - fraction.length + digits.length - length}`;
}

/** Fractions are kept as near as a number can be, unless nothing is left of them. */
function isExact(literal: string): boolean {
  const number = Number(literal);
  if (/^-?\d+$/.test(literal)) return Number.isSafeInteger(number);
  if (number === 0) return !/^-?[\d.]*[1-9]/.test(literal);
  if (Math.abs(number) <= Number.MAX_SAFE_INTEGER) return true;
  return Number.isFinite(number) && significantDigits(literal) === significantDigits(String(number));
}

/** The numbers in a JSON text that would not be what was sent once they are read, with their places, in order. */
function* inexactNumbers(json: string): Generator<{ start: number; end: number }> {
  // Bodies without long numbers are told by one quick look.
  if (!suspicious.test(json)) return;
  const next = /["\d-]/g;
  const literal = /-?[\d.eE+-]*/y;
  for (let found = next.exec(json); found !== null; found = next.exec(json)) {
    const { 0: first, index: start } = found;
    if (first === '"') {
      next.lastIndex = endOfText(json, start);
      continue;
    }
    literal.lastIndex = start;
    const number = literal.exec(json)?.[0] ?? '';
    const end = start + number.length;
    if (!isExact(number)) yield { start, end };
    next.lastIndex = end;
  }
}

/**
 * The position of the first number in a JSON text that would not be what was sent once it is read: a whole number beyond
 * ±(2^53 − 1), however it is written, which is rounded, or one too large or too small for any number. Undefined when there
 * is none.
 *
 * @example
 * findInexactNumber('{"id": 9007199254740993}'); // 7
 */
export function findInexactNumber(json: string): number | undefined {
  return inexactNumbers(json).next().value?.start;
}

/**
 * A JSON text with every such number as text, digit by digit as it was written.
 *
 * @example
 * quoteInexactNumbers('{"id": 9007199254740993}'); // '{"id": "9007199254740993"}'
 */
export function quoteInexactNumbers(json: string): string {
  let quoted = '';
  let from = 0;
  for (const { start, end } of inexactNumbers(json)) {
    quoted += `${json.slice(from, start)}"${json.slice(start, end)}"`;
    from = end;
  }
  return quoted + json.slice(from);
}
