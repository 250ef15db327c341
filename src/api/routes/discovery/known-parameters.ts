import { CrosswalkError, shorten } from '../../../errors/index.ts';
import { type JsonObject } from '../../../mapping/index.ts';
import { foreignParameters } from '../../parameters.ts';

/**
 * Refuses parameters that a call would do nothing with, for a caller who sends one expects that it does something.
 *
 * @throws CrosswalkError `invalid_request` naming those that there are
 */
export function checkKnown(query: JsonObject, known: readonly string[]): void {
  const unknown = Object.keys(foreignParameters(query)).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const takes = known.length === 0 ? 'none' : known.join(', ');
  throw new CrosswalkError(
    'invalid_request',
    `This call does not know the query parameter ${shorten(unknown.join(', '))}. It takes: ${takes}.`,
    { errors: unknown.map((path) => ({ path, message: 'is not a parameter of this call' })) },
  );
}
