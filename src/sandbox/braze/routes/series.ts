import { required } from '../checks.ts';
import { type Answer, type Call, type Endpoint, namedEndpoint } from '../endpoint.ts';
import { segmentOf } from '../lookups.ts';
import { type Bucket, readBuckets } from '../metrics/index.ts';
import { badRequest } from '../refusal.ts';
import { type Occurrence, type Workspace, segmentMembers } from '../workspace/index.ts';

const day = 86_400_000;

/** Occurrences within a step, of the members of a segment only when one is asked for. */
function within(occurrences: readonly Occurrence[], { from, until }: Bucket, { workspace, query }: Call): Occurrence[] {
  const found = occurrences.filter(({ time }) => time >= from && time < until);
  const segmentId = query.get('segment_id');
  if (segmentId === null) return found;
  const members = new Set(segmentMembers(workspace, segmentOf(workspace, segmentId)).map(({ brazeId }) => brazeId));
  return found.filter(({ brazeId }) => members.has(brazeId));
}

function purchased(bucket: Bucket, call: Call): Occurrence[] {
  const product = call.query.get('product');
  const found = within(call.workspace.purchases, bucket, call);
  return product === null ? found : found.filter(({ name }) => name === product);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** How many people did anything between two times. */
function active({ events, purchases }: Workspace, from: number, until: number): number {
  const found = [...events, ...purchases].filter(({ time }) => time >= from && time < until);
  return new Set(found.map(({ brazeId }) => brazeId)).size;
}

/** A series of one figure: its name in the answer, and its value for a step. */
type Figure = [name: string, valueOf: (bucket: Bucket, call: Call) => number];

const seriesOf =
  ([name, valueOf]: Figure, check: (call: Call) => void = () => undefined) =>
  (call: Call): Answer => {
    check(call);
    const buckets = readBuckets(call.query, call.workspace.clock.now());
    const data = buckets.map((bucket) => ({ time: bucket.time, [name]: valueOf(bucket, call) }));
    return { status: 200, body: { data, message: 'success' } };
  };

const requireEvent = ({ query }: Call) => {
  if ((query.get('event') ?? '') === '') throw required('event');
};

/** Only a segment whose analytics are tracked has a series. */
const requireTracking = ({ workspace, query }: Call) => {
  const segment = segmentOf(workspace, query.get('segment_id'));
  if (segment.analyticsTrackingEnabled !== true) throw badRequest('Analytics are not tracked for this segment');
};

/** Nothing that the API can write opens an app, so there are no sessions, and no app to uninstall. */
const none = () => 0;

const size: Figure = [
  'size',
  ({ until }, { workspace, query }) =>
    segmentMembers(workspace, segmentOf(workspace, query.get('segment_id'))).filter(
      ({ createdAt }) => createdAt < until,
    ).length,
];
const count: Figure = [
  'count',
  (bucket, call) =>
    within(call.workspace.events, bucket, call).filter(({ name }) => name === call.query.get('event')).length,
];
const quantity: Figure = [
  'purchase_quantity',
  (bucket, call) => sum(purchased(bucket, call).map((one) => one.quantity)),
];
const revenue: Figure = [
  'revenue',
  (bucket, call) => sum(purchased(bucket, call).map((one) => (one.price ?? 0) * one.quantity)),
];
const newUsers: Figure = [
  'new_users',
  ({ from, until }, { workspace }) =>
    workspace.profiles.all().filter(({ createdAt }) => createdAt >= from && createdAt < until).length,
];
const dailyUsers: Figure = ['dau', ({ from, until }, { workspace }) => active(workspace, from, until)];
const monthlyUsers: Figure = ['mau', ({ until }, { workspace }) => active(workspace, until - 30 * day, until)];

export const seriesEndpoints: readonly Endpoint[] = [
  namedEndpoint('GET', 'segments.data_series', seriesOf(size, requireTracking)),
  namedEndpoint('GET', 'events.data_series', seriesOf(count, requireEvent)),
  namedEndpoint('GET', 'purchases.quantity_series', seriesOf(quantity), 'definitions'),
  namedEndpoint('GET', 'purchases.revenue_series', seriesOf(revenue), 'definitions'),
  namedEndpoint('GET', 'sessions.data_series', seriesOf(['sessions', none])),
  namedEndpoint('GET', 'kpi.new_users.data_series', seriesOf(newUsers)),
  namedEndpoint('GET', 'kpi.dau.data_series', seriesOf(dailyUsers)),
  namedEndpoint('GET', 'kpi.mau.data_series', seriesOf(monthlyUsers)),
  namedEndpoint('GET', 'kpi.uninstalls.data_series', seriesOf(['uninstalls', none])),
];
