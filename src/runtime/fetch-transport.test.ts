import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createEgress, readBody } from '../egress/index.ts';
import { createFetchTransport } from './fetch-transport.ts';

const clock = { now: () => 0, after: () => () => {} };

function get(answer: (request: Request) => Promise<Response>) {
  return createEgress({ network: createFetchTransport({ send: answer }), clock }).send({
    method: 'GET',
    url: new URL('https://api.vendor.example/'),
    headers: [],
    body: null,
    hosts: ['api.vendor.example'],
    secrets: [],
    via: 'network',
  });
}

describe('the fetch transport', () => {
  test('does not announce an encoding that fetch has undone', async () => {
    const headers = { 'content-encoding': 'gzip', 'content-length': '5', 'content-type': 'text/plain' };
    const answer = await get(async () => new Response('decoded text', { headers }));
    expect(answer.headers).toEqual([['content-type', 'text/plain']]);
    expect(new TextDecoder().decode(await readBody(answer, 100))).toBe('decoded text');
  });

  test('leaves bytes and fields alone where there was no encoding', async () => {
    const bytes = new Uint8Array(gzipSync('archive'));
    const headers = { 'content-length': String(bytes.length), 'content-type': 'application/gzip' };
    const answer = await get(async () => new Response(bytes, { headers }));
    expect(answer.headers).toEqual(Object.entries(headers));
    expect(await readBody(answer, 100)).toEqual(bytes);
  });

  test('lets the runtime announce the length of a streamed body that states it, and of no other', async () => {
    const announced: number[] = [];
    const network = createFetchTransport({
      send: async (request) => new Response(await request.text()),
      announceLength(body, length) {
        announced.push(length);
        return body;
      },
    });
    const egress = createEgress({ network, clock });
    for (const headers of [[['content-length', '7']], []] as const) {
      const answer = await egress.send({
        method: 'POST',
        url: new URL('https://api.vendor.example/'),
        headers,
        body: new Blob(['content']).stream(),
        hosts: ['api.vendor.example'],
        secrets: [],
        via: 'network',
      });
      expect(new TextDecoder().decode(await readBody(answer, 100))).toBe('content');
    }
    expect(announced).toEqual([7]);
  });

  test('hands redirects back', async () => {
    let mode: RequestRedirect | undefined;
    const answer = await get(async (request) => {
      mode = request.redirect;
      return new Response(null, { status: 302, headers: { location: 'https://elsewhere.example/' } });
    });
    expect([answer.status, mode]).toEqual([302, 'manual']);
  });
});
