import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Harness, listOf, objectOf, startHarness, textOf } from '../harness.ts';
import { expectError } from './envelope.ts';
import { type Expected, type Recorded, session, slashless } from './truto-requests.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ people: 3 });
});
afterAll(() => harness.close());

function send({ method, path, body, type = 'json' }: Recorded, base = ''): Promise<Answer> {
  const contentType = type === 'json' ? 'application/json' : 'text/plain;charset=UTF-8';
  return harness.call(method, base + path.replaceAll(':id', harness.accounts.braze), {
    headers: {
      accept: 'application/json',
      'user-agent': 'truto-ts-sdk/2.0.12',
      ...(body === undefined ? {} : { 'content-type': contentType }),
    },
    ...(body === undefined ? {} : { body: new TextEncoder().encode(JSON.stringify(body)) }),
  });
}

/** Sends the requests one after the other, each of which must get what the client takes for success. */
async function runSession(requests: readonly Expected[], base: string): Promise<void> {
  for (const request of requests) {
    const answer = await send(request, base);
    const { call, status } = request;
    expect({ call, status: answer.status, body: answer.body }).toEqual({
      call,
      status,
      body: expect.objectContaining(request.answer),
    });
    expect(answer.headers.get('content-type')).toContain('json');
    // An applied write is shown a little later.
    harness.clock.advance(60_000);
  }
}

describe('Truto’s TypeScript client', () => {
  it('gets what it expects on a base address without a slash at its end', async () => {
    await runSession(session, '');
    expect.assertions(session.length * 2);
  });

  it('gets the same on one with a slash, which puts two in front of most paths', async () => {
    await runSession([...session, ...slashless], '/');
    expect.assertions((session.length + slashless.length) * 2);
  });

  it('gets the same whatever content type it forgets', async () => {
    await runSession(
      session.map((request) => ({ ...request, type: 'text' })),
      '',
    );
    expect.assertions(session.length * 2);
  });

  it('can read every list to its end, page by page', async () => {
    const ids: unknown[] = [];
    let cursor = '';
    do {
      const path = `/integrated-account?limit=3&next_cursor=${encodeURIComponent(cursor)}`;
      const body = objectOf((await send({ call: 'next', method: 'GET', path })).body);
      const result = listOf(body['result']);
      // A cursor without items would end the client's loop too early.
      expect(result.length).toBeGreaterThan(0);
      ids.push(...result.map((item) => objectOf(item)['id']));
      cursor = typeof body['next_cursor'] === 'string' ? body['next_cursor'] : '';
    } while (cursor !== '');
    expect(new Set(ids)).toEqual(new Set(Object.values(harness.accounts)));
  });
});

/** Calls to what is not served: each gets an answer that the client can read, never a page or a crash. */
const absent: Recorded[] = [
  { call: 'unifiedApi.customMethod', method: 'POST', path: '/unified/user-directory/users/search', body: {} },
  { call: 'datastore.test', method: 'POST', path: '//datastore/x/test/list', body: {}, type: 'text' },
  { call: 'alarm.list', method: 'GET', path: '/alarm?next_cursor=' },
  { call: 'static-gate.get', method: 'GET', path: '/static-gate/x' },
  { call: 'workflow.create', method: 'POST', path: '/workflow', body: {} },
  { call: 'team.update', method: 'PATCH', path: '/team/x', body: {} },
];

describe('what Crosswalk does not serve', () => {
  it.each(absent)('is a 404 that the client can read: $call', async (request) => {
    const answer = await send(request);
    const code = textOf(objectOf(answer.body)['code']);
    expect(['route_not_found', 'resource_not_found']).toContain(code);
    expectError(answer, 404, code);
  });
});
