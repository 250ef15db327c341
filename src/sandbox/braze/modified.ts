import type { Call } from './endpoint.ts';
import { queryTime } from './lookups.ts';
import { slice } from './pagination.ts';

/** One slice of the items that were modified within the times asked for. */
export function modifiedSlice<Item extends { updatedAt: number }>(items: readonly Item[], { query }: Call): Item[] {
  const after = queryTime(query, 'modified_after') ?? Number.NEGATIVE_INFINITY;
  const before = queryTime(query, 'modified_before') ?? Number.POSITIVE_INFINITY;
  return slice(
    items.filter(({ updatedAt }) => updatedAt >= after && updatedAt <= before),
    query,
    { maxLimit: 1_000 },
  );
}
