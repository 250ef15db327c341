import { CrosswalkError } from '../errors/index.ts';
import { type MapProblem } from './check-map.ts';

/** A map with things wrong in it. */
export class FieldMapError extends CrosswalkError {
  readonly problems: readonly MapProblem[];

  constructor(problems: readonly MapProblem[]) {
    super(
      'invalid_request',
      `The field map cannot be used. ${problems.map(({ name, message }) => `${name}: ${message}`).join(' ')}`,
      {
        errors: problems.map(({ name, reason, message }) => ({ path: `fields.${name}`, message, reason })),
      },
    );
    this.problems = problems;
  }
}
