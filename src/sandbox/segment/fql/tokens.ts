/** Thrown for a text that is not FQL. */
export class FqlError extends Error {
  override name = 'FqlError';
}

export type Token =
  | { kind: 'string'; value: string }
  | { kind: 'number'; value: number }
  /** A path such as `properties.total`, a function's name, or a keyword. */
  | { kind: 'name'; value: string }
  | { kind: 'symbol'; value: string };

const pattern =
  /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(-?\d+(?:\.\d+)?)|([A-Za-z_$][\w$-]*(?:\.[\w$-]+)*)|(!=|<=|>=|[=<>!(),*]))/y;

function toToken([, double, single, number, name, symbol]: RegExpExecArray): Token {
  const text = double ?? single;
  if (text !== undefined) return { kind: 'string', value: text.replace(/\\(.)/g, '$1') };
  if (number !== undefined) return { kind: 'number', value: Number(number) };
  if (name !== undefined) return { kind: 'name', value: name };
  return { kind: 'symbol', value: symbol ?? '' };
}

/** Splits FQL into its tokens. Throws an `FqlError` at the first character that begins none. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const source = text.trimEnd();
  const reader = new RegExp(pattern);
  while (reader.lastIndex < source.length) {
    const start = reader.lastIndex;
    const match = reader.exec(source);
    if (match === null) throw new FqlError(`unexpected ${JSON.stringify(source.slice(start, start + 10))}`);
    tokens.push(toToken(match));
  }
  return tokens;
}
