import { describe, expect, it } from 'vitest';
import { setUp } from '../test-support.ts';

const received = '2026-01-01T00:00:00.000Z';
const far = { early: '-271821-04-21T00:00:00.000Z', late: '+275760-09-12T00:00:00.000Z' };

/** Tracks one event, and gives its time as the source, the profile and the space have it. */
async function timesOf(times: object) {
  const { track, settle, profile, public: call, workspace } = setUp();
  expect((await track('track', { userId: 'u1', event: 'Paid', ...times })).status).toBe(200);
  settle();
  const [{ timestamp } = { timestamp: Number.NaN }] = workspace.events();
  expect((await profile('users/profiles/user_id:u1/events')).status).toBe(200);
  expect((await call('GET', '/spaces/spa_1/events?pagination.count=5')).body).toMatchObject({
    data: { events: [{ name: 'Paid', lastSeenAt: new Date(timestamp).toISOString() }] },
  });
  return new Date(timestamp).toISOString();
}

describe('the time of an event', () => {
  it.each([
    ['is when it was received, where its own is too far away to be shown', { timestamp: far.late }, received],
    ['is its own, where that of the sender is too far away', { timestamp: received, sentAt: far.early }, received],
    ['is when it was received, where both are too far away', { timestamp: far.late, sentAt: far.early }, received],
    [
      'is its own, where that of the sender would correct it to one too far away',
      { timestamp: '9999-12-31T00:00:00.000Z', sentAt: '0000-01-01T00:00:00.000Z' },
      '9999-12-31T00:00:00.000Z',
    ],
  ])('%s', async (_, times, expected) => {
    expect(await timesOf(times)).toBe(expected);
  });
});
