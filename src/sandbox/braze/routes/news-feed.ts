import { type Answer, type Call, type Endpoint, namedEndpoint } from '../endpoint.ts';
import { cardOf } from '../lookups.ts';
import { readBuckets } from '../metrics/index.ts';
import { printTime } from '../times.ts';
import type { BrazeActivity } from '../workspace/index.ts';
import { editedRows } from './edited-rows.ts';

function list(call: Call): Answer {
  const cards = editedRows(call.workspace.settings.newsFeedCards, call).map(({ row }) => ({
    id: row.id,
    type: row.type ?? 'captioned_image',
    title: row.name,
    tags: [...(row.tags ?? [])],
  }));
  return { status: 200, body: { message: 'success', cards } };
}

const printOptional = (time: number | undefined) => (time === undefined ? null : printTime(time));

function details({ workspace, query }: Call): Answer {
  const card = cardOf(workspace, query.get('card_id'));
  const { createdAt = workspace.addedAt, lastEdited = createdAt } = card;
  return {
    status: 200,
    body: {
      message: 'success',
      created_at: printTime(createdAt),
      updated_at: printTime(lastEdited),
      name: card.name,
      title: card.name,
      description: card.description ?? '',
      publish_at: printTime(card.publishAt ?? createdAt),
      end_at: printOptional(card.endAt),
      image_url: card.imageUrl ?? null,
      extras: { ...card.extras },
      tags: [...(card.tags ?? [])],
      archived: card.archived ?? false,
      draft: card.draft ?? false,
    },
  };
}

const figures = ['clicks', 'impressions', 'unique_clicks', 'unique_impressions'] as const;

const sumOf = (activity: readonly BrazeActivity[], figure: (typeof figures)[number]) =>
  activity.reduce((total, { counts }) => total + (counts[figure] ?? 0), 0);

function series({ workspace, query }: Call): Answer {
  const { activity = [] } = cardOf(workspace, query.get('card_id'));
  const data = readBuckets(query, workspace.clock.now()).map(({ time, from, until }) => {
    const within = activity.filter(({ at }) => at >= from && at < until);
    return { time, ...Object.fromEntries(figures.map((figure) => [figure, sumOf(within, figure)])) };
  });
  return { status: 200, body: { data, message: 'success' } };
}

/** The cards of the News Feed, which the vendor has retired: they are read, and no call makes them. */
export const newsFeedEndpoints: readonly Endpoint[] = [
  namedEndpoint('GET', 'feed.list', list),
  namedEndpoint('GET', 'feed.details', details),
  namedEndpoint('GET', 'feed.data_series', series),
];
