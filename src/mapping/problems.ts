import { CrosswalkError, shorten } from '../errors/index.ts';

/** One thing of a record that a vendor cannot store. */
export interface Problem {
  readonly code: 'unsupported_field' | 'unsupported_value';
  /** Unified path. */
  readonly path: string;
  /** Why, and what to do instead. */
  readonly message: string;
}

/** The error for a record with problems: `unsupported_field` when a field has no place, else `unsupported_value`. */
export function problemsError(first: Problem, problems: readonly Problem[]): CrosswalkError {
  const code = problems.some((problem) => problem.code === 'unsupported_field')
    ? 'unsupported_field'
    : 'unsupported_value';
  const example = `${shorten(first.path)}: ${first.message}`;
  const message =
    problems.length === 1
      ? `The vendor cannot store this. ${example}`
      : `The vendor cannot store ${problems.length} parts of this; nothing was written. The first: ${example}`;
  return new CrosswalkError(code, message, { errors: problems.map(({ path, message }) => ({ path, message })) });
}

/** The path of a property whose name came with the data: names that are no path steps are quoted. */
export function propertyPath(parent: string, name: string): string {
  if (/[.[\]{}=\s]|^$/.test(name)) return `${parent}[${JSON.stringify(name)}]`;
  return parent === '' ? name : `${parent}.${name}`;
}
