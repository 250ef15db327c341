import { describe, expect, test } from 'vitest';
import { createEgress } from './create-egress.ts';
import { createManualClock, requestTo } from './test-kit.ts';
import { transportFromFetch } from './transport-from-fetch.ts';
import type { OutboundRequest } from './types.ts';

function egressTo(handler: (request: Request) => Promise<Response>) {
  return createEgress({ network: transportFromFetch(handler), clock: createManualClock() });
}

async function textOf(body: Uint8Array | ReadableStream<Uint8Array> | null): Promise<string> {
  return new Response(body instanceof Uint8Array ? new Uint8Array(body) : body).text();
}

describe('a transport from a fetch handler', () => {
  test('hands over method, URL, header fields and body', async () => {
    const egress = egressTo(async (request) =>
      Response.json({
        method: request.method,
        url: request.url,
        key: request.headers.get('api-key'),
        redirect: request.redirect,
        body: await request.text(),
      }),
    );
    const answer = await egress.send(
      requestTo('https://api.vendor.example/a?b=c', {
        method: 'DELETE',
        headers: [['Api-Key', 'k']],
        body: new TextEncoder().encode('{"ids":[1]}'),
      }),
    );
    expect(JSON.parse(await textOf(answer.body))).toEqual({
      method: 'DELETE',
      url: 'https://api.vendor.example/a?b=c',
      key: 'k',
      redirect: 'manual',
      body: '{"ids":[1]}',
    });
  });

  test('leaves the host to the address, and the length to every body that does not stream', async () => {
    const egress = egressTo(async ({ headers }) => Response.json([headers.get('host'), headers.get('content-length')]));
    const headers = [
      ['Host', 'crosswalk.example'],
      ['Content-Length', '4'],
    ] as const;
    const send = async (body: OutboundRequest['body']) => {
      const answer = await egress.send(requestTo('https://api.vendor.example/', { method: 'POST', headers, body }));
      return JSON.parse(await textOf(answer.body));
    };
    expect(await send(new TextEncoder().encode('four'))).toEqual([null, null]);
    expect(await send(null)).toEqual([null, null]);
    expect(await send(new Blob(['four']).stream())).toEqual([null, '4']);
  });

  test('streams both ways', async () => {
    const egress = egressTo(async (request) => new Response(request.body));
    const body = new Blob(['streamed']).stream();
    const answer = await egress.send(requestTo('https://api.vendor.example/', { method: 'POST', body }));
    expect(answer.body).toBeInstanceOf(ReadableStream);
    expect(await textOf(answer.body)).toBe('streamed');
  });

  test('keeps each value of Set-Cookie, and the absence of a body', async () => {
    const egress = egressTo(async () => {
      const headers = new Headers();
      headers.append('set-cookie', 'a=1');
      headers.append('set-cookie', 'b=2');
      return new Response(null, { status: 204, headers });
    });
    expect(await egress.send(requestTo('https://api.vendor.example/'))).toEqual({
      status: 204,
      headers: [
        ['set-cookie', 'a=1'],
        ['set-cookie', 'b=2'],
      ],
      body: null,
    });
  });

  test('tells the handler when the caller aborts', async () => {
    let seen: AbortSignal | undefined;
    const caller = new AbortController();
    const egress = egressTo((request) => {
      seen = request.signal;
      caller.abort(new Error('gone'));
      return new Promise(() => {});
    });
    const sending = egress.send(requestTo('https://api.vendor.example/', { signal: caller.signal }));
    await expect(sending).rejects.toThrow('gone');
    expect(seen?.aborted).toBe(true);
  });
});
