import { describe, expect, it } from 'vitest';
import { createVirtualClock, systemClock } from './kit/index.ts';
import { type CreateSandboxOptions, createSandbox } from './sandbox.ts';
import { connections, furnish } from './world/index.ts';
import { type InspectionOptions, createInspection } from './inspection/index.ts';

const segmentsUrl = 'https://rest.iad-01.braze.com/segments/list';
const headers = { authorization: `Bearer ${connections.braze.api_key}`, 'content-type': 'application/json' };

function setUp(options: InspectionOptions = {}, sandboxOptions: CreateSandboxOptions = {}) {
  const sandbox = createSandbox({ clock: createVirtualClock(), ...sandboxOptions });
  furnish(sandbox, { people: 3 });
  const inspection = createInspection(sandbox, options);
  async function call(method: string, path: string, body?: unknown) {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await inspection.request(`/_sandbox${path}`, init);
    const answer: unknown = await response.json();
    return { status: response.status, body: answer };
  }
  return {
    sandbox,
    inspection,
    call,
    get: (path: string) => call('GET', path),
    post: (path: string, body?: unknown) => call('POST', path, body),
    remove: (path: string) => call('DELETE', path),
    listSegments: () => sandbox.fetch(new Request(segmentsUrl, { headers })),
    track: (firstName: string) => {
      const attributes = [{ external_id: 'person-0001', first_name: firstName }];
      const body = JSON.stringify({ attributes });
      return sandbox.fetch(new Request('https://rest.iad-01.braze.com/users/track', { method: 'POST', headers, body }));
    },
    scanLytics: () =>
      sandbox.fetch(
        new Request('https://api.lytics.io/api/segment/all/scan', {
          headers: { authorization: connections.lytics.api_token },
        }),
      ),
  };
}

describe('requests', () => {
  it('are shown as they were received', async () => {
    const { get, track } = setUp();
    await track('Grace');
    expect((await get('/requests')).body).toMatchObject({
      result_count: 1,
      result: [
        {
          vendor: 'braze',
          server: 'rest',
          method: 'POST',
          path: '/users/track',
          headers: { 'content-type': 'application/json' },
          body: '{"attributes":[{"external_id":"person-0001","first_name":"Grace"}]}',
        },
      ],
    });
  });

  it('with a body that is no text are shown in base64', async () => {
    const { get, sandbox } = setUp();
    const body = new Uint8Array([0xff, 0x00, 0x80]);
    await sandbox.fetch(new Request('https://bulk.lytics.io/collect/bulk/default', { method: 'POST', body }));
    expect((await get('/requests')).body).toMatchObject({ result: [{ body_base64: '/wCA' }] });
  });

  it.each([
    ['?vendor=lytics', 1],
    ['?server=rest', 2],
    ['?method=post', 1],
    ['?path=/segments/', 1],
    ['?vendor=braze&limit=1', 1],
    ['?vendor=segment', 0],
  ])('are filtered by %s', async (query, count) => {
    const { get, listSegments, track, scanLytics } = setUp();
    await listSegments();
    await track('Grace');
    await scanLytics();
    expect((await get(`/requests${query}`)).body).toMatchObject({ result_count: count });
  });

  it('are forgotten for one vendor or for all', async () => {
    const { get, remove, listSegments, scanLytics } = setUp();
    await listSegments();
    await scanLytics();
    await remove('/requests?vendor=braze');
    expect((await get('/requests')).body).toMatchObject({ result: [{ vendor: 'lytics' }], result_count: 1 });
    await remove('/requests');
    expect((await get('/requests')).body).toEqual({ result: [], result_count: 0 });
  });
});

