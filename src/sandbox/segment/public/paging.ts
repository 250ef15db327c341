import { z } from 'zod';
import { decodeBase64 } from '../json.ts';
import type { Switches } from '../provisioning.ts';
import { invalidInput } from './answers.ts';
import { nested } from './input.ts';

const defaultCount = 200;

function readCursor(cursor: string, parameter: string): number {
  const offset = Number(decodeBase64(cursor));
  if (!Number.isInteger(offset) || offset < 0) {
    throw invalidInput([{ field: `${parameter}.cursor`, message: 'is not a valid cursor' }]);
  }
  return offset;
}

/**
 * One page of a list as the vendor's `pagination` asks for it, or `parameter` where an answer has several lists. Cursors are base64 of an offset. Throws a 422 `Refusal`
 * for a count outside 1 to `maximum`, an unreadable cursor, and a cursor without a count.
 */
export function paginate<Item>(
  items: readonly Item[],
  query: URLSearchParams,
  { lastPageNext }: Pick<Switches, 'lastPageNext'>,
  maximum = 1000,
  parameter = 'pagination',
) {
  const givenCount = nested(query, parameter, 'count');
  const cursor = nested(query, parameter, 'cursor');
  if (cursor !== undefined && givenCount === undefined) {
    throw invalidInput([{ field: `${parameter}.count`, message: `is required together with ${parameter}.cursor` }]);
  }
  const countSchema = z.coerce.number().int().min(1).max(maximum);
  const { data: count } = countSchema.safeParse(givenCount ?? Math.min(defaultCount, maximum));
  if (count === undefined) {
    throw invalidInput([{ field: `${parameter}.count`, message: `must be a whole number of 1 to ${maximum}` }]);
  }
  const start = cursor === undefined ? 0 : readCursor(cursor, parameter);
  const next = start + count < items.length ? btoa(String(start + count)) : undefined;
  const pagination = {
    current: btoa(String(start)),
    ...(next === undefined && lastPageNext === 'absent' ? {} : { next: next ?? null }),
    ...(start > 0 ? { previous: btoa(String(Math.max(0, start - count))) } : {}),
    totalEntries: items.length,
  };
  return { items: items.slice(start, start + count), pagination };
}
