import { describe, expect, it } from 'vitest';
import { createTestProject } from './test-client.ts';

const ada = 'ada@example.com';

describe('lists', () => {
  it('are made by name; a fresh id is refused until it is visible', async () => {
    const { post, get, clock } = createTestProject({}, { visibilityDelay: 1000 });
    expect((await post('/api/lists', { name: '' })).status).toBe(400);
    expect((await post('/api/lists', { name: 'News', description: 'Weekly' })).json).toEqual({ listId: 1001 });
    const subscribe = () => post('/api/lists/subscribe', { listId: 1001, subscribers: [] });
    expect((await subscribe()).status).toBe(400);
    clock.advance(1000);
    expect((await subscribe()).status).toBe(200);
    expect((await get('/api/lists')).json).toEqual({
      lists: [{ id: 1001, name: 'News', description: 'Weekly', listType: 'Standard', createdAt: Date.UTC(2026, 0, 1) }],
    });
  });

  it('that are unknown are refused in three ways', async () => {
    const { post, get, call } = createTestProject();
    expect(await post('/api/lists/subscribe', { listId: 9, subscribers: [] })).toMatchObject({
      status: 400,
      json: { msg: 'error.lists.invalidListId(9)', code: 'Success', params: { projectId: 123, listId: 9 } },
    });
    expect(await get('/api/lists/getUsers?listId=9')).toMatchObject({
      status: 400,
      json: { msg: 'Invalid email list id', code: 'BadParams', params: { projectId: '123', listId: '9' } },
    });
    expect(await call('DELETE', '/api/lists/9')).toMatchObject({ status: 400, json: { code: 'BadParams' } });
  });

  it('in use by a campaign cannot be deleted', async () => {
    const { project, call } = createTestProject();
    const { id } = project.addList({ name: 'News' });
    project.addCampaign({ name: 'Weekly', campaignState: 'Scheduled', listIds: [id] });
    expect((await call('DELETE', `/api/lists/${id}`)).status).toBe(409);
  });

  it('leave no member behind when they are deleted', async () => {
    const { project, post, call } = createTestProject();
    const { id } = project.addList({ name: 'News' });
    await post('/api/lists/subscribe', { listId: id, subscribers: [{ email: ada }] });
    expect((await call('DELETE', `/api/lists/${id}`)).status).toBe(200);
    expect(project.profile({ email: ada })?.dataFields).toMatchObject({ userListIds: [] });
  });
});

describe('membership', () => {
  it('creates users on subscribe and shows in the field of the project type', async () => {
    for (const [type, field] of [
      ['hybrid', 'userListIds'],
      ['email', 'emailListIds'],
    ] as const) {
      const { project, post } = createTestProject({ type });
      const { id } = project.addList({ name: 'News' });
      const subscribers = [{ email: ada, dataFields: { plan: 'team' } }, { email: 'bad@' }];
      expect((await post('/api/lists/subscribe', { listId: id, subscribers })).json).toMatchObject({
        successCount: 1,
        failCount: 1,
        failedUpdates: { invalidEmails: ['bad@'] },
      });
      expect(project.profile({ email: ada })?.dataFields).toMatchObject({
        [field]: [id],
        plan: 'team',
        signupSource: 'ListAPI',
      });
    }
  });

  it('reports unknown users when only existing ones are to be updated, and on unsubscribe', async () => {
    const { project, post } = createTestProject();
    const { id } = project.addList({ name: 'News' });
    const subscribers = [{ email: ada }, { userId: 'u-1' }];
    const expected = { successCount: 0, failedUpdates: { notFoundEmails: [ada], notFoundUserIds: ['u-1'] } };
    const onlyExisting = { listId: id, subscribers, updateExistingUsersOnly: true };
    expect((await post('/api/lists/subscribe', onlyExisting)).json).toMatchObject(expected);
    expect((await post('/api/lists/unsubscribe', { listId: id, subscribers })).json).toMatchObject(expected);
    expect(project.profiles()).toEqual([]);
  });

  it('ends on unsubscribe, with the whole channel if so asked, and both are noted as events', async () => {
    const { project, post, get } = createTestProject();
    const { id } = project.addList({ name: 'News' });
    const subscribers = [{ email: ada }];
    await post('/api/lists/subscribe', { listId: id, subscribers });
    await post('/api/lists/unsubscribe', { listId: id, subscribers, channelUnsubscribe: true });
    expect(project.profile({ email: ada })?.dataFields).toMatchObject({
      userListIds: [],
      unsubscribedChannelIds: [31],
    });
    expect((await get(`/api/events/${ada}`)).json).toMatchObject({
      events: [
        { eventType: 'emailSubscribe', emailListIds: [id] },
        { eventType: 'emailUnSubscribe', emailListIds: [id], channelIds: [31] },
      ],
    });
  });

  it('of a dynamic list follows its rule and cannot be edited', async () => {
    const { project, post, get } = createTestProject();
    const { id } = project.addList({ name: 'Teams', rule: ({ fields }) => fields['plan'] === 'team' });
    await post('/api/users/update', { email: ada, dataFields: { plan: 'team' } });
    await post('/api/users/update', { email: 'alan@example.com', dataFields: { plan: 'free' } });
    expect((await post('/api/lists/subscribe', { listId: id, subscribers: [{ email: ada }] })).status).toBe(400);
    expect((await get(`/api/lists/getUsers?listId=${id}`)).text).toBe(ada);
  });

  it('streams one identifier a line, e-mail first in hybrid projects, and answers the size as a number', async () => {
    const { project, post, get } = createTestProject();
    const { id } = project.addList({ name: 'News' });
    const subscribers = [{ email: ada, userId: 'u-1' }, { userId: 'u-2' }];
    await post('/api/lists/subscribe', { listId: id, subscribers });
    const users = await get(`/api/lists/getUsers?listId=${id}`);
    expect([users.text, users.headers.get('content-type')]).toEqual([`${ada}\nu-2`, 'text/plain; charset=utf-8']);
    expect((await get(`/api/lists/getUsers?listId=${id}&preferUserId=true`)).text).toBe('u-1\nu-2');
    expect((await get(`/api/lists/${id}/size`)).text).toBe('2');
    expect((await get(`/api/lists/previewUsers?listId=${id}&size=1`)).text).toBe(ada);
  });

  it('takes no more records at once than the project says', async () => {
    const { project, post } = createTestProject({ switches: { maxBatchRecords: 1 } });
    const { id } = project.addList({ name: 'News' });
    const subscribers = [{ email: ada }, { email: 'alan@example.com' }];
    expect((await post('/api/lists/subscribe', { listId: id, subscribers })).status).toBe(413);
  });
});
