/** What events are counted by. */
export const dimensions = ['eventName', 'eventType', 'appVersion', 'discardReason'] as const;
type Dimension = (typeof dimensions)[number];

/** An event as far as it is counted. */
export interface Counted extends Partial<Record<Dimension | 'source', string | undefined>> {
  /** Milliseconds since the epoch. */
  at: number;
}

/** Which events are counted, from `start` until before `end`, and how. */
export interface CountRange {
  start: number;
  end: number;
  granularity: 'DAY' | 'HOUR' | 'MINUTE';
  groupBy: readonly (Dimension | 'source')[];
}

/** One group of events: what its events have in common, how many they are, and when they were. */
export interface CountRow extends Partial<Record<Dimension | 'source', string>> {
  total: number;
  series: { time: string; count: number }[];
}

const lengths = { DAY: 86_400_000, HOUR: 3_600_000, MINUTE: 60_000 };

function seriesOf(events: readonly Counted[], length: number): CountRow['series'] {
  const counts = new Map<number, number>();
  for (const { at } of events) {
    const start = Math.floor(at / length) * length;
    counts.set(start, (counts.get(start) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([one], [other]) => one - other)
    .map(([time, count]) => ({ time: new Date(time).toISOString(), count }));
}

/**
 * Counts events in groups. Events that lack what they are grouped by are one group. Periods without events are left out.
 */
export function countEvents(
  events: readonly Counted[],
  { start, end, granularity, groupBy }: CountRange,
  filter: readonly { dimension: Dimension; values: readonly string[] }[],
): CountRow[] {
  const counted = events
    .filter(({ at }) => at >= start && at < end)
    .filter((event) => filter.every(({ dimension, values }) => values.includes(event[dimension] ?? '')));
  const groups = new Map<string, Counted[]>();
  for (const event of counted) {
    const key = JSON.stringify(groupBy.map((dimension) => event[dimension] ?? null));
    groups.set(key, [...(groups.get(key) ?? []), event]);
  }
  return [...groups.values()].map((group) => ({
    ...Object.fromEntries(
      groupBy.flatMap((dimension) => {
        const value = group[0]?.[dimension];
        return value === undefined ? [] : [[dimension, value]];
      }),
    ),
    total: group.length,
    series: seriesOf(group, lengths[granularity]),
  }));
}
