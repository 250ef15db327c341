import { describe, expect, it } from 'vitest';
import { setUp } from '../../test-support.ts';

const sources = ['one', 'two'].map((name) => ({ id: name, writeKey: `write-key-${name}` }));

/** Events of two sources on two days. */
async function start() {
  const { clock, track, public: call } = setUp({ sources });
  await track('track', { userId: 'u1', anonymousId: 'a1', event: 'A' }, 'write-key-one');
  await track('track', { anonymousId: 'a2', event: 'A' }, 'write-key-two');
  await track('track', { userId: 'u1', event: 'A' }, 'write-key-two');
  clock.advance(86_400_000);
  await track('track', { userId: 'u2', event: 'A' }, 'write-key-two');
  return call;
}

describe('usage', () => {
  it('counts calls by day, and by source', async () => {
    const call = await start();
    expect((await call('GET', '/usage/api-calls/daily?period=2026-01-01')).body).toMatchObject({
      data: {
        dailyWorkspaceAPICallsUsage: [
          { apiCalls: '3', timestamp: '2026-01-01T00:00:00.000Z' },
          { apiCalls: '1', timestamp: '2026-01-02T00:00:00.000Z' },
        ],
      },
    });
    const bySource = await call('GET', '/usage/api-calls/sources/daily?period=2026-01-01');
    expect(bySource.body).toMatchObject({
      data: {
        dailyPerSourceAPICallsUsage: [
          { sourceId: 'one', apiCalls: '1' },
          { sourceId: 'two', apiCalls: '2' },
          { sourceId: 'two', apiCalls: '1' },
        ],
      },
    });
  });

  it('counts each user once a day, known ones apart from those that stay anonymous', async () => {
    const call = await start();
    const { body } = await call('GET', '/usage/mtu/daily?period=2026-01-01');
    const users = { identified: '1', anonymous: '2', anonymousIdentified: '1', neverIdentified: '1' };
    expect(body).toMatchObject({
      data: { dailyWorkspaceMTUUsage: [users, { identified: '1', anonymous: '0', neverIdentified: '0' }] },
    });
    expect((await call('GET', '/usage/mtu/sources/daily?period=2026-01-01')).body).toMatchObject({
      data: { dailyPerSourceMTUUsage: [{ sourceId: 'one' }, { sourceId: 'two' }, { sourceId: 'two' }] },
    });
  });

  it('is that of the month of a period, which must be a date', async () => {
    const call = await start();
    expect((await call('GET', '/usage/mtu/daily?period=2025-12-01')).body).toMatchObject({
      data: { dailyWorkspaceMTUUsage: [] },
    });
    for (const query of ['', '?period=January']) {
      expect(await call('GET', `/usage/mtu/daily${query}`)).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'period' }] },
      });
    }
  });
});
