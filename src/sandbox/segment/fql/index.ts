export { type Condition, evaluateCondition, valueAt } from './evaluate.ts';
export { FqlError } from './tokens.ts';
export { parseFql } from './parse.ts';
