import type { Answer, Call, Endpoint } from '../endpoint.ts';
import { segmentOf } from '../lookups.ts';
import { isDescending, page } from '../pagination.ts';
import { printTime } from '../times.ts';

const pageSize = 100;

function listSegments({ workspace, query }: Call): Answer {
  const oldestFirst = workspace.settings.segments.filter(({ archived }) => archived !== true);
  const rows = page(isDescending(query) ? oldestFirst.toReversed() : oldestFirst, query, pageSize);
  const segments = rows.map(({ id, name, analyticsTrackingEnabled = false, tags = [] }) => ({
    id,
    name,
    analytics_tracking_enabled: analyticsTrackingEnabled,
    tags: [...tags],
  }));
  return { status: 200, body: { message: 'success', segments } };
}

function segmentDetails({ workspace, query }: Call): Answer {
  const segment = segmentOf(workspace, query.get('segment_id'));
  const { name, description = '', tags = [], createdAt = workspace.addedAt, lastEdited = createdAt } = segment;
  return {
    status: 200,
    body: {
      message: 'success',
      name,
      description,
      text_description: description,
      tags: [...tags],
      teams: [],
      created_at: printTime(createdAt),
      updated_at: printTime(lastEdited),
    },
  };
}

export const segmentEndpoints: readonly Endpoint[] = [
  {
    name: 'segments.list',
    method: 'GET',
    path: '/segments/list',
    permission: 'segments.list',
    pool: 'default',
    answer: listSegments,
  },
  {
    name: 'segments.details',
    method: 'GET',
    path: '/segments/details',
    permission: 'segments.details',
    pool: 'default',
    answer: segmentDetails,
  },
];
