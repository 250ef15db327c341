import type { Account } from './account.ts';
import { sizeOf } from './segment-view.ts';
import { toIsoTime } from './values.ts';

/** What happened when, and how much it counts. */
export interface Measurement {
  /** Milliseconds since the epoch. */
  at: number;
  value: number;
}

const aggregations = {
  sum: (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0),
  max: (values: readonly number[]) => Math.max(...values),
  min: (values: readonly number[]) => Math.min(...values),
} as const;

export type Aggregation = keyof typeof aggregations;
export const aggregationNames = ['sum', 'max', 'min'] as const satisfies readonly Aggregation[];

/** From when to when, exclusive, and in steps of how many milliseconds. */
export interface Period {
  from: number;
  to: number;
  interval: number;
}

/** What is measured of a stream, its records, or of a segment, its present size. Of other dimensions nothing is. */
export function measure(account: Account, dimension: string, id: string): Measurement[] {
  switch (dimension) {
    case 'stream':
      return account.records
        .filter(({ stream }) => stream === id)
        .map(({ receivedAt }) => ({ at: receivedAt, value: 1 }));
    case 'segment':
      return [{ at: account.clock.now(), value: sizeOf(account, account.segments.get(id)) }];
    default:
      return [];
  }
}

/** Of what something is measured in a dimension: names of streams, ids of segments. */
export function measuredIn(account: Account, dimension: string): string[] {
  if (dimension === 'stream') return [...new Set(account.records.map(({ stream }) => stream))];
  return dimension === 'segment' ? account.segments.list().map(({ id }) => id) : [];
}

/** The measurements of a period, put together step by step; steps begin at multiples of the interval. */
export function toSeries(
  measurements: readonly Measurement[],
  { from, to, interval }: Period,
  { aggregation, withEmpty }: { aggregation: Aggregation; withEmpty: boolean },
): { ts: string; value: number }[] {
  const series: { ts: string; value: number }[] = [];
  for (let start = Math.floor(from / interval) * interval; start < to; start += interval) {
    const values = measurements
      .filter(({ at }) => at >= Math.max(start, from) && at < Math.min(start + interval, to))
      .map(({ value }) => value);
    if (values.length > 0) series.push({ ts: toIsoTime(start), value: aggregations[aggregation](values) });
    else if (withEmpty) series.push({ ts: toIsoTime(start), value: 0 });
  }
  return series;
}
