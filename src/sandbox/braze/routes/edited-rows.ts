import { notValid } from '../checks.ts';
import type { Call } from '../endpoint.ts';
import { queryTime } from '../lookups.ts';
import { isDescending, page } from '../pagination.ts';

const pageSize = 100;

interface Row {
  archived?: boolean;
  createdAt?: number;
  lastEdited?: number;
}

/** A switch in the query, off when it is absent. */
function queryBoolean(query: URLSearchParams, name: string): boolean {
  const text = query.get(name) ?? '';
  if (!['', 'true', 'false'].includes(text)) throw notValid(name);
  return text === 'true';
}

/** One page of campaigns and the like, oldest first unless asked otherwise; archived ones only when asked for. */
export function editedRows<Edited extends Row>(rows: readonly Edited[], { query, workspace }: Call) {
  const after = queryTime(query, 'last_edit.time[gt]') ?? Number.NEGATIVE_INFINITY;
  const includesArchived = queryBoolean(query, 'include_archived');
  const kept = rows
    .map((row) => ({ row, lastEdited: row.lastEdited ?? row.createdAt ?? workspace.addedAt }))
    .filter(({ row, lastEdited }) => (includesArchived || row.archived !== true) && lastEdited > after);
  return page(isDescending(query) ? kept.toReversed() : kept, query, pageSize);
}
