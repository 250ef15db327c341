import { z } from 'zod';
import { check, readJson } from '../body.ts';
import type { Call, Register } from '../call.ts';
import { answer } from '../envelope.ts';
import { aggregationNames, measure, measuredIn, type Period, toSeries } from '../metrics.ts';
import { badRequest } from '../refusal.ts';
import { toInstant } from '../values.ts';

const units: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const mostSteps = 10_000;

const flag = z.union([z.boolean(), z.stringbool()]);

/** A series is asked for in the query or in the body, by the same names. */
const requestSchema = z.object({
  dimension: z.string().min(1),
  dimension_id: z.string().min(1),
  dimension_type: z.string().min(1),
  name: z.string().optional(),
  aggregation: z.enum(aggregationNames).default('sum'),
  interval: z.string().default('1d'),
  include_empty_rows: flag.default(false),
  /** Checked only: values are shown as they were measured. */
  smooth: flag.default(false),
  start_date: z.string().optional(),
  end_date: z.string().optional(),
  range: z.string().default('7d'),
});

type SeriesRequest = z.infer<typeof requestSchema>;

/** Milliseconds of a length such as `7d`. */
function toLength(name: string, text: string): number {
  const [, count = '', unit = ''] = /^(\d{1,6})([mhdw])$/.exec(text) ?? [];
  const length = Number(count) * (units[unit] ?? 0);
  if (length === 0) throw badRequest(`${name} must be a length of time such as 7d`);
  return length;
}

function toDate(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const instant = toInstant(text);
  if (instant === undefined) throw badRequest(`${name} must be a date`);
  return instant;
}

function toPeriod({ account }: Call, { start_date, end_date, range, interval: step }: SeriesRequest): Period {
  // The present moment belongs to a period that ends now.
  const to = toDate('end_date', end_date) ?? account.clock.now() + 1;
  const from = toDate('start_date', start_date) ?? to - toLength('range', range);
  const interval = toLength('interval', step);
  if (from >= to) throw badRequest('start_date must be before end_date');
  if ((to - from) / interval > mostSteps) throw badRequest(`more than ${mostSteps} rows are asked for`);
  return { from, to, interval };
}

function show(call: Call, request: SeriesRequest): Response {
  const { dimension, dimension_id, aggregation, interval, include_empty_rows: withEmpty } = request;
  const measurements = measure(call.account, dimension, dimension_id);
  const data = toSeries(measurements, toPeriod(call, request), { aggregation, withEmpty });
  return answer(call, [{ dimension, dimension_id, name: request.name ?? dimension, interval, data }]);
}

const overviewSchema = z.object({ dimension: z.string().min(1), range: z.string().default('7d') });

/** On v2: the daily sums of everything in a dimension. */
function showDimension(call: Call): Response {
  const { dimension, range } = check(overviewSchema, Object.fromEntries(call.query));
  const to = call.account.clock.now() + 1;
  const period = { from: to - toLength('range', range), to, interval: toLength('interval', '1d') };
  const series = measuredIn(call.account, dimension).map((dimension_id) => {
    const measurements = measure(call.account, dimension, dimension_id);
    const data = toSeries(measurements, period, { aggregation: 'sum', withEmpty: false });
    return { dimension, dimension_id, name: dimension, interval: '1d', data };
  });
  return answer(call, series);
}

/** Series of what was measured. */
export function registerMetrics(register: Register): void {
  register('metric.get', 'GET', '/api/metric', 'readReports', (call) =>
    show(call, check(requestSchema, Object.fromEntries(call.query))),
  );
  register('metric.query', 'POST', '/api/metric', 'readReports', async (call) =>
    show(call, await readJson(call, requestSchema)),
  );
  register('v2.metric.get', 'GET', '/v2/metric', 'readReports', showDimension);
}
