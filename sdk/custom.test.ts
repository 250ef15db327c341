import { describe, expect, it } from 'vitest';
import { createClient } from './client.ts';
import { CrosswalkApiError, CrosswalkConnectionError } from './errors.ts';
import { refusal, scriptedFetch, type Step } from './scripted-fetch.fixture.ts';

function clientWith(...steps: Step[]) {
  const { fetch, sent } = scriptedFetch(...steps);
  return { client: createClient({ baseUrl: 'https://a.test/c', token: 'cw_1', fetch, maxRetries: 0 }), sent };
}

const marked = (body: string | ReadableStream<Uint8Array> | null) =>
  new Response(body, { headers: { 'x-crosswalk-answer': 'vendor' } });

describe('a custom call', () => {
  it('goes to the path of the vendor, for its account and server, with JSON', async () => {
    const { client, sent } = clientWith(Response.json({ result: { id: 1 }, next_cursor: null }));
    const options = { query: { table: 'user', integrated_account_id: 'other' }, body: { a: 1 }, server: 'tracking' };
    expect(await client.custom('mine')('POST', '/v1/a%2Fb/', options)).toEqual({ id: 1 });
    expect(sent[0]).toMatchObject({
      method: 'POST',
      url: 'https://a.test/c/custom/v1/a%2Fb/?table=user&integrated_account_id=mine&truto_server=tracking',
      body: '{"a":1}',
    });
  });

  it('gives the text of what is no JSON, and null when there is nothing', async () => {
    const { client } = clientWith(marked('id,name\n1,Ada\n'), marked(null));
    expect(await client.custom('mine')('GET', '/export.csv')).toBe('id,name\n1,Ada\n');
    expect(await client.custom('mine')('DELETE', '/things/1')).toBeNull();
  });

  it('takes no page of something in between for an answer of the vendor', async () => {
    const { client } = clientWith(new Response('<html>'));
    await expect(client.custom('mine')('GET', '/things')).rejects.toThrow(CrosswalkConnectionError);
  });

  it('takes no failure for an answer, though it bears the mark of the vendor', async () => {
    const failed = new Response('no', { status: 500, headers: { 'x-crosswalk-answer': 'vendor' } });
    const { client } = clientWith(failed);
    await expect(client.custom('mine')('GET', '/things')).rejects.toMatchObject({ status: 500 });
  });

  it.each(['things', '//evil.test', '/../api-token', '/a/%2E%2e/b', '/a/.', '/a?b=1', '/a#b', '/a\\..\\b', ''])(
    'does not go to "%s", which would be taken for another path',
    async (path) => {
      const { client, sent } = clientWith(Response.json({ result: 1 }));
      await expect(client.custom('mine')('GET', path)).rejects.toThrow(TypeError);
      expect(sent).toEqual([]);
    },
  );
});

describe('a raw answer', () => {
  it('comes unread, with its status and header fields', async () => {
    const file = new Response('id,name\n', { status: 206, headers: { 'content-type': 'text/csv' } });
    const { client, sent } = clientWith(file);
    const answer = await client.proxy('mine').raw('exports', 'csv', { range: 'Today' }, { query: { limit: 5 } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([206, 'text/csv']);
    expect(await answer.text()).toBe('id,name\n');
    expect(sent[0]).toMatchObject({ method: 'POST', body: '{"range":"Today"}' });
    expect(sent[0]?.url).toBe(
      'https://a.test/c/proxy/exports/csv?limit=5&truto_response_format=stream&integrated_account_id=mine',
    );
  });

  it('has no key unless one is given, as Crosswalk keeps the answer of a call with a key until it is whole', async () => {
    const { client, sent } = clientWith(marked('a'), marked('b'), marked('c'), marked('d'));
    await client.proxy('mine').raw('segments', 'list');
    await client.raw('POST', '/custom/export');
    await client.proxy('mine').raw('exports', 'start', {}, { idempotencyKey: 'job 7' });
    await client.raw('POST', '/custom/export', { idempotencyKey: 'job 8' });
    expect(sent.map(({ headers }) => headers.get('idempotency-key'))).toEqual([null, null, 'job 7', 'job 8']);
  });

  it('ends with the signal of its call, also while it is read', async () => {
    const fetch = async ({ signal }: Request) =>
      marked(
        new ReadableStream<Uint8Array>({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('id,name\n'));
            signal.addEventListener('abort', () => controller.error(signal.reason));
          },
        }),
      );
    const ending = new AbortController();
    const client = createClient({ baseUrl: 'https://a.test', token: 'cw_1', fetch });
    const answer = await client.raw('GET', '/custom/export.csv', { signal: ending.signal });
    const reader = answer.body?.getReader();
    expect((await reader?.read())?.value).toHaveLength(8);
    const reason = new Error('no longer wanted');
    ending.abort(reason);
    await expect(reader?.read()).rejects.toBe(reason);
  });

  it('that Crosswalk refuses is an error as any other', async () => {
    const { client } = clientWith(refusal(404));
    await expect(client.raw('GET', '/unified/meta/x/y')).rejects.toThrow(CrosswalkApiError);
  });
});
