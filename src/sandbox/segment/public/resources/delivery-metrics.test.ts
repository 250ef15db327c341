import { describe, expect, it } from 'vitest';
import { setUp, writeKey } from '../../test-support.ts';

const range = 'startTime=2026-01-01T00:00:00Z&endTime=2026-01-02T00:00:00Z';
const ofSource = `sourceId=source_1&${range}&granularity=HOUR`;

/** Three events in two hours, one that is lost, and one of a suppressed user. */
async function start() {
  const setting = setUp({
    sources: [{ id: 'source_1', writeKey, destinations: [{ id: 'dest_1', name: 'Webhook' }] }],
  });
  const { clock, track, public: call } = setting;
  await track('track', { userId: 'u1', event: 'Order' });
  await track('track', { userId: 'u1', event: 'Order', context: { app: { version: '2' } } });
  await track('track', { event: 'Order' });
  clock.advance(3_600_000);
  await track('identify', { userId: 'u2' });
  const suppression = { regulationType: 'SUPPRESS_ONLY', subjectType: 'USER_ID', subjectIds: ['gone'] };
  await call('POST', '/regulations', suppression);
  clock.advance(10_000);
  await call('GET', '/');
  await track('track', { userId: 'gone', event: 'Order' });
  return call;
}

describe('delivery metrics', () => {
  it('count what came in, by the hour', async () => {
    const call = await start();
    const { body } = await call('GET', `/delivery-overview/successfully-received?${ofSource}`);
    expect(body).toMatchObject({
      data: {
        total: 3,
        dataset: [
          {
            total: 3,
            series: [
              { time: '2026-01-01T00:00:00.000Z', count: 2 },
              { time: '2026-01-01T01:00:00.000Z', count: 1 },
            ],
          },
        ],
      },
    });
  });

  it('count in groups, of what a filter lets through', async () => {
    const call = await start();
    const path = `/delivery-overview/successfully-received?${ofSource}`;
    const { body } = await call('GET', `${path}&groupBy[0]=eventName&groupBy[1]=appVersion&filter[eventType][0]=track`);
    expect(body).toMatchObject({
      data: {
        total: 2,
        dataset: [
          { eventName: 'Order', total: 1 },
          { eventName: 'Order', appVersion: '2', total: 1 },
        ],
      },
    });
  });

  it('tell why events were lost behind a success', async () => {
    const call = await start();
    const failed = await call('GET', `/delivery-overview/failed-on-ingest?${ofSource}&groupBy=discardReason`);
    expect(failed.body).toMatchObject({ data: { total: 1, dataset: [{ discardReason: 'no_user_anon_id' }] } });
    const filtered = await call('GET', `/delivery-overview/filtered-at-source?${ofSource}&groupBy=discardReason`);
    expect(filtered.body).toMatchObject({ data: { total: 1, dataset: [{ discardReason: 'user_suppressed' }] } });
  });

  it('count what went to a destination, as long as it is enabled', async () => {
    const call = await start();
    const sent = async (name: string, id = 'dest_1') =>
      call('GET', `/delivery-overview/${name}?${ofSource}&destinationConfigId=${id}`);
    expect((await sent('successful-delivery')).body).toMatchObject({ data: { total: 3 } });
    expect((await sent('failed-delivery')).body).toMatchObject({ data: { total: 0, dataset: [] } });
    await call('PATCH', '/destinations/dest_1', { enabled: false });
    expect((await sent('successful-delivery')).body).toMatchObject({ data: { total: 0 } });
    expect((await sent('filtered-at-destination', 'unknown')).status).toBe(404);
  });

  it('are summed up for a destination', async () => {
    const call = await start();
    const path = '/destinations/dest_1/delivery-metrics';
    expect((await call('GET', `${path}?sourceId=source_1`)).body).toMatchObject({
      data: { deliveryMetricsSummary: { sourceId: 'source_1', metrics: [{ metricName: 'successes', total: 3 }, {}] } },
    });
    const early = `${path}?sourceId=source_1&endTime=2026-01-01T00:30:00Z`;
    expect((await call('GET', early)).body).toMatchObject({
      data: { deliveryMetricsSummary: { metrics: [{ total: 2 }, {}] } },
    });
    expect((await call('GET', `${path}?sourceId=source_1&endTime=soon`)).status).toBe(422);
    expect((await call('GET', '/destinations/other/delivery-metrics?sourceId=source_1')).status).toBe(404);
  });

  it('refuse a time that is none, and an unknown source', async () => {
    const call = await start();
    const path = '/delivery-overview/successfully-received';
    expect((await call('GET', `${path}?sourceId=source_1&startTime=x&endTime=y&granularity=DAY`)).status).toBe(422);
    expect((await call('GET', `${path}?${ofSource.replace('source_1', 'other')}`)).status).toBe(404);
  });
});

describe('the volume of events', () => {
  it('is counted over all sources, in groups', async () => {
    const call = await start();
    const { body } = await call('GET', `/events/volume?${range}&granularity=DAY&groupBy=source&groupBy=eventType`);
    expect(body).toMatchObject({
      data: {
        path: '/events/volume',
        query: { granularity: 'DAY', groupBy: ['source', 'eventType'] },
        result: [
          { source: { id: 'source_1' }, eventType: 'track', total: 2, series: [{ count: 2 }] },
          { source: { id: 'source_1' }, eventType: 'identify', total: 1 },
        ],
      },
    });
    const none = await call('GET', `/events/volume?${range}&granularity=DAY&sourceId[0]=other`);
    expect(none.body).toMatchObject({ data: { result: [] } });
  });
});
