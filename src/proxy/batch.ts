import { type CompiledEndpoint } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { isJsonObject, type JsonValue } from '../mapping/index.ts';

/** The lists of a body that hold records, and how many each has; none where nothing is said of records. */
function recordLists({ batch }: CompiledEndpoint, body: JsonValue | undefined): { path: string; length: number }[] {
  if (batch === undefined) return [];
  const lengthOf = (list: JsonValue | undefined) => (Array.isArray(list) ? list.length : 0);
  if (batch.arrays.length === 0) return [{ path: 'body', length: lengthOf(body) }];
  return batch.arrays.map((path) => ({ path, length: lengthOf(isJsonObject(body) ? body[path] : undefined) }));
}

/** How many records a body holds; undefined where none are declared. */
export function countRecords(endpoint: CompiledEndpoint, body: JsonValue | undefined): number | undefined {
  if (endpoint.batch === undefined) return undefined;
  return recordLists(endpoint, body).reduce((sum, { length }) => sum + length, 0);
}

/** @throws CrosswalkError `invalid_request` for more records than one call may have, with the limit and the counts. */
export function checkBatch(endpoint: CompiledEndpoint, body: JsonValue): void {
  const { name, batch } = endpoint;
  if (batch === undefined) return;
  const given = recordLists(endpoint, body).filter(({ length }) => length > 0);
  const total = given.reduce((sum, { length }) => sum + length, 0);
  const tooLong = batch.each ? given.filter(({ length }) => length > batch.max) : total > batch.max ? given : [];
  if (tooLong.length === 0) return;
  const bound = batch.each ? `${batch.max} records in each list` : `${batch.max} records`;
  const counts = tooLong.map(({ path, length }) => `${length} in ${path}`).join(', ');
  throw new CrosswalkError(
    'invalid_request',
    `${name} takes at most ${bound} in one call, and there are ${counts}. Spread them over several calls.`,
    { errors: tooLong.map(({ path, length }) => ({ path, message: `has ${length} records of at most ${batch.max}` })) },
  );
}
