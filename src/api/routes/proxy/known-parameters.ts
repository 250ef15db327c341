import { CrosswalkError, shorten } from '../../../errors/index.ts';
import { type JsonObject } from '../../../mapping/index.ts';

/** Parameters of unified calls, which clients send with every call: they say nothing where the records are the vendor's. */
const ofUnifiedCalls = [
  'truto_response_format',
  'truto_ignore_limit',
  'truto_ignore_remote_data',
  'truto_exclude_fields',
];

/**
 * Refuses parameters with Crosswalk's prefix that it does not know, for a caller who sends one expects that it does
 * something. All others are the vendor's.
 *
 * @throws CrosswalkError `invalid_request` naming those that there are
 */
export function checkOwnParameters(query: JsonObject, known: readonly string[]): void {
  const accepted = [...known, ...ofUnifiedCalls];
  const unknown = Object.keys(query).filter((name) => name.startsWith('truto_') && !accepted.includes(name));
  if (unknown.length === 0) return;
  throw new CrosswalkError(
    'invalid_request',
    `This call does not know ${shorten(unknown.join(', '))}. Of the parameters that begin with truto_ it takes ${known.join(', ')}; all others are handed to the vendor.`,
    { errors: unknown.map((path) => ({ path, message: 'is not a parameter of this call' })) },
  );
}
