import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startLytics } from './harness.ts';

const source = (body: string) => ({ body, headers: { 'content-type': 'text/plain' } });
const idOf = (data: unknown) => z.looseObject({ id: z.string() }).parse(data).id;
const handlebars = '/v2/template?name=letter&type=handlebars&desired_format=json';

describe('webhook templates', () => {
  it('take their source as the body and show everything but it', async () => {
    const { call } = startLytics();
    const { http, data } = await call('POST', `${handlebars}&description=d`, source('Hello {{first_name}}'));
    expect(http).toBe(200);
    const id = idOf(data);
    expect((await call('GET', '/v2/template')).data).toEqual([
      expect.objectContaining({ id, name: 'letter', type: 'handlebars', description: 'd' }),
    ]);
    expect(JSON.stringify((await call('GET', `/v2/template/${id}`)).data)).not.toContain('Hello');
    expect((await call('GET', `/v2/template/${id}/definition`)).data).toBe('Hello {{first_name}}');
  });
  it('are changed by PUT; POST is not allowed', async () => {
    const { call } = startLytics();
    const id = idOf((await call('POST', handlebars, source('old'))).data);
    expect((await call('POST', `/v2/template/${id}?name=n&type=js1`, source('new'))).http).toBe(405);
    await call('PUT', `/v2/template/${id}?name=renamed&type=jsonnet`, source('new'));
    expect((await call('GET', `/v2/template/${id}`)).data).toMatchObject({ name: 'renamed', type: 'jsonnet' });
    expect((await call('GET', `/v2/template/${id}/definition`)).data).toBe('new');
    expect((await call('DELETE', `/v2/template/${id}`)).http).toBe(200);
    expect((await call('PUT', `/v2/template/${id}?name=n&type=js1`, source('x'))).http).toBe(404);
  });
  it.each([
    ['no name', '/v2/template?type=js1', source('x')],
    ['an unknown type', '/v2/template?name=n&type=php', source('x')],
    ['no source', '/v2/template?name=n&type=js1', source('')],
    ['a source sent as JSON', '/v2/template?name=n&type=js1', { json: 'x' }],
  ])('refuse %s', async (_, target, options) => {
    const { call } = startLytics();
    expect((await call('POST', target, options)).http).toBe(400);
    expect((await call('GET', '/v2/template')).data).toEqual([]);
  });
  it('are tested without being kept', async () => {
    const { call } = startLytics();
    const json = { type: 'handlebars', source: 'Hello {{name}}', entity: { name: 'Ada' } };
    expect((await call('POST', '/v2/template/test', { json })).data).toBe('Hello Ada');
    expect((await call('GET', '/v2/template')).data).toEqual([]);
    expect((await call('POST', '/v2/template/test', { json: { ...json, type: 'php' } })).http).toBe(400);
  });
  it('are tested on an entity when they have a format, and answer 200 also when they fail', async () => {
    const { call } = startLytics();
    const create = async (target: string, text: string) => idOf((await call('POST', target, source(text))).data);
    const entity = { first_name: 'Zoë', address: { city: 'Köln' } };
    const good = await create(handlebars, 'Hello {{first_name}} of {{ address.city }}{{missing}}');
    expect((await call('POST', `/v2/template/${good}/test`, { json: { entity } })).data).toBe('Hello Zoë of Köln');
    const failing = await create(handlebars, '{{#each items}}{{/each}}');
    expect(await call('POST', `/v2/template/${failing}/test`, { json: { entity } })).toMatchObject({
      http: 200,
      data: expect.stringContaining('error'),
    });
    const formless = await create('/v2/template?name=n&type=js1', 'function template(data) { return data }');
    expect((await call('POST', `/v2/template/${formless}/test`, { json: { entity } })).http).toBe(400);
  });
});
