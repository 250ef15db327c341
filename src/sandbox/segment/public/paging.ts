import { z } from 'zod';
import { decodeBase64 } from '../json.ts';
import type { Switches } from '../provisioning.ts';
import { invalidInput } from './answers.ts';
import { nested, parseInput } from './input.ts';

const defaultCount = 200;

function readCursor(cursor: string): number {
  const offset = Number(decodeBase64(cursor));
  if (!Number.isInteger(offset) || offset < 0) {
    throw invalidInput([{ field: 'pagination.cursor', message: 'is not a valid cursor' }]);
  }
  return offset;
}

/**
 * One page of a list as the vendor's `pagination` asks for it. Cursors are base64 of an offset. Throws a 422 `Refusal`
 * for a count outside 1 to `maximum`, an unreadable cursor, and a cursor without a count.
 */
export function paginate<Item>(
  items: readonly Item[],
  query: URLSearchParams,
  { lastPageNext }: Pick<Switches, 'lastPageNext'>,
  maximum = 1000,
) {
  const givenCount = nested(query, 'pagination', 'count');
  const cursor = nested(query, 'pagination', 'cursor');
  if (cursor !== undefined && givenCount === undefined) {
    throw invalidInput([{ field: 'pagination.count', message: 'is required together with pagination.cursor' }]);
  }
  const schema = z.object({ 'pagination.count': z.coerce.number().int().min(1).max(maximum) });
  const { 'pagination.count': count } = parseInput(schema, {
    'pagination.count': givenCount ?? Math.min(defaultCount, maximum),
  });
  const start = cursor === undefined ? 0 : readCursor(cursor);
  const next = start + count < items.length ? btoa(String(start + count)) : undefined;
  const pagination = {
    current: btoa(String(start)),
    ...(next === undefined && lastPageNext === 'absent' ? {} : { next: next ?? null }),
    ...(start > 0 ? { previous: btoa(String(Math.max(0, start - count))) } : {}),
    totalEntries: items.length,
  };
  return { items: items.slice(start, start + count), pagination };
}
