import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Acme, startAcme } from './acme.ts';

let acme: Acme;
beforeAll(async () => {
  acme = await startAcme({
    'campaigns.list': { get: '/campaigns', summary: 'List.', list: '$' },
    'campaigns.get': { get: '/campaigns/details', summary: 'Read.', query: { campaign_id: 'string!', more: 'string' } },
    'campaigns.trigger_send': { post: '/campaigns/{campaign_id}/trigger', summary: 'Send.' },
    'campaign-metrics.get': { get: '/campaigns/{campaign_id}/metrics', summary: 'Read.' },
    'templates.create': { post: '/templates', summary: 'Create.' },
    'templates.update': {
      post: '/templates/update',
      summary: 'Change.',
      body: { template_id: 'integer!', name: 'string' },
    },
    'templates.replace': { put: '/templates/{template_id}', summary: 'Replace.' },
    'templates.delete': { delete: '/templates', summary: 'Delete.', query: { id: 'string!' } },
    'account.get': { get: '/account', summary: 'Read.' },
    'segments.list': { post: '/segments/search', summary: 'Search.', list: 'segments', body: { name: 'string' } },
    'messages.list': { get: '/messages', summary: 'List the latest.', list: '$', query: { limit: 'integer' } },
    'exports.start': { post: '/exports', summary: 'Start.' },
    'people.delete': { post: '/people/delete', summary: 'Delete.', body: { ids: 'string[]', emails: 'string[]' } },
    'flows.get': { get: '/flows/{name}', summary: 'Read.' },
    'flows.versions': { get: '/flows/{name}/versions', summary: 'List.' },
    'flow-states.list': { get: '/flows/states', summary: 'List.' },
    'flow-versions.delete': { delete: '/flows/{name}/{version}', summary: 'Delete.' },
    'screen-flows.delete': { delete: '/flows/screens/{id}', summary: 'Delete.' },
    'fields.delete': { delete: '/schema/{table}/field/{id}', summary: 'Delete.' },
    'patches.delete': { delete: '/schema/patch/{table}/{id}', summary: 'Delete.' },
    'people.update': { patch: '/people/{person_id}', summary: 'Change.' },
  });
});
afterAll(() => acme.close());
beforeEach(() => {
  acme.received.length = 0;
  acme.answerWith(() => Response.json([]));
});

const arrived = () => acme.received.map(({ method, target, body }) => `${method} ${target} ${body}`.trim());

describe('a declared call', () => {
  it.each([
    ['GET', 'campaigns', undefined, 'GET /campaigns'],
    ['GET', 'campaigns/c1?more=x', undefined, 'GET /campaigns/details?more=x&campaign_id=c1'],
    ['POST', 'campaigns/trigger_send?campaign_id=c1', {}, 'POST /campaigns/c1/trigger {}'],
    ['POST', 'campaigns/get', { campaign_id: 'c1' }, 'GET /campaigns/details?campaign_id=c1'],
    ['GET', 'campaign-metrics/c1', undefined, 'GET /campaigns/c1/metrics'],
    ['POST', 'templates', { name: 'x' }, 'POST /templates {"name":"x"}'],
    ['PATCH', 'templates/7', { name: 'x' }, 'POST /templates/update {"name":"x","template_id":7}'],
    ['PUT', 'templates/7', { name: 'x' }, 'PUT /templates/7 {"name":"x"}'],
    ['DELETE', 'templates/7', undefined, 'DELETE /templates?id=7'],
    ['POST', 'account/get', undefined, 'GET /account'],
  ])('%s /proxy/%s %j is made as %s', async (method, path, body, expected) => {
    const { status } = await acme.call(method, path, body === undefined ? {} : { body });
    expect(status).toBe(200);
    expect(arrived()).toEqual([expected]);
  });

  it('of a list that the vendor takes with a body is a list', async () => {
    acme.answerWith(() => Response.json({ segments: [{ id: 1 }] }));
    const { body } = await acme.call('POST', 'segments/list?limit=1', { body: { name: 'a' } });
    expect(body).toEqual({ result: [{ id: 1 }], next_cursor: null, prev_cursor: null, result_count: 1 });
    expect(arrived()).toEqual(['POST /segments/search {"name":"a"}']);
  });
});

describe('the limit of a list', () => {
  it('is the vendor’s where it gives the latest only and lets their number be set', async () => {
    acme.answerWith(() => Response.json([1, 2, 3]));
    const { body } = await acme.call('GET', 'messages?limit=3');
    expect(body).toEqual({ result: [1, 2, 3], next_cursor: null, prev_cursor: null, result_count: 3 });
    expect(arrived()).toEqual(['GET /messages?limit=3']);
  });

  it('is ours everywhere else', async () => {
    acme.answerWith(() => Response.json([1, 2, 3]));
    const { body } = await acme.call('GET', 'campaigns?limit=2');
    expect(body).toMatchObject({ result: [1, 2], next_cursor: expect.any(String) });
    expect(arrived()).toEqual(['GET /campaigns']);
  });
});

