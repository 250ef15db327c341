import {
  type Comparison,
  type Condition,
  type FunctionName,
  type Operand,
  comparisons,
  functionArity,
} from './evaluate.ts';
import { FqlError, type Token, tokenize } from './tokens.ts';

const constants = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Texts that stand for every event. */
const everything = ['all', '*'];

const functionNames: readonly string[] = Object.keys(functionArity);
const isFunctionName = (name: string): name is FunctionName => functionNames.includes(name);

/** Reads tokens one after another. */
function createParser(tokens: readonly Token[]) {
  let position = 0;
  const next = () => tokens[position];
  const isNext = (value: string) => {
    const token = next();
    return token !== undefined && token.kind !== 'string' && token.value === value;
  };

  function take(value: string): boolean {
    if (!isNext(value)) return false;
    position += 1;
    return true;
  }

  function expect(value: string): void {
    if (!take(value)) throw new FqlError(`expected ${value} ${where()}`);
  }

  function where(): string {
    const token = next();
    return token === undefined ? 'at the end' : `before ${JSON.stringify(token.value)}`;
  }

  function operandsOf(name: FunctionName): Operand[] {
    const operands = [operand()];
    while (take(',')) operands.push(operand());
    expect(')');
    const wanted = functionArity[name];
    if (operands.length !== wanted) throw new FqlError(`${name} takes ${wanted} values, not ${operands.length}`);
    return operands;
  }

  function operand(): Operand {
    const token = next();
    if (token === undefined || token.kind === 'symbol') throw new FqlError(`expected a value ${where()}`);
    position += 1;
    if (token.kind !== 'name') return { kind: 'value', value: token.value };
    if (constants.has(token.value)) return { kind: 'value', value: constants.get(token.value) };
    if (!take('(')) return { kind: 'path', path: token.value };
    if (!isFunctionName(token.value)) throw new FqlError(`there is no function ${token.value}`);
    return { kind: 'call', name: token.value, operands: operandsOf(token.value) };
  }

  function comparison(): Comparison | undefined {
    return comparisons.find((operator) => take(operator));
  }

  function term(): Condition {
    if (take('!') || take('not')) return { kind: 'not', condition: term() };
    if (take('(')) {
      const inner = disjunction();
      expect(')');
      return inner;
    }
    const left = operand();
    const operator = comparison();
    return operator === undefined
      ? { kind: 'holds', operand: left }
      : { kind: 'comparison', operator, left, right: operand() };
  }

  function chain(kind: 'and' | 'or', part: () => Condition): Condition {
    const first = part();
    const conditions = [first];
    while (take(kind)) conditions.push(part());
    return conditions.length === 1 ? first : { kind, conditions };
  }

  const conjunction = () => chain('and', term);
  const disjunction = (): Condition => chain('or', conjunction);

  return () => {
    const condition = disjunction();
    if (next() !== undefined) throw new FqlError(`expected the end ${where()}`);
    return condition;
  };
}

/**
 * Reads a condition in FQL, the language in which destination filters and triggers select events. Throws an `FqlError`.
 *
 * @example
 * evaluateCondition(parseFql('type = "track" and properties.total > 100'), event);
 */
export function parseFql(text: string): Condition {
  if (everything.includes(text.trim())) return { kind: 'everything' };
  return createParser(tokenize(text))();
}