describe('faults', () => {
  it('are applied as often as they say, and listed until then', async () => {
    const { get, post, listSegments } = setUp();
    const fault = { kind: 'status', status: 503, headers: { 'retry-after': '7' }, body: 'down' };
    const added = await post('/faults', { vendor: 'braze', method: 'get', path: '/segments', times: 2, fault });
    const rule = { vendor: 'braze', method: 'GET', path: '/segments', times: 2, fault };
    expect(added).toEqual({ status: 201, body: { result: [{ ...rule, left: 2 }], result_count: 1 } });
    const response = await listSegments();
    expect([response.status, response.headers.get('retry-after'), await response.text()]).toEqual([503, '7', 'down']);
    expect((await get('/faults?vendor=braze')).body).toEqual({ result: [{ ...rule, left: 1 }], result_count: 1 });
    await listSegments();
    expect((await listSegments()).status).toBe(200);
    expect((await get('/faults')).body).toEqual({ result: [], result_count: 0 });
  });

  it('without an end last until they are cleared', async () => {
    const { get, post, remove, listSegments } = setUp();
    await post('/faults', { vendor: 'braze', fault: { kind: 'malformed_body' } });
    expect((await get('/faults')).body).toMatchObject({ result: [{ left: null, fault: { kind: 'malformed_body' } }] });
    expect(await (await listSegments()).text()).toBe('{"cut');
    await remove('/faults?vendor=braze');
    expect((await listSegments()).status).toBe(200);
    expect((await get('/faults')).body).toMatchObject({ result_count: 0 });
  });

  it('of latency wait as long as they say', async () => {
    const waited: number[] = [];
    const { get, post, listSegments } = setUp({
      wait: async (milliseconds) => void waited.push(milliseconds),
    });
    await post('/faults', { vendor: 'braze', fault: { kind: 'latency', milliseconds: 250 } });
    expect((await get('/faults')).body).toMatchObject({ result: [{ fault: { kind: 'latency', milliseconds: 250 } }] });
    expect((await listSegments()).status).toBe(200);
    expect(waited).toEqual([250]);
  });

  it('of latency are refused where nothing can wait', async () => {
    const { post, sandbox } = setUp();
    const answer = await post('/faults', { vendor: 'braze', fault: { kind: 'latency', milliseconds: 250 } });
    expect(answer).toMatchObject({ status: 409, body: { statusCode: 409, error: 'Conflict' } });
    expect(sandbox.braze.faults.list()).toEqual([]);
  });
});

describe('profiles', () => {
  it.each(['braze', 'iterable', 'segment', 'lytics'])('of %s are found by what they contain', async (vendor) => {
    const { get } = setUp();
    const { status, body } = await get(`/profiles/${vendor}?search=person-0002@example.com`);
    expect(status).toBe(200);
    // Iterable has three projects with the same people.
    expect(body).toMatchObject({ result_count: vendor === 'iterable' ? 3 : 1 });
    expect(JSON.stringify(body)).toContain('person-0002');
    expect(JSON.stringify(body)).not.toContain('person-0003');
  });

  it('are those of one account when it is named, at most as many as asked for', async () => {
    const { get } = setUp();
    const { body } = await get('/profiles/iterable?account=10002&limit=2');
    expect(body).toMatchObject({ result_count: 3, result: [{ account: '10002' }, { account: '10002' }] });
  });
});

describe('time', () => {
  it('of a virtual clock moves on request, and accepted writes become visible', async () => {
    const { get, post, track } = setUp({}, { visibilityDelay: 1000 });
    await track('Grace');
    const search = '/profiles/braze?search=Grace';
    expect((await get(search)).body).toMatchObject({ result_count: 0 });
    expect(await post('/advance', { milliseconds: 1000 })).toMatchObject({
      status: 200,
      body: { now: '2026-01-01T00:00:01.000Z', virtual_clock: true },
    });
    expect((await get(search)).body).toMatchObject({ result_count: 1 });
  });

  it('of the machine does not', async () => {
    const { post } = setUp({}, { clock: systemClock });
    expect(await post('/advance', { milliseconds: 1000 })).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('passes by itself') },
    });
  });

  it('has its due writes applied and callbacks sent when it is asked to settle', async () => {
    const clock = createVirtualClock();
    const called: string[] = [];
    const { sandbox, post } = setUp(
      {},
      {
        clock,
        async sendCallback({ url }) {
          called.push(url);
          return new Response(null);
        },
      },
    );
    const body = JSON.stringify({
      segment_id: '5a4db0c5-0000-4000-8000-000200000001',
      fields_to_export: ['email'],
      callback_endpoint: 'https://hooks.example.com/export',
    });
    const url = 'https://rest.iad-01.braze.com/users/export/segment';
    await sandbox.fetch(new Request(url, { method: 'POST', headers, body }));
    clock.advance(60_000);
    expect((await post('/settle')).status).toBe(200);
    expect(called).toEqual(['https://hooks.example.com/export']);
  });
});

