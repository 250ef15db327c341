import { type CompiledEndpoint } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { isJsonObject, type JsonValue } from '../mapping/index.ts';

/** A list of a body that holds records. */
export interface RecordList {
  /** The property of the body; `body` for the body itself. */
  path: string;
  records: readonly JsonValue[];
}

function listOf(path: string, value: JsonValue | undefined): RecordList {
  return { path, records: Array.isArray(value) ? value : [] };
}

/** The lists of a body that hold records; none where nothing is said of records, or the body is no JSON. */
export function recordLists({ batch }: CompiledEndpoint, body: JsonValue | undefined): RecordList[] {
  if (batch === undefined || typeof body === 'string') return [];
  if (batch.arrays.length > 0)
    return batch.arrays.map((path) => listOf(path, isJsonObject(body) ? body[path] : undefined));
  return isJsonObject(body) ? [{ path: 'body', records: [body] }] : [listOf('body', body)];
}

/** How many records lists hold; undefined where there are no lists. */
export function countRecords(lists: readonly RecordList[]): number | undefined {
  return lists.length === 0 ? undefined : lists.reduce((sum, { records }) => sum + records.length, 0);
}

/** @throws CrosswalkError `invalid_request` for more records than one call may have, with the limit and the counts. */
export function checkBatch(endpoint: CompiledEndpoint, body: JsonValue): void {
  const { name, batch: { max, each = false } = {} } = endpoint;
  if (max === undefined) return;
  const given = recordLists(endpoint, body).filter(({ records }) => records.length > 0);
  const total = countRecords(given) ?? 0;
  const tooLong = each ? given.filter(({ records }) => records.length > max) : total > max ? given : [];
  if (tooLong.length === 0) return;
  const bound = each ? `${max} records in each list` : `${max} records`;
  const counts = tooLong.map(({ path, records }) => `${records.length} in ${path}`).join(', ');
  throw new CrosswalkError(
    'invalid_request',
    `${name} takes at most ${bound} in one call, and there are ${counts}. Spread them over several calls.`,
    {
      errors: tooLong.map(({ path, records }) => ({
        path,
        message: `has ${records.length} records of at most ${max}`,
      })),
    },
  );
}
