import { CrosswalkError, shorten } from '../../../errors/index.ts';
import { type JsonObject } from '../../../mapping/index.ts';
import { foreignParameters } from '../../parameters.ts';

const ofEveryCall = ['truto_response_format', 'truto_ignore_remote_data', 'truto_exclude_fields'];
const ofPages = ['limit', 'next_cursor', 'prev_cursor'];
const ofLists = [...ofEveryCall, ...ofPages, 'truto_key_by', 'truto_ignore_limit'];

/**
 * Refuses parameters that would do nothing, for a caller who sends one expects that it does something. Calls for one
 * record have no pages. Parameters of a list that are not Crosswalk's are filters, which are judged by the vendor's
 * definition.
 *
 * @throws CrosswalkError `invalid_request` naming what there is
 */
export function checkParameters(query: JsonObject, isList: boolean): void {
  const known = isList ? ofLists : ofEveryCall;
  const unknown = [
    ...Object.keys(query).filter((name) => name.startsWith('truto_') && !known.includes(name)),
    ...(isList
      ? []
      : [...ofPages.filter((name) => query[name] !== undefined), ...Object.keys(foreignParameters(query))]),
  ];
  if (unknown.length === 0) return;
  throw new CrosswalkError(
    'invalid_request',
    `This call does not know ${shorten(unknown.join(', '))}. It takes integrated_account_id, remote_query[...], ${known.join(', ')}.`,
    { errors: unknown.map((path) => ({ path, message: 'is not a parameter of this call' })) },
  );
}
