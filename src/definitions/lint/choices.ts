import { type ConnectionField } from '../schema/index.ts';
import { type Problem, useOneOf } from './rule.ts';

/**
 * Compares the branches of a choice by a connection field with the choices of the field, both ways.
 *
 * @param path Where the choice is; its branches are at `is` below.
 */
export function* compareBranches(
  path: string,
  { by, branches }: { by: string; branches: readonly string[] },
  connection: Readonly<Record<string, ConnectionField>>,
): Generator<Problem, void, undefined> {
  const field = connection[by];
  if (field === undefined) {
    const choosing = Object.entries(connection).filter(([, { choices }]) => choices !== undefined);
    const fix = useOneOf(
      by,
      choosing.map(([name]) => name),
    );
    yield { path: `${path}.by`, message: `${by} is no connection field`, fix };
    return;
  }
  if (field.secret) {
    yield { path: `${path}.by`, message: `${by} is secret`, fix: 'Choose by a field that is not secret.' };
    return;
  }
  if (field.choices === undefined) {
    const fix = `Give connection.${by} the choices ${branches.join(', ')}.`;
    yield { path: `${path}.by`, message: `${by} has no choices`, fix };
    return;
  }
  const choices = Object.keys(field.choices);
  for (const branch of branches.filter((name) => !choices.includes(name))) {
    yield { path: `${path}.is.${branch}`, message: `${branch} is no choice of ${by}`, fix: useOneOf(branch, choices) };
  }
  for (const choice of choices.filter((name) => !branches.includes(name))) {
    const fix = `Say what holds when ${by} is ${choice}.`;
    yield { path: `${path}.is`, message: `the choice ${choice} of ${by} is missing`, fix };
  }
}
