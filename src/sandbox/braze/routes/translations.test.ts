import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { createTestClient } from '../test-client.ts';

const tagged = '{% translation id_0 %}Hello{% endtranslation %}, {% translation id_1 %}thank you{% endtranslation %}';

function createClient() {
  return createTestClient({
    locales: [
      { id: 'mexico', name: 'es-MX' },
      { id: 'german', name: 'de' },
    ],
    campaigns: [{ id: 'welcome', name: 'Welcome', messages: { v1: { channel: 'email', body: tagged } } }],
    canvases: [{ id: 'onboarding', name: 'On', steps: [{ id: 's1', name: 'Hi', messages: { v1: { body: tagged } } }] }],
    emailTemplates: [{ id: 'letter', name: 'Letter', body: tagged }],
    contentBlocks: [{ id: 'footer', name: 'Footer', content: tagged }],
  });
}

const things: [path: string, names: Record<string, string>][] = [
  ['/campaigns/translations', { campaign_id: 'welcome', message_variation_id: 'v1' }],
  ['/canvas/translations', { workflow_id: 'onboarding', step_id: 's1', message_variation_id: 'v1' }],
  ['/templates/email/translations', { template_id: 'letter' }],
  ['/content_blocks/translations', { content_block_id: 'footer' }],
];

describe.each(things)('translations at %s', (path, names) => {
  const query = new URLSearchParams(names);
  const translation_map = { id_0: '¡Hola!' };

  it('are remembered by locale', async () => {
    const { call, get } = createClient();
    const put = (locale_id: string, map: Json) => call('PUT', path, { ...names, locale_id, translation_map: map });
    expect(await put('mexico', translation_map)).toMatchObject({ status: 200, body: { message: 'success' } });
    await put('german', { id_0: 'Hallo' });
    expect((await get(`${path}?${query}`)).body).toMatchObject({
      translations: [
        { translation_map, locale: { uuid: 'mexico', name: 'es-MX', country: 'MX', language: 'es' } },
        { translation_map: { id_0: 'Hallo' }, locale: { name: 'de', country: null } },
      ],
    });
    expect((await get(`${path}?${query}&locale_id=german`)).body).toMatchObject({
      translations: [{ locale: { uuid: 'german' } }],
    });
  });

  it('are refused for a locale that there is not, and for what is no text', async () => {
    const { call } = createClient();
    const put = (change: Record<string, Json>) =>
      call('PUT', path, { ...names, locale_id: 'mexico', translation_map, ...change });
    expect((await put({ locale_id: 'klingon' })).status).toBe(400);
    expect((await put({ translation_map: { id_0: 7 } })).status).toBe(400);
    expect((await put({ translation_map: null })).status).toBe(400);
  });

  it('are those of something that there is', async () => {
    const { get } = createClient();
    for (const missing of Object.keys(names)) {
      const { [missing]: _, ...rest } = names;
      expect((await get(`${path}?${new URLSearchParams(rest)}`)).status).toBe(400);
    }
    const [first = ''] = Object.keys(names);
    const unknown = await get(`${path}?${new URLSearchParams({ ...names, [first]: 'none' })}`);
    expect([400, 404]).toContain(unknown.status);
  });
});

it.each(things.slice(0, 3))('the texts at %s/source are what stands between the tags', async (path, names) => {
  const { get } = createClient();
  expect((await get(`${path}/source?${new URLSearchParams(names)}`)).body).toMatchObject({
    translations: { translation_map: { id_0: 'Hello', id_1: 'thank you' } },
  });
});

it('translations of a template are taken as a list of one, too', async () => {
  const { call, get } = createClient();
  const body = { template_id: 'letter', locale_id: 'mexico', translations: [{ translation_map: { id_0: 'Hola' } }] };
  expect((await call('PUT', '/templates/email/translations', body)).status).toBe(200);
  expect((await get('/templates/email/translations?template_id=letter')).body).toMatchObject({
    translations: [{ translation_map: { id_0: 'Hola' } }],
  });
});
