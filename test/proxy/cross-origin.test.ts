import { expect, it, vi } from 'vitest';
import { objectOf, textOf } from '../harness.ts';
import { type Live } from './live.ts';
import { type Upstream, valuesOf } from './upstream.ts';
import { useLive } from './use-live.ts';

const origin = 'https://app.example.com';

let live: Live;
let upstream: Upstream;
let account: string;
let token: string;

useLive(async (vendor) => {
  ({ live, upstream, account } = vendor);
  const body = { integrated_account_id: account, allowed_origins: [origin] };
  token = textOf(objectOf((await live.harness.call('POST', '/integrated-account/token', { body })).body)['token']);
});

const targets = ['/custom/export', '/native/:account/export'];

/** Calls with an answer of the vendor that says who may read it. */
async function read(target: string, type: string, headers: string[]) {
  upstream.answerWith((_request, response) => {
    response.writeHead(200, {
      'content-type': type,
      'Access-Control-Allow-Origin': '*',
      'access-control-allow-credentials': 'true',
      'Access-Control-Expose-Headers': 'x-theirs',
      vary: 'accept',
    });
    response.end('{"a":1}');
  });
  return live.send({
    target: target.replace(':account', account),
    headers: ['Authorization', `Bearer ${token}`, ...headers],
  });
}

it.each(targets)(
  'a page reads what %s answers by Crosswalk’s word alone, whatever the vendor says of origins',
  async (target) => {
    for (const type of ['text/plain', 'application/json']) {
      const { status, rawHeaders } = await read(target, type, ['Origin', origin]);
      expect(status).toBe(200);
      expect(valuesOf(rawHeaders, 'access-control-allow-origin')).toEqual([origin]);
      expect(valuesOf(rawHeaders, 'access-control-allow-credentials')).toEqual([]);
      expect(valuesOf(rawHeaders, 'access-control-expose-headers').join()).not.toContain('x-theirs');
      expect(valuesOf(rawHeaders, 'vary').join()).toContain('origin');
    }
  },
);

it.each(targets)('no vendor opens the answers of %s to other pages', async (target) => {
  const { rawHeaders } = await read(target, 'text/plain', []);
  expect(rawHeaders.filter((field) => /^access-control-/i.test(field))).toEqual([]);
  expect(valuesOf(rawHeaders, 'vary')).toEqual(['accept']);
});

it('a failure after an answer was begun is answered without the header fields of that answer', async () => {
  const { tokens } = live.harness.crosswalk.api;
  vi.spyOn(tokens, 'originsOf').mockRejectedValueOnce(new Error('a defect'));
  const { status, headers, body } = await read('/custom/export', 'text/plain', ['Origin', origin]);
  expect([status, headers['content-type']]).toEqual([500, 'application/json']);
  expect(headers['content-length']).toBe(String(body.length));
  expect(headers).not.toHaveProperty('x-crosswalk-answer');
});
