import { nearest } from '../nearest.ts';
import { type Finding } from '../source.ts';

/** What a rule finds, in a file that its caller knows. */
export type Problem = Omit<Finding, 'file'>;

/** One thing that a definition must get right. */
export type Rule<Subject> = (subject: Subject) => Iterable<Problem>;

/** Rules by name. Each has fixtures of its name that show a valid and an invalid definition. */
export type Rules<Subject> = Readonly<Record<string, Rule<Subject>>>;

/** A finding and the rule that was broken. */
export interface RuleFinding {
  readonly rule: string;
  readonly finding: Finding;
}

export function* applyRules<Subject>(
  rules: Rules<Subject>,
  subject: Subject,
  file: string,
): Generator<RuleFinding, void, undefined> {
  for (const [rule, find] of Object.entries(rules)) {
    for (const problem of find(subject)) yield { rule, finding: { file, ...problem } };
  }
}

/** The fix of a name that is none of those there are. */
export function useOneOf(name: string, names: Iterable<string>): string {
  const known = [...names];
  const meant = nearest(name, known);
  if (meant !== undefined) return `Did you mean ${meant}?`;
  return known.length === 0 ? 'There are none: leave it out.' : `Use one of: ${known.join(', ')}.`;
}

/** The indices of the names that stand earlier in the list too. */
export function repeatedIn(names: readonly string[]): number[] {
  return names.flatMap((name, index) => (names.indexOf(name) < index ? [index] : []));
}
