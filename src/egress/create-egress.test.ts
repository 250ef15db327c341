import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CrosswalkError } from '../errors/index.ts';
import { parseEgressAllow } from './allow.ts';
import { createEgress, type EgressOptions } from './create-egress.ts';
import { createManualClock, createRecordingTransport, crosswalkErrorOf, failureOf, ok, requestTo } from './test-kit.ts';

function setUp(options: Partial<EgressOptions> = {}, answer = () => ok()) {
  const clock = createManualClock();
  const network = createRecordingTransport(answer);
  return { clock, network, egress: createEgress({ network, clock, ...options }) };
}

describe('what reaches the transport', () => {
  test('is the request as it was given, hop-by-hop fields left out', async () => {
    const { egress, network } = setUp();
    const body = new TextEncoder().encode('{}');
    await egress.send(
      requestTo('https://api.vendor.example/users?a=1', {
        method: 'POST',
        headers: [
          ['Authorization', 'Bearer k'],
          ['Connection', 'keep-alive'],
          ['Host', 'evil.example'],
        ],
        body,
      }),
    );
    expect(network.sent).toHaveLength(1);
    expect(network.sent[0]).toMatchObject({
      url: new URL('https://api.vendor.example/users?a=1'),
      method: 'POST',
      headers: [
        ['Authorization', 'Bearer k'],
        ['Host', 'api.vendor.example'],
      ],
      body,
    });
  });

  test('is never a host outside the patterns, whatever the URL looks like', async () => {
    const part = fc.oneof(
      fc.constantFrom(
        'api.vendor.example',
        'rest.eu.vendor.example',
        'evil.example',
        '127.0.0.1',
        '[::1]',
        'localhost',
      ),
      fc.constantFrom('@', '\\', '/', '#', '?', ':', '.', '%2e', '%40', ':443', ':80', '\u3002', '\t', '0x7f.1'),
      fc.string({ maxLength: 3 }),
    );
    const url = fc
      .tuple(fc.constantFrom('https://', 'http://', 'https:', 'ftp://'), fc.array(part, { minLength: 1, maxLength: 5 }))
      .map(([scheme, parts]) => `${scheme}${parts.join('')}`)
      .filter((text) => URL.canParse(text));
    const { egress, network } = setUp();
    await fc.assert(
      fc.asyncProperty(url, async (text) => {
        network.sent.length = 0;
        const hosts = ['api.vendor.example', 'rest.*.vendor.example'];
        const failure = await failureOf(egress.send(requestTo(text, { hosts })));
        for (const { url: reached } of network.sent) {
          const labels = reached.host.split('.');
          const fits =
            reached.host === 'api.vendor.example' ||
            (labels.length === 4 && labels[0] === 'rest' && reached.host.endsWith('.vendor.example'));
          expect([reached.protocol, fits, reached.username, reached.password]).toEqual(['https:', true, '', '']);
        }
        const refused = failure instanceof CrosswalkError && failure.code === 'egress_refused';
        expect([failure === undefined || refused, network.sent.length]).toEqual([true, refused ? 0 : 1]);
      }),
      { numRuns: 100 },
    );
  });

  test.each(['CONNECT', 'TRACE', 'get', 'GET\r\nX: y', ''])('is never the method %j', async (method) => {
    const { egress, network } = setUp();
    const sending = egress.send(requestTo('https://api.vendor.example/', { method }));
    await expect(sending).rejects.toMatchObject({ code: 'invalid_request' });
    expect(network.sent).toEqual([]);
  });

  test('is never a GET with a body, and an empty body is none', async () => {
    const { egress, network } = setUp();
    const get = (body: Uint8Array) => egress.send(requestTo('https://api.vendor.example/', { body }));
    await expect(get(new Uint8Array(1))).rejects.toMatchObject({ code: 'invalid_request' });
    await get(new Uint8Array());
    expect(network.sent).toMatchObject([{ body: null }]);
  });

  test('is what the operator allows besides', async () => {
    const { egress, network } = setUp({ allow: parseEgressAllow('127.0.0.1:9001') });
    await egress.send(requestTo('http://127.0.0.1:9001/'));
    expect(network.sent).toHaveLength(1);
  });
});

describe('what comes back', () => {
  test('is the answer of any status, without hop-by-hop fields, values in order', async () => {
    const { egress } = setUp({}, () => ({
      status: 503,
      headers: [
        ['Set-Cookie', 'a=1'],
        ['Connection', 'close'],
        ['Set-Cookie', 'b=2'],
      ],
      body: new Uint8Array([1]),
    }));
    expect(await egress.send(requestTo('https://api.vendor.example/'))).toEqual({
      status: 503,
      headers: [
        ['Set-Cookie', 'a=1'],
        ['Set-Cookie', 'b=2'],
      ],
      body: new Uint8Array([1]),
    });
  });

  test('leaves no timer behind', async () => {
    const { egress, clock } = setUp();
    const { signal } = new AbortController();
    await egress.send(requestTo('https://api.vendor.example/', { signal }));
    expect(clock.pending).toBe(0);
  });
});

describe('the sandbox', () => {
  test('serves its accounts under the same host policy, and the network never sees them', async () => {
    const sandbox = createRecordingTransport();
    const { egress, network } = setUp({ sandbox });
    await egress.send(requestTo('https://api.vendor.example/', { via: 'sandbox' }));
    const elsewhere = egress.send(requestTo('https://evil.example/', { via: 'sandbox' }));
    await expect(elsewhere).rejects.toMatchObject({ code: 'egress_refused' });
    expect([sandbox.sent.length, network.sent.length]).toEqual([1, 0]);
  });

  test('is refused with the way to switch it on when it is off', async () => {
    const { egress, network } = setUp();
    const error = await crosswalkErrorOf(egress.send(requestTo('https://api.vendor.example/', { via: 'sandbox' })));
    expect(error.code).toBe('egress_refused');
    expect(error.message).toContain('CROSSWALK_SANDBOX=on');
    expect(network.sent).toEqual([]);
  });
});

test.each([301, 302, 303, 307, 308])('a redirect of status %i is handed back and not followed', async (status) => {
  const { egress, network } = setUp({}, () => ({
    status,
    headers: [['Location', 'https://evil.example/']],
    body: new Uint8Array(),
  }));
  const answer = await egress.send(requestTo('https://api.vendor.example/'));
  expect(answer).toMatchObject({ status, headers: [['Location', 'https://evil.example/']] });
  expect(network.sent).toHaveLength(1);
});
