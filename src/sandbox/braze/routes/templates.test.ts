import { describe, expect, it } from 'vitest';
import { createTestClient, textIn } from '../test-client.ts';

describe('email templates', () => {
  const letter = { template_name: 'Letter', subject: 'Hi', body: '<p>Hi</p>', tags: ['a'] };

  it('are remembered as they were created, and changed in part', async () => {
    const { clock, get, post } = createTestClient();
    const created = await post('/templates/email/create', letter);
    expect(created).toMatchObject({ status: 201, body: { message: 'success' } });
    const id = textIn(created, 'email_template_id');
    clock.advance(60_000);
    expect((await post('/templates/email/update', { email_template_id: id, subject: 'Hello' })).status).toBe(201);
    expect((await get(`/templates/email/info?email_template_id=${id}`)).body).toMatchObject({
      ...letter,
      subject: 'Hello',
      created_at: '2026-01-01T00:00:00.000Z',
      updated_at: '2026-01-01T00:01:00.000Z',
    });
    expect((await get('/templates/email/list')).body).toMatchObject({
      count: 1,
      templates: [{ email_template_id: id }],
    });
  });

  it('are refused without what they need, and not found by an unknown id', async () => {
    const { get, post } = createTestClient();
    expect((await post('/templates/email/create', { template_name: 'x', subject: 'y' })).status).toBe(400);
    expect((await post('/templates/email/update', { email_template_id: 'x' })).status).toBe(404);
    expect((await get('/templates/email/info?email_template_id=x')).status).toBe(404);
    expect((await get('/templates/email/info')).status).toBe(400);
  });
});

describe('Content Blocks', () => {
  const footer = { name: 'Footer', content: '<p>Bye</p>', state: 'draft' };

  it('are remembered, and count the templates that hold them', async () => {
    const { get, post } = createTestClient();
    const created = await post('/content_blocks/create', footer);
    expect(created).toMatchObject({ status: 201, body: { liquid_tag: '{{content_blocks.${Footer}}}' } });
    const id = textIn(created, 'content_block_id');
    const letter = { template_name: 'Letter', subject: 'Hi', body: 'Hi {{content_blocks.${Footer}}}' };
    const template = textIn(await post('/templates/email/create', letter), 'email_template_id');
    expect((await get(`/content_blocks/info?content_block_id=${id}&include_inclusion_data=true`)).body).toMatchObject({
      name: 'Footer',
      content: '<p>Bye</p>',
      inclusion_count: 1,
      inclusion_data: [template],
    });
    await post('/content_blocks/update', { content_block_id: id, content: '<p>See you</p>' });
    expect((await get(`/content_blocks/info?content_block_id=${id}`)).body).toMatchObject({
      content: '<p>See you</p>',
    });
  });

  it('have names of their own, which no other may take', async () => {
    const { post } = createTestClient({ contentBlocks: [{ id: 'b1', name: 'Header' }] });
    expect((await post('/content_blocks/create', { ...footer, name: 'Header' })).status).toBe(400);
    const id = textIn(await post('/content_blocks/create', footer), 'content_block_id');
    expect((await post('/content_blocks/update', { content_block_id: id, name: 'Header' })).status).toBe(400);
    expect((await post('/content_blocks/update', { content_block_id: id, name: 'Footer' })).status).toBe(201);
  });

  it.each([
    ['a name of 100 characters', { ...footer, name: 'x'.repeat(100) }],
    ['content of 50 KB', { ...footer, content: 'x'.repeat(51_200) }],
    ['a state that there is not', { ...footer, state: 'live' }],
    ['no content', { name: 'Footer' }],
  ])('are refused with %s', async (_, body) => {
    expect((await createTestClient().post('/content_blocks/create', body)).status).toBe(400);
  });

  it('are not found by an unknown id, nor by a name', async () => {
    const { get, post } = createTestClient({ contentBlocks: [{ id: 'b1', name: 'Header' }] });
    expect((await get('/content_blocks/info?content_block_id=Header')).status).toBe(404);
    expect((await post('/content_blocks/update', { content_block_id: 'x' })).status).toBe(404);
  });
});