describe('reset', () => {
  it('forgets everything', async () => {
    const { get, post, listSegments } = setUp();
    await listSegments();
    await post('/reset');
    expect((await get('/requests')).body).toMatchObject({ result_count: 0 });
    expect((await get('/profiles/braze')).body).toMatchObject({ result_count: 0 });
    expect((await listSegments()).status).toBe(401);
  });

  it('fills the sandbox again where it was told how', async () => {
    const sandbox = createSandbox();
    furnish(sandbox, { people: 3 });
    const inspection = createInspection(sandbox, { refill: () => void furnish(sandbox, { people: 1 }) });
    await inspection.request('/_sandbox/reset', { method: 'POST' });
    expect(sandbox.lytics.accounts().flatMap((account) => account.profiles())).toHaveLength(1);
  });
});

describe('coverage and overview', () => {
  it('tell what is answered, by vendor', async () => {
    const { get, sandbox } = setUp();
    expect((await get('/coverage')).body).toMatchObject({ result_count: sandbox.coverage.length });
    const result = sandbox.coverage.filter(({ vendor }) => vendor === 'lytics');
    expect((await get('/coverage?vendor=lytics')).body).toEqual({ result, result_count: result.length });
    expect((await get('')).body).toMatchObject({
      vendors: [
        { name: 'braze', servers: [{ name: 'rest' }, { name: 'storage' }] },
        { name: 'iterable' },
        { name: 'segment' },
        { name: 'lytics' },
      ],
    });
  });
});

describe('a wrong request', () => {
  it.each([
    ['GET', '/requests?vendor=hubspot', undefined, 'vendor'],
    ['GET', '/requests?verdor=braze', undefined, 'verdor'],
    ['GET', '/requests?limit=0', undefined, 'limit'],
    ['GET', '/profiles/hubspot', undefined, 'vendor'],
    ['DELETE', '/faults?kind=status', undefined, 'kind'],
    ['POST', '/faults', { vendor: 'braze' }, 'fault'],
    ['POST', '/faults', { vendor: 'braze', fault: { kind: 'status', status: 99 } }, 'fault: status: '],
    ['POST', '/faults', { vendor: 'braze', fault: { kind: 'status', status: 204, body: 'x' } }, 'fault: body: '],
    ['POST', '/faults', { vendor: 'braze', fault: { kind: 'cut_body' }, times: 0 }, 'times'],
    ['POST', '/advance', { milliseconds: -1 }, 'milliseconds'],
  ])('%s %s %j is refused by naming the field', async (method, path, body, field) => {
    const { call } = setUp();
    expect(await call(method, path, body)).toEqual({
      status: 400,
      body: { statusCode: 400, error: 'Bad Request', message: expect.stringContaining(field) },
    });
  });

  it('with a body that is not JSON says so', async () => {
    const { inspection } = setUp();
    const response = await inspection.request('/_sandbox/faults', { method: 'POST', body: '{' });
    expect([response.status, await response.json()]).toEqual([
      400,
      { statusCode: 400, error: 'Bad Request', message: expect.stringContaining('not JSON') },
    ]);
  });

  it('to an unknown route is told where to start', async () => {
    const { get } = setUp();
    expect(await get('/nothing')).toMatchObject({
      status: 404,
      body: { message: expect.stringContaining('/_sandbox') },
    });
  });
});
