import { required } from '../checks.ts';
import type { Answer, Call, Endpoint } from '../endpoint.ts';
import { isDescending, page } from '../pagination.ts';
import { badRequest } from '../refusal.ts';
import { printTime } from '../times.ts';
import type { BrazeSegment, Workspace } from '../workspace/index.ts';

const pageSize = 100;

/** @throws Refusal 400 when the id is missing or nobody's */
export function segmentOf({ settings }: Workspace, id: string | null | undefined): BrazeSegment {
  if (id === null || id === undefined || id === '') throw required('segment_id');
  const segment = settings.segments.find((candidate) => candidate.id === id);
  if (segment === undefined) throw badRequest('Invalid Segment ID');
  return segment;
}

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
