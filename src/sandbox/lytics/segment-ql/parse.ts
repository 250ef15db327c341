import { SegmentQlError } from './error.ts';
import { type Comparison, type Expression, type Literal, type SegmentQuery, comparisons } from './expression.ts';
import { type Token, tokenize } from './tokens.ts';

/** Deeper than any statement a person writes, and shallow enough for every call stack. */
const maximumDepth = 100;

const reserved = new Set([
  'FROM',
  'ALIAS',
  'AND',
  'OR',
  'NOT',
  'INCLUDE',
  'EXISTS',
  'IN',
  'CONTAINS',
  'LIKE',
  'BETWEEN',
]);

function describe(token: Token): string {
  if (token.kind === 'end') return 'end of statement';
  return `${JSON.stringify(token.kind === 'number' ? token.value : token.text)} at position ${token.at}`;
}

function toComparison(text: string): Comparison | undefined {
  return text === '==' ? '=' : comparisons.find((comparison) => comparison === text);
}

/**
 * Parses `FILTER <condition> [FROM <table>] [ALIAS <slug>]`. Key words may be in either case.
 *
 * @throws SegmentQlError when the text is no such statement.
 * @example
 * parseSegmentQl('FILTER AND (visits > 5, NOT INCLUDE churned) FROM user ALIAS loyal');
 */
export function parseSegmentQl(text: string): SegmentQuery {
  const parser = createParser(tokenize(text));
  parser.expectWord('FILTER');
  const filter = parser.expression(0);
  const table = parser.takeWord('FROM') ? parser.name('a table') : 'user';
  const alias = parser.takeWord('ALIAS') ? parser.name('an alias') : undefined;
  parser.expectEnd();
  return { filter, table, alias, conditions: parser.conditions() };
}

function createParser(tokens: Token[]) {
  let position = 0;
  let conditions = 0;

  const current = (): Token => {
    const token = tokens[position];
    if (token === undefined) throw new SegmentQlError('unexpected end of statement');
    return token;
  };
  const expected = (what: string) => new SegmentQlError(`expected ${what} but got ${describe(current())}`);
  const isText = (kind: 'word' | 'symbol', text: string): boolean => {
    const token = current();
    return token.kind === kind && token.text.toUpperCase() === text;
  };
  const take = (kind: 'word' | 'symbol', text: string): boolean => {
    const found = isText(kind, text);
    if (found) position += 1;
    return found;
  };
  const takeWord = (text: string) => take('word', text);
  const takeSymbol = (text: string) => take('symbol', text);
  const expectSymbol = (text: string) => {
    if (!takeSymbol(text)) throw expected(JSON.stringify(text));
  };
  const expectWord = (text: string) => {
    if (!takeWord(text)) throw expected(text);
  };
  const name = (what: string): string => {
    const token = current();
    if (token.kind !== 'word' || reserved.has(token.text.toUpperCase())) throw expected(what);
    position += 1;
    return token.text;
  };
  const literal = (): Literal => {
    if (takeWord('TRUE')) return true;
    if (takeWord('FALSE')) return false;
    const token = current();
    if (token.kind !== 'number' && token.kind !== 'string') throw expected('a value');
    position += 1;
    return token.kind === 'number' ? token.value : token.text;
  };
  function listOf<Item>(item: () => Item): Item[] {
    expectSymbol('(');
    const items = [item()];
    while (takeSymbol(',')) items.push(item());
    expectSymbol(')');
    return items;
  }

  function condition(): Expression {
    conditions += 1;
    if (takeSymbol('*')) return { kind: 'everyone' };
    if (takeWord('INCLUDE')) return { kind: 'include', segment: name('a segment') };
    if (takeWord('EXISTS')) return { kind: 'exists', field: name('a field') };
    const field = name('a condition');
    if (field.toLowerCase() === 'timewindow' && isText('symbol', '(')) {
      // The vendor names this operator and does not say what its two numbers mean.
      throw new SegmentQlError('timewindow is not known to the sandbox: compare the field with times such as "now-7d"');
    }
    if (takeWord('NOT')) return { kind: 'not', part: test(field) };
    return test(field);
  }

  function test(field: string): Expression {
    if (takeWord('IN')) return { kind: 'in', field, values: listOf(literal) };
    if (takeWord('CONTAINS')) return { kind: 'contains', field, value: literal() };
    if (takeWord('LIKE')) return { kind: 'like', field, pattern: String(literal()) };
    if (takeWord('BETWEEN')) {
      const from = literal();
      expectWord('AND');
      return { kind: 'between', field, from, to: literal() };
    }
    const token = current();
    const comparison = token.kind === 'symbol' ? toComparison(token.text) : undefined;
    if (comparison === undefined) throw expected('an operator');
    position += 1;
    return { kind: 'compare', field, comparison, to: literal() };
  }

  function expression(depth: number): Expression {
    if (depth > maximumDepth) throw new SegmentQlError(`conditions are nested more than ${maximumDepth} deep`);
    const nested = () => expression(depth + 1);
    if (takeWord('AND')) return { kind: 'and', parts: listOf(nested) };
    if (takeWord('OR')) return { kind: 'or', parts: listOf(nested) };
    if (takeWord('NOT')) return { kind: 'not', part: nested() };
    if (takeSymbol('(')) {
      const inner = nested();
      expectSymbol(')');
      return inner;
    }
    return condition();
  }

  return {
    expression,
    expectWord,
    takeWord,
    name,
    expectEnd() {
      if (current().kind !== 'end') throw expected('end of statement');
    },
    conditions: () => conditions,
  };
}
