import { z } from 'zod';
import { filledString, objectOrEmpty } from '../../json.ts';
import { notFound } from '../answers.ts';
import { type PublicAnswers, type PublicCall } from '../call.ts';
import { type Counted, countEvents, dimensions } from './event-counts.ts';
import { listed, parseInput } from '../input.ts';
import { list, sourceOf } from '../items.ts';

const rangeSchema = z.object({
  startTime: z.iso.datetime({ offset: true }),
  endTime: z.iso.datetime({ offset: true }),
  granularity: z.enum(['DAY', 'HOUR', 'MINUTE']),
  groupBy: z.array(z.enum([...dimensions, 'source'])).default([]),
});

function readRange({ query }: PublicCall) {
  const { startTime, endTime, ...rest } = parseInput(rangeSchema, {
    startTime: query.get('startTime') ?? undefined,
    endTime: query.get('endTime') ?? undefined,
    granularity: query.get('granularity') ?? undefined,
    groupBy: listed(query, 'groupBy'),
  });
  return { start: Date.parse(startTime), end: Date.parse(endTime), ...rest };
}

/** What a query asks of each dimension, `filter[eventName][0]=Order` or `eventName[0]=Order`. */
function readFilter({ query }: PublicCall, outer?: string) {
  return dimensions.flatMap((dimension) => {
    const names = outer === undefined ? [dimension] : [`${outer}[${dimension}]`, `${outer}.${dimension}`];
    const values = names.flatMap((name) => listed(query, name) ?? []);
    return values.length === 0 ? [] : [{ dimension, values }];
  });
}

const versionOf = (context: unknown) => filledString(objectOrEmpty(objectOrEmpty(context).app).version);

/** The events that sources of the workspace accepted. */
function received({ workspace }: PublicCall): Counted[] {
  return workspace.events.map(({ type, event, context, sourceId, receivedAt }) => ({
    at: receivedAt,
    source: sourceId,
    eventType: type,
    eventName: event,
    appVersion: versionOf(context),
  }));
}

/** The events that were answered with success and are lost, because of a suppression or for another reason. */
function lost({ state, workspace }: PublicCall, reason: 'suppressed' | 'invalid'): Counted[] {
  return state.discards
    .filter(({ workspaceId, code }) => workspaceId === workspace.id && !code.startsWith('unify_'))
    .filter(({ code }) => (code === 'user_suppressed') === (reason === 'suppressed'))
    .map(({ at, code, sourceId, event }) => {
      const { type, event: name, context } = objectOrEmpty(event);
      return {
        at,
        source: sourceId,
        eventType: filledString(type),
        eventName: filledString(name),
        appVersion: versionOf(context),
        discardReason: code,
      };
    });
}

function answer(call: PublicCall, events: readonly Counted[]): object {
  const { id } = sourceOf(call, call.query.get('sourceId') ?? '');
  const ofSource = events.filter(({ source }) => source === id);
  const rows = countEvents(ofSource, readRange(call), readFilter(call, 'filter'));
  const total = rows.reduce((sum, row) => sum + row.total, 0);
  return { total, ...list(call, 'dataset', rows, (row) => row) };
}

/** The events on the way to a destination: all that came in, as long as it is enabled. */
function sent(call: PublicCall): Counted[] {
  const source = sourceOf(call, call.query.get('sourceId') ?? '');
  const id = call.query.get('destinationConfigId');
  const destination = source.destinations.find((candidate) => candidate.id === id);
  if (destination === undefined) throw notFound('The destination');
  return destination.enabled ? received(call) : [];
}

/** No destination of the sandbox refuses or filters; the call is checked all the same. */
function none(call: PublicCall): Counted[] {
  sent(call);
  return [];
}

function volume(call: PublicCall): object {
  const range = readRange(call);
  const sources = listed(call.query, 'sourceId');
  const events = received(call).filter(({ source }) => sources?.includes(source ?? '') !== false);
  const rows = countEvents(events, range, readFilter(call));
  const { startTime, endTime, granularity } = Object.fromEntries(call.query);
  return {
    path: '/events/volume',
    query: { workspaceId: call.workspace.id, granularity, startTime, endTime, groupBy: range.groupBy },
    ...list(call, 'result', rows, ({ source, ...row }) =>
      source === undefined ? row : { source: { id: source }, ...row },
    ),
  };
}

/** What was delivered to a destination: every event that its source took, at the first attempt. */
function summary(call: PublicCall): object {
  const source = sourceOf(call, call.query.get('sourceId') ?? '');
  const destination = source.destinations.find(({ id }) => id === call.parameter('destinationId'));
  if (destination === undefined) throw notFound('The destination');
  const { startTime, endTime } = parseInput(
    rangeSchema.pick({ startTime: true, endTime: true }).partial(),
    Object.fromEntries(call.query),
  );
  const start = startTime === undefined ? 0 : Date.parse(startTime);
  const end = endTime === undefined ? call.state.clock.now() + 1 : Date.parse(endTime);
  const events = destination.enabled ? received(call) : [];
  const total = events.filter((event) => event.source === source.id && event.at >= start && event.at < end).length;
  const metrics = [
    { metricName: 'successes', total, breakdown: [{ metricName: 'successes_on_first_attempt', value: total }] },
    { metricName: 'errors', total: 0 },
  ];
  return { deliveryMetricsSummary: { sourceId: source.id, destinationMetadataId: destination.metadataId, metrics } };
}

/** How many events came in, were lost and went out. */
export const deliveryMetricAnswers: PublicAnswers = {
  'public.getIngressSuccessMetricsFromDeliveryOverview': (call) => answer(call, received(call)),
  'public.getIngressFailedMetricsFromDeliveryOverview': (call) => answer(call, lost(call, 'invalid')),
  'public.getFilteredAtSourceMetricsFromDeliveryOverview': (call) => answer(call, lost(call, 'suppressed')),
  'public.getFilteredAtDestinationMetricsFromDeliveryOverview': (call) => answer(call, none(call)),
  'public.getEgressFailedMetricsFromDeliveryOverview': (call) => answer(call, none(call)),
  'public.getEgressSuccessMetricsFromDeliveryOverview': (call) => answer(call, sent(call)),
  'public.getEventsVolumeFromWorkspace': volume,
  'public.listDeliveryMetricsSummaryFromDestination': summary,
};
