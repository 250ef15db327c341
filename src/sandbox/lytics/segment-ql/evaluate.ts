import { type Json, toInstant, toText } from '../values.ts';
import { relativeInstant } from './date-math.ts';
import type { Comparison, Expression, Literal } from './expression.ts';

/** What a condition may ask about one profile. */
export interface Subject {
  field: (name: string) => Json | undefined;
  /** Milliseconds since the epoch, for `now-30d`. */
  now: number;
  isMember: (segment: string) => boolean;
}

/** The value of a field; `a.b` is the entry `b` of the map `a` when no field is called `a.b`. */
function fieldValue(name: string, field: Subject['field']): Json | undefined {
  const value = field(name);
  const dot = name.indexOf('.');
  if (value !== undefined || dot < 0) return value;
  const map = field(name.slice(0, dot));
  if (typeof map !== 'object' || map === null || Array.isArray(map)) return undefined;
  return fieldValue(name.slice(dot + 1), (key) => (Object.hasOwn(map, key) ? map[key] : undefined));
}

function order<Value extends string | number>(left: Value, comparison: Comparison, right: Value): boolean {
  switch (comparison) {
    case '=':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

const isNumeric = (value: Json) =>
  typeof value === 'number' || (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)));

function compareScalar(left: Json, comparison: Comparison, right: Literal, now: number): boolean {
  const instant = typeof right === 'string' ? (relativeInstant(right, now) ?? isoInstant(right)) : undefined;
  const leftInstant = instant === undefined ? undefined : toInstant(left);
  if (instant !== undefined && leftInstant !== undefined) return order(leftInstant, comparison, instant);
  if (isNumeric(left) && isNumeric(right)) return order(Number(left), comparison, Number(right));
  return order(toText(left), comparison, toText(right));
}

function isoInstant(text: string): number | undefined {
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? toInstant(text) : undefined;
}

function compare(value: Json | undefined, comparison: Comparison, to: Literal, now: number): boolean {
  if (comparison === '!=') return !compare(value, '=', to, now);
  if (value === undefined || value === null) return false;
  if (Array.isArray(value)) return value.some((item) => compare(item, comparison, to, now));
  return typeof value === 'object' ? false : compareScalar(value, comparison, to, now);
}

function contains(value: Json | undefined, wanted: Literal): boolean {
  if (Array.isArray(value)) return value.some((item) => toText(item) === toText(wanted));
  if (typeof value === 'object' && value !== null) return Object.hasOwn(value, String(wanted));
  return value !== undefined && value !== null && String(value).includes(String(wanted));
}

function like(value: Json | undefined, pattern: string): boolean {
  if (Array.isArray(value)) return value.some((item) => like(item, pattern));
  if (value === undefined || value === null || typeof value === 'object') return false;
  const source = pattern.split('*').map((part) => part.replace(/[.\\+?^${}()|[\]]/g, '\\$&'));
  return new RegExp(`^${source.join('.*')}$`, 's').test(String(value));
}

/**
 * Tells whether a profile meets a condition. A missing field meets only `!=` and `NOT`; a list meets a comparison when
 * one of its items does; texts that hold numbers or times compare as such.
 */
export function matches(expression: Expression, subject: Subject): boolean {
  switch (expression.kind) {
    case 'everyone':
      return true;
    case 'and':
      return expression.parts.every((part) => matches(part, subject));
    case 'or':
      return expression.parts.some((part) => matches(part, subject));
    case 'not':
      return !matches(expression.part, subject);
    case 'include':
      return subject.isMember(expression.segment);
    default:
      return matchesField(expression, fieldValue(expression.field, subject.field), subject.now);
  }
}

function matchesField(
  expression: Extract<Expression, { field: string }>,
  value: Json | undefined,
  now: number,
): boolean {
  switch (expression.kind) {
    case 'exists':
      return value !== undefined && value !== null;
    case 'compare':
      return compare(value, expression.comparison, expression.to, now);
    case 'between':
      return compare(value, '>', expression.from, now) && compare(value, '<', expression.to, now);
    case 'in':
      return expression.values.some((wanted) => compare(value, '=', wanted, now));
    case 'contains':
      return contains(value, expression.value);
    case 'like':
      return like(value, expression.pattern);
  }
}
