import { type Answer, type Call, type Endpoint, namedEndpoint } from '../endpoint.ts';
import type { JsonObject } from '../json.ts';
import { canvasOf } from '../lookups.ts';
import { activityOf, canvasTotals, readPeriod } from '../metrics/index.ts';
import { printTime } from '../times.ts';
import type { BrazeActivity, BrazeCanvas } from '../workspace/index.ts';
import { channelsOf } from './sends.ts';

function details({ workspace, query }: Call): Answer {
  const canvas = canvasOf(workspace, query.get('canvas_id'));
  const { variants = [], steps = [], createdAt = workspace.addedAt, lastEdited = createdAt } = canvas;
  const [first] = steps;
  return {
    status: 200,
    body: {
      created_at: printTime(createdAt),
      updated_at: printTime(lastEdited),
      name: canvas.name,
      description: canvas.description ?? '',
      archived: canvas.archived ?? false,
      draft: canvas.draft ?? false,
      enabled: canvas.enabled ?? true,
      has_post_launch_draft: false,
      schedule_type: canvas.scheduleType ?? 'time_based',
      channels: [...channelsOf(canvas)],
      variants: variants.map(({ id, name }) => ({ id, name, first_step_ids: first === undefined ? [] : [first.id] })),
      steps: steps.map(({ id, name, channels = [] }, index) => {
        const next = steps[index + 1];
        return {
          id,
          name,
          type: 'message',
          channels: [...channels],
          next_step_ids: next === undefined ? [] : [next.id],
        };
      }),
      tags: [...(canvas.tags ?? [])],
      teams: [],
      message: 'success',
    },
  };
}

/** Totals of a time, broken down by variant and step where that is asked for. Everybody is in the first variant. */
function statistics(
  canvas: BrazeCanvas,
  all: readonly BrazeActivity[],
  from: number,
  until: number,
  query: Call['query'],
) {
  const totals = canvasTotals(all, from, until);
  const stats: JsonObject = { total_stats: totals };
  if (query.get('include_variant_breakdown') === 'true') {
    const empty = canvasTotals([], from, until);
    const rows = (canvas.variants ?? []).map(({ id, name }, index) => {
      return [id, { name, ...(index === 0 ? totals : empty) }] as const;
    });
    stats['variant_stats'] = Object.fromEntries(rows);
  }
  if (query.get('include_step_breakdown') === 'true') {
    const rows = (canvas.steps ?? []).map(({ id, name }) => [id, { name, ...totals }] as const);
    stats['step_stats'] = Object.fromEntries(rows);
  }
  return stats;
}

function series({ workspace, query }: Call): Answer {
  const canvas = canvasOf(workspace, query.get('canvas_id'));
  const all = activityOf(workspace, canvas);
  const stats = readPeriod(query).map(({ time, from, until }) => ({
    time,
    ...statistics(canvas, all, from, until, query),
  }));
  return { status: 200, body: { data: { name: canvas.name, stats }, message: 'success' } };
}

function summary({ workspace, query }: Call): Answer {
  const canvas = canvasOf(workspace, query.get('canvas_id'));
  const days = readPeriod(query);
  const all = activityOf(workspace, canvas);
  const data = {
    name: canvas.name,
    ...statistics(canvas, all, days[0]?.from ?? 0, days.at(-1)?.until ?? 0, query),
  };
  return { status: 200, body: { data, message: 'success' } };
}

export const canvasEndpoints: readonly Endpoint[] = [
  namedEndpoint('GET', 'canvas.details', details),
  namedEndpoint('GET', 'canvas.data_series', series),
  namedEndpoint('GET', 'canvas.data_summary', summary),
];