describe('a resource or method that nobody declared', () => {
  it.each([
    ['GET', 'campaign', 'Did you mean campaigns or campaign-metrics?'],
    ['GET', 'tempaltes', 'Did you mean templates?'],
    ['DELETE', 'nothing-like-it/1', 'There are: things, campaigns, '],
    ['POST', 'campaigns/triger_send', 'Did you mean trigger_send?'],
    [
      'POST',
      'campaigns/merge',
      'There are: list (GET /proxy/campaigns), get (GET /proxy/campaigns/{id}), trigger_send (POST /proxy/campaigns/trigger_send).',
    ],
    ['GET', 'exports', 'There are: start (POST /proxy/exports/start).'],
    ['GET', 'account/1', 'There are: get (POST /proxy/account/get).'],
  ])('%s /proxy/%s is 404 with the nearest names', async (method, path, hint) => {
    const { status, body } = await acme.call(method, path);
    expect({ status, body }).toMatchObject({
      status: 404,
      body: { code: 'resource_not_found', message: expect.stringContaining(hint) },
    });
    expect(acme.received).toEqual([]);
  });

  it('is not repeated in full when it is long', async () => {
    const { text } = await acme.call('GET', 'x'.repeat(5000));
    expect(text.length).toBeLessThan(1000);
  });
});

describe('a verb that the path does not take at this vendor', () => {
  it.each([
    ['DELETE', 'campaigns/c1', 'GET, HEAD'],
    ['PUT', 'campaigns/c1', 'GET, HEAD'],
    ['PATCH', 'campaigns/c1', 'GET, HEAD'],
    ['PATCH', 'campaigns/trigger_send', 'GET, HEAD, POST'],
    ['POST', 'campaigns', 'GET, HEAD'],
    ['DELETE', 'campaigns', 'GET, HEAD'],
    ['GET', 'templates', 'POST'],
    ['GET', 'templates/7', 'PATCH, PUT, DELETE'],
    ['PUT', 'templates', 'POST'],
    ['GET', 'people/u1', 'PATCH'],
    ['DELETE', 'people/u1', 'PATCH'],
    ['PATCH', 'templates/create', 'PUT, DELETE, POST'],
  ])('%s /proxy/%s is 405 with Allow: %s', async (method, path, allow) => {
    const { status, headers, body } = await acme.call(method, path);
    expect([status, headers.get('allow')]).toEqual([405, allow]);
    expect(body).toMatchObject({ code: 'method_not_allowed', message: expect.stringContaining('There are: ') });
    expect(acme.received).toEqual([]);
  });
});

describe('an id', () => {
  it.each([
    ['GET', 'campaigns/c1?campaign_id=c2'],
    ['PATCH', 'templates/7'],
  ])('%s /proxy/%s that has no place is refused', async (method, path) => {
    const body = method === 'PATCH' ? { body: [1] } : {};
    expect((await acme.call(method, path, body)).body).toMatchObject({ code: 'invalid_request' });
    expect(acme.received).toEqual([]);
  });
});

describe('parameters that make the path that of another call', () => {
  it.each([
    [
      'GET',
      'flows/states',
      'reads GET /flows/states as flow-states.list, not as flows.get. Call GET /proxy/flow-states ',
    ],
    ['POST', 'flows/get?name=states', 'as flow-states.list, '],
    ['DELETE', 'flow-versions/3?name=screens', 'as screen-flows.delete, not as flow-versions.delete. Call DELETE '],
    ['DELETE', 'fields/f1?table=patch', 'reads DELETE /schema/patch/field/f1 as patches.delete, not as fields.delete.'],
  ])('are refused: %s /proxy/%s', async (method, path, hint) => {
    const { status, body } = await acme.call(method, path);
    expect({ status, body }).toMatchObject({
      status: 404,
      body: { code: 'resource_not_found', message: expect.stringContaining(hint) },
    });
    expect(acme.received).toEqual([]);
  });

  it('are an id like any other where no call is in the way', async () => {
    await acme.call('GET', 'flows/screens');
    await acme.call('GET', 'flows/versions');
    await acme.call('GET', 'flows/States');
    await acme.call('DELETE', 'patches/p1?table=field');
    expect(arrived()).toEqual([
      'GET /flows/screens',
      'GET /flows/versions',
      'GET /flows/States',
      'DELETE /schema/patch/field/p1',
    ]);
  });
});
