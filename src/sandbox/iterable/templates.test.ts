import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestProject } from './test-client.ts';

const listedSchema = z.object({ templates: z.array(z.object({ templateId: z.number() })) });
const media = ['email', 'push', 'sms', 'inapp', 'embedded'] as const;
const texts = { email: 'html', push: 'message', sms: 'message', inapp: 'html', embedded: 'body' } as const;

type Test = ReturnType<typeof createTestProject>;

async function upsert({ post, get }: Test, medium: (typeof media)[number], fields: object = {}): Promise<number> {
  const { status } = await post(`/api/templates/${medium}/upsert`, { clientTemplateId: 'letter', ...fields });
  expect(status).toBe(200);
  const { json } = await get('/api/templates/getByClientTemplateId?clientTemplateId=letter');
  return listedSchema.parse(json).templates.at(-1)?.templateId ?? 0;
}

describe.each(media)('%s templates', (medium) => {
  const text = texts[medium];

  it('are made by clientTemplateId, read, changed in part, and made only once', async () => {
    const test = createTestProject();
    const templateId = await upsert(test, medium, { name: 'Letter', [text]: 'first' });
    const read = () => test.get(`/api/templates/${medium}/get?templateId=${templateId}`);
    expect((await read()).json).toMatchObject({
      templateId,
      name: 'Letter',
      clientTemplateId: 'letter',
      [text]: 'first',
    });
    expect((await test.post(`/api/templates/${medium}/update`, { templateId, name: 'Changed' })).status).toBe(200);
    expect((await read()).json).toMatchObject({ name: 'Changed', [text]: 'first' });
    expect(await upsert(test, medium, { [text]: 'second' })).toBe(templateId);
    expect((await read()).json).toMatchObject({ name: 'Changed', [text]: 'second' });
  });

  it('are unknown under an id of another medium', async () => {
    const test = createTestProject();
    const other = medium === 'sms' ? 'email' : 'sms';
    const templateId = await upsert(test, other);
    expect((await test.get(`/api/templates/${medium}/get?templateId=${templateId}`)).status).toBe(404);
    expect(await test.post(`/api/templates/${medium}/update`, { templateId })).toMatchObject({
      status: 400,
      json: { code: 'BadParams', msg: `Template ID: ${templateId} does not exist for this project` },
    });
  });

  it('refuse content of the wrong type', async () => {
    const { post } = createTestProject();
    const answer = await post(`/api/templates/${medium}/upsert`, { clientTemplateId: 'letter', [text]: 5 });
    expect(answer).toMatchObject({ status: 400, json: { code: 'BadJsonBody' } });
  });
});

describe('templates', () => {
  it('say something else in each locale, and what they say by default in all others', async () => {
    const test = createTestProject();
    const templateId = await upsert(test, 'email', { html: 'Hello' });
    await test.post('/api/templates/email/update', { templateId, locale: 'fr', html: 'Bonjour' });
    const html = async (locale: string) =>
      (await test.get(`/api/templates/email/get?templateId=${templateId}&locale=${locale}`)).json;
    expect(await html('fr')).toMatchObject({ html: 'Bonjour', locale: 'fr', isDefaultLocale: false });
    expect(await html('de')).toMatchObject({ html: 'Hello', isDefaultLocale: true });
    const found = await test.get('/api/templates/getByClientTemplateId?clientTemplateId=letter');
    expect(found.json).toEqual({ templates: [{ templateId, locales: ['fr'] }] });
  });

  it('that share a clientTemplateId are all changed', async () => {
    const test = createTestProject();
    for (const templateId of [1, 2]) {
      test.project.addTemplate({ templateId, name: 'Same', messageTypeId: 301, clientTemplateId: 'letter' });
    }
    await upsert(test, 'email', { subject: 'New' });
    for (const templateId of [1, 2]) {
      const { json } = await test.get(`/api/templates/email/get?templateId=${templateId}`);
      expect(json).toMatchObject({ subject: 'New' });
    }
  });

  it.each([
    ['inapp', 'expirationDateTime', { expirationDateTime: 'soon' }],
    ['inapp', 'shouldAnimate', { inAppDisplaySettings: { shouldAnimate: 'maybe' } }],
    ['inapp', 'bgColor', { inAppDisplaySettings: { bgColor: 'red' } }],
    ['push', 'buttonType', { buttons: [{ identifier: 'a', title: 'A', openApp: true, buttonType: 'loud' }] }],
    ['push', 'requiresUnlock', { buttons: [{ identifier: 'a', title: 'A', openApp: true, requiresUnlock: 1 }] }],
  ])('of the medium %s are refused for a wrong %s', async (medium, _, content) => {
    const { post } = createTestProject();
    const answer = await post(`/api/templates/${medium}/upsert`, { clientTemplateId: 'letter', ...content });
    expect(answer).toMatchObject({ status: 400, json: { code: 'BadJsonBody' } });
  });

  it('refuse a message type that does not exist', async () => {
    const { post } = createTestProject();
    const answer = await post('/api/templates/email/upsert', { clientTemplateId: 'letter', messageTypeId: 9 });
    expect(answer).toMatchObject({ status: 400, json: { code: 'BadParams' } });
  });

  it('are rendered with the data that is given', async () => {
    const test = createTestProject();
    const templateId = await upsert(test, 'email', { html: '<p>{{name}} [[shop.city]] {{none}}</p>' });
    const body = { dataFields: { name: 'Ada' }, dataFeed: { shop: { city: 'Paris' } } };
    const answer = await test.post(`/api/templates/email/preview?templateId=${templateId}`, body);
    expect(answer.text).toBe('<p>Ada Paris </p>');
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect((await test.post('/api/templates/email/preview?templateId=9', body)).status).toBe(404);
  });

  it('are proved only to somebody who exists', async () => {
    const test = createTestProject();
    const templateId = await upsert(test, 'email');
    await test.post('/api/users/update', { email: 'ada@example.com' });
    const proof = (recipientEmail?: string) => test.post('/api/templates/email/proof', { templateId, recipientEmail });
    expect((await proof('ada@example.com')).status).toBe(200);
    expect(await proof('bob@example.com')).toMatchObject({ status: 400, json: { code: 'UnknownEmailError' } });
    expect((await proof()).status).toBe(400);
  });

  it('are deleted in bulk unless a campaign has them', async () => {
    const test = createTestProject();
    const templateId = await upsert(test, 'email');
    test.project.addTemplate({ templateId: 5, name: 'Of a campaign', messageTypeId: 301, campaignId: 1 });
    const { json } = await test.post('/api/templates/bulkDelete', { ids: [templateId, 5, 404] });
    expect(json).toMatchObject({ success: [templateId], failed: [5, 404], failureReason: expect.any(String) });
    expect((await test.get('/api/templates')).json).toMatchObject({ templates: [{ templateId: 5 }] });
  });
});
