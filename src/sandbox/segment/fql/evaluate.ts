import { type JsonObject, isObject } from '../json.ts';

export const comparisons = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof comparisons)[number];

/** What a condition compares: a value, a path into the event, or a function of such. */
export type Operand =
  | { kind: 'value'; value: unknown }
  | { kind: 'path'; path: string }
  | { kind: 'call'; name: FunctionName; operands: readonly Operand[] };

/** A condition on an event. */
export type Condition =
  | { kind: 'everything' }
  | { kind: 'and' | 'or'; conditions: readonly Condition[] }
  | { kind: 'not'; condition: Condition }
  | { kind: 'comparison'; operator: Comparison; left: Operand; right: Operand }
  /** True of an operand that is true. */
  | { kind: 'holds'; operand: Operand };

/** `*` stands for any characters and `?` for one, as in the names of files. */
function matchesGlob(text: string, glob: string): boolean {
  const source = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(text);
}

function lengthOf(value: unknown): number | undefined {
  return typeof value === 'string' || Array.isArray(value) ? value.length : undefined;
}

function typeOf(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

const functions = {
  contains: ([value, part]: readonly unknown[]) =>
    typeof value === 'string' && typeof part === 'string'
      ? value.includes(part)
      : Array.isArray(value) && value.includes(part),
  match: ([value, glob]: readonly unknown[]) =>
    typeof value === 'string' && typeof glob === 'string' && matchesGlob(value, glob),
  length: ([value]: readonly unknown[]) => lengthOf(value),
  lowercase: ([value]: readonly unknown[]) => (typeof value === 'string' ? value.toLowerCase() : value),
  typeof: ([value]: readonly unknown[]) => typeOf(value),
};
export type FunctionName = keyof typeof functions;

/** How many operands each function takes. */
export const functionArity: Readonly<Record<FunctionName, number>> = {
  contains: 2,
  match: 2,
  length: 1,
  lowercase: 1,
  typeof: 1,
};

/** What an event has at a path such as `properties.total`; null when it has nothing there. */
export function valueAt(event: JsonObject, path: string): unknown {
  let value: unknown = event;
  for (const name of path.split('.')) value = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return value ?? null;
}

function valueOf(operand: Operand, event: JsonObject): unknown {
  if (operand.kind === 'value') return operand.value;
  if (operand.kind === 'call') {
    return functions[operand.name](operand.operands.map((inner) => valueOf(inner, event)));
  }
  return valueAt(event, operand.path);
}

/** Numbers and texts have an order among their own kind; nothing else has one. */
function compare(operator: Comparison, left: unknown, right: unknown): boolean {
  if (operator === '=') return left === right;
  if (operator === '!=') return left !== right;
  const ordered =
    (typeof left === 'number' && typeof right === 'number') || (typeof left === 'string' && typeof right === 'string');
  if (!ordered) return false;
  if (left === right) return operator.endsWith('=');
  return operator.startsWith('<') === left < right;
}

/** Whether an event meets a condition. */
export function evaluateCondition(condition: Condition, event: JsonObject): boolean {
  switch (condition.kind) {
    case 'everything':
      return true;
    case 'and':
      return condition.conditions.every((inner) => evaluateCondition(inner, event));
    case 'or':
      return condition.conditions.some((inner) => evaluateCondition(inner, event));
    case 'not':
      return !evaluateCondition(condition.condition, event);
    case 'comparison':
      return compare(condition.operator, valueOf(condition.left, event), valueOf(condition.right, event));
    case 'holds':
      return valueOf(condition.operand, event) === true;
  }
}
