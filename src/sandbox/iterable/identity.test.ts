import { describe, expect, it } from 'vitest';
import { createTestProject } from './test-client.ts';

const ada = 'ada@example.com';

describe('identity by project type', () => {
  it('hybrid: two identifiers of two users are a conflict', async () => {
    const { post } = createTestProject();
    await post('/api/users/update', { email: ada });
    await post('/api/users/update', { userId: 'u-1' });
    const refused = await post('/api/users/update', { email: ada, userId: 'u-1' });
    expect(refused).toMatchObject({ status: 409, json: { code: 'ExternalKeyConflict' } });
  });

  it('hybrid: dataFields change an identifier unless somebody has it', async () => {
    const { post, project } = createTestProject();
    await post('/api/users/update', { email: ada, userId: 'u-1' });
    await post('/api/users/update', { email: 'alan@example.com' });
    await post('/api/users/update', { userId: 'u-1', dataFields: { email: 'new@example.com' } });
    expect(project.profile({ userId: 'u-1' })?.email).toBe('new@example.com');
    const taken = await post('/api/users/update', { userId: 'u-1', dataFields: { email: 'alan@example.com' } });
    expect(taken).toMatchObject({ status: 409, json: { code: 'EmailAlreadyExists' } });
  });

  it('email: the e-mail finds, the userId is written onto the profile and may be shared', async () => {
    const { post, project } = createTestProject({ type: 'email' });
    await post('/api/users/update', { email: ada, userId: 'team' });
    await post('/api/users/update', { email: 'alan@example.com', userId: 'team' });
    expect(project.profiles().map(({ email, userId }) => [email, userId])).toEqual([
      [ada, 'team'],
      ['alan@example.com', 'team'],
    ]);
  });

  it('email: an unknown userId needs preferUserId, which makes a placeholder e-mail', async () => {
    const { post, project } = createTestProject({ type: 'email' });
    expect((await post('/api/users/update', { userId: 'U-1' })).status).toBe(400);
    expect((await post('/api/users/update', { userId: 'U-1', preferUserId: true })).status).toBe(200);
    expect(project.profile({ userId: 'U-1' })?.email).toMatch(/^u-1\+\w+@placeholder\.email$/);
  });

  it('user_id: e-mails may be shared and do not find anybody', async () => {
    const { post, get, project } = createTestProject({ type: 'user_id' });
    await post('/api/users/update', { userId: 'u-1', email: ada });
    await post('/api/users/update', { userId: 'u-2', email: ada });
    expect(project.profiles()).toHaveLength(2);
    expect((await post('/api/users/update', { email: ada })).status).toBe(400);
    expect((await get(`/api/users/${ada}`)).status).toBe(400);
  });

  it('a write whose user has meanwhile become two is dropped and can be inspected', async () => {
    const { post, clock, project } = createTestProject({}, { visibilityDelay: 1000 });
    await post('/api/users/update', { email: ada });
    await post('/api/users/update', { userId: 'u-1' });
    expect((await post('/api/users/update', { email: ada, userId: 'u-1' })).status).toBe(200);
    clock.advance(1000);
    expect(project.droppedWrites()).toEqual([{ user: ada, reason: expect.stringContaining('different users') }]);
  });
});

describe('forgetting', () => {
  it('erases, blocks, and shows the hash until it is lifted', async () => {
    const { post, get, project } = createTestProject();
    await post('/api/users/update', { email: ada });
    await post('/api/users/forget', { email: ada });
    expect(project.profiles()).toEqual([]);
    expect(await post('/api/users/update', { email: ada })).toMatchObject({
      status: 409,
      json: { code: 'ForgottenUserError' },
    });
    expect((await get('/api/users/forgotten')).json).toEqual({
      hashedEmails: ['b5fc85e55755f9e0d030a10ab4429b6b2944855f9a0d60077fe832becbc41d72'],
    });
    await post('/api/users/unforget', { email: ada });
    expect((await post('/api/users/update', { email: ada })).status).toBe(200);
    expect((await get('/api/users/forgotten')).json).toEqual({ hashedEmails: [] });
  });
});

describe('users/updateEmail', () => {
  it('moves a profile of an email-based project and nobody else', async () => {
    const { post, project } = createTestProject({ type: 'email' });
    await post('/api/users/update', { email: ada, dataFields: { plan: 'team' } });
    await post('/api/users/update', { email: 'taken@example.com' });
    const move = (currentEmail: string, newEmail: string) => post('/api/users/updateEmail', { currentEmail, newEmail });
    expect(await move('nobody@example.com', 'x@example.com')).toMatchObject({
      status: 400,
      json: { code: 'BadParams' },
    });
    expect(await move(ada, 'taken@example.com')).toMatchObject({ status: 400, json: { code: 'EmailAlreadyExists' } });
    expect((await move(ada, 'New@example.com')).status).toBe(200);
    expect(project.profile({ email: 'new@example.com' })?.dataFields).toMatchObject({ plan: 'team' });
    expect(project.profile({ email: ada })).toBeUndefined();
  });

  it('is refused in other projects', async () => {
    const answer = await createTestProject().post('/api/users/updateEmail', { currentEmail: ada, newEmail: ada });
    expect(answer.status).toBe(400);
  });
});

describe('users/merge', () => {
  it('lets the destination win, fills gaps, merges named arrays, moves events, deletes the source', async () => {
    const { post, project } = createTestProject();
    const source = { plan: 'free', city: 'Paris', tags: ['a', 'b'] };
    await post('/api/users/update', { email: 'old@example.com', dataFields: source });
    await post('/api/users/update', { email: ada, dataFields: { plan: 'team', tags: ['b', 'c'] } });
    await post('/api/events/track', { email: 'old@example.com', eventName: 'signed_up' });
    const body = { sourceEmail: 'old@example.com', destinationEmail: ada, arrayMerge: [{ field: 'tags' }] };
    expect((await post('/api/users/merge', body)).status).toBe(200);
    expect(project.profiles()).toHaveLength(1);
    expect(project.profile({ email: ada })?.dataFields).toMatchObject({ plan: 'team', city: 'Paris' });
    expect(project.profile({ email: ada })?.dataFields).toMatchObject({ tags: ['b', 'c', 'a', 'b'] });
    expect(project.events({ email: ada }).map(({ eventName }) => eventName)).toEqual(['signed_up']);
  });

  it('re-keys the source when there is no destination and refuses when there is no source', async () => {
    const { post, project } = createTestProject();
    await post('/api/users/update', { email: ada, dataFields: { plan: 'team' } });
    await post('/api/users/merge', { sourceEmail: ada, destinationEmail: 'new@example.com' });
    expect(project.profile({ email: 'new@example.com' })?.dataFields).toMatchObject({ plan: 'team' });
    const again = await post('/api/users/merge', { sourceEmail: ada, destinationEmail: 'new@example.com' });
    expect(again.status).toBe(400);
  });
});
