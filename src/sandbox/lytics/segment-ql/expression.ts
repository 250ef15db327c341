export type Literal = string | number | boolean;

export const comparisons = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof comparisons)[number];

/** A condition on one profile. */
export type Expression =
  | { kind: 'everyone' }
  | { kind: 'and' | 'or'; parts: Expression[] }
  | { kind: 'not'; part: Expression }
  /** Membership of another segment, by slug or id. */
  | { kind: 'include'; segment: string }
  | { kind: 'exists'; field: string }
  | { kind: 'compare'; field: string; comparison: Comparison; to: Literal }
  | { kind: 'between'; field: string; from: Literal; to: Literal }
  | { kind: 'in'; field: string; values: Literal[] }
  | { kind: 'contains'; field: string; value: Literal }
  /** Text with `*` standing for any characters. */
  | { kind: 'like'; field: string; pattern: string };

/** A whole SegmentQL statement. */
export interface SegmentQuery {
  filter: Expression;
  /** The table it selects from; `user` when the statement names none. */
  table: string;
  alias: string | undefined;
  /** How many conditions the filter has. */
  conditions: number;
}

/** The segments that an expression includes, each once. */
export function includedSegments(expression: Expression): string[] {
  switch (expression.kind) {
    case 'include':
      return [expression.segment];
    case 'not':
      return includedSegments(expression.part);
    case 'and':
    case 'or':
      return [...new Set(expression.parts.flatMap(includedSegments))];
    default:
      return [];
  }
}

/** The fields that an expression asks about, each once. */
export function fieldsIn(expression: Expression): string[] {
  switch (expression.kind) {
    case 'everyone':
    case 'include':
      return [];
    case 'not':
      return fieldsIn(expression.part);
    case 'and':
    case 'or':
      return [...new Set(expression.parts.flatMap(fieldsIn))];
    default:
      return [expression.field];
  }
}
