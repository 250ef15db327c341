import { describe, expect, it } from 'vitest';
import { createTestClient } from '../test-client.ts';

const campaign = { id: 'welcome', name: 'Welcome', tags: ['a'], channels: ['email'] };
const canvas = { id: 'onboarding', name: 'Onboarding', tags: ['b'] };

describe('copies of campaigns and Canvases', () => {
  it('appear later, as drafts with the name, description and tags that were asked for', async () => {
    const { get, post, settle } = createTestClient({ campaigns: [campaign], canvases: [canvas] });
    const copy = { campaign_id: 'welcome', name: 'Welcome 2', description: 'Again', tag_names: ['b'] };
    expect(await post('/campaigns/duplicate', copy)).toMatchObject({ status: 202, body: { message: 'success' } });
    expect((await get('/campaigns/list')).body).toMatchObject({ campaigns: [{ id: 'welcome' }] });
    settle();
    expect((await get('/campaigns/list')).body).toMatchObject({
      campaigns: [{ id: 'welcome' }, { name: 'Welcome 2', tags: ['b'] }],
    });
    await post('/canvas/duplicate', { canvas_id: 'onboarding', name: 'Onboarding 2' });
    settle();
    expect((await get('/canvas/list')).body).toMatchObject({ canvases: [{}, { name: 'Onboarding 2', tags: ['b'] }] });
  });

  it.each([
    { campaign_id: 'none', name: 'x' },
    { campaign_id: 'welcome' },
    { campaign_id: 'welcome', name: 'x', tag_names: ['no such tag'] },
  ])('are refused for %j', async (body) => {
    const { post } = createTestClient({ campaigns: [campaign] });
    expect((await post('/campaigns/duplicate', body)).status).toBe(400);
  });
});
