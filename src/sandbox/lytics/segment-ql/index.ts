export { relativeInstant } from './date-math.ts';
export { SegmentQlError } from './error.ts';
export { type Subject, matches } from './evaluate.ts';
export { type Expression, type SegmentQuery, fieldsIn, includedSegments } from './expression.ts';
export { parseSegmentQl } from './parse.ts';
