import { type Condition, FqlError, parseFql } from '../fql/index.ts';
import { type JsonObject } from '../json.ts';
import { invalidInput } from './answers.ts';

/** Reads a condition on events. Throws a 422 `Refusal` for what is no FQL; `field` names it in the error. */
export function readCondition(text: string, field: string): Condition {
  try {
    return parseFql(text);
  } catch (error) {
    if (error instanceof FqlError) throw invalidInput([{ field, message: `is not valid FQL: ${error.message}` }]);
    throw error;
  }
}

/** Throws a 422 `Refusal` when the `if` of a body is no FQL. */
export function checkIf({ if: condition }: JsonObject): void {
  if (typeof condition === 'string') readCondition(condition, 'if');
}
