import { describe, expect, it } from 'vitest';
import { compact } from '../json.ts';
import { createTestClient } from '../test-client.ts';

const apps = [{ id: 'app-1', name: 'Sample app', platform: 'iOS' }];
const update = { app_id: 'app-1', activity_id: 'match-1', content_state: { score: 1 } };
const start = {
  ...update,
  activity_attributes_type: 'Match',
  activity_attributes: { home: 'A' },
  notification: { alert: { title: 'Kick-off' } },
  external_user_ids: ['u1'],
};
const paths = { start: '/messages/live_activity/start', update: '/messages/live_activity/update' } as const;

describe('a Live Activity', () => {
  it('is started for named people and changed', async () => {
    const { post } = createTestClient({ apps });
    expect(await post(paths.start, start)).toMatchObject({ status: 201, body: { message: 'success' } });
    expect(await post(paths.update, { ...update, end_activity: true })).toMatchObject({ status: 201 });
  });

  it.each([
    ['an app that there is not', { app_id: 'none' }, "'app_id' is not valid"],
    ['nobody to start it for', { external_user_ids: [] }, 'No Recipients'],
    ['a segment that there is not', { external_user_ids: undefined, segment_id: 'none' }, 'Invalid Segment ID'],
    [
      'two targets',
      { segment_id: 'none' },
      "only one of 'external_user_ids', 'segment_id' and 'custom_audience' may be used",
    ],
    ['a state that is no object', { content_state: 'x' }, "'content_state' is not valid"],
    ['a date that is none', { stale_date: 'soon' }, "'stale_date' is not valid"],
    [
      'more than 50 people',
      { external_user_ids: Array.from({ length: 51 }, (_, index) => `u${index}`) },
      'The max number of external_ids and aliases per request was exceeded',
    ],
  ])('is not started with %s', async (_, change, message) => {
    const { post } = createTestClient({ apps });
    const body = compact({ ...start, ...change });
    expect(await post(paths.start, body)).toMatchObject({ status: 400, body: { message } });
  });

  it('is not changed in an app that there is not, nor without what it shows', async () => {
    const { post } = createTestClient({ apps });
    expect(await post(paths.update, { ...update, app_id: 'none' })).toMatchObject({
      status: 400,
      body: { message: "'app_id' is not valid" },
    });
    expect(await post(paths.update, { app_id: 'app-1', activity_id: 'match-1' })).toMatchObject({
      status: 400,
      body: { message: "'content_state' is required" },
    });
  });
});
