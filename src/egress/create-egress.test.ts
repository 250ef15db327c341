import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CrosswalkError } from '../errors/index.ts';
import { parseEgressAllow } from './allow.ts';
import { createEgress, type EgressOptions } from './create-egress.ts';
import {
  createManualClock,
  createRecordingTransport,
  crosswalkErrorOf,
  failureOf,
  ok,
  redirectTo,
  requestTo,
} from './test-kit.ts';
import type { OutboundRequest } from './types.ts';

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

describe('redirects', () => {
  const post: Partial<OutboundRequest> = {
    method: 'POST',
    headers: [
      ['Authorization', 'Bearer k-canary'],
      ['Cookie', 'session=1'],
      ['X-Key', 'prefix k-canary'],
      ['Content-Type', 'application/json'],
      ['Content-Length', '2'],
      ['Accept', '*/*'],
    ],
    body: new TextEncoder().encode('{}'),
    hosts: ['api.vendor.example', 'files.vendor.example'],
    secrets: ['k-canary'],
    followRedirects: true,
  };

  /** Answers with the redirects in turn, then with success. */
  function following(...redirects: ReturnType<typeof redirectTo>[]) {
    const left = [...redirects];
    return setUp({}, () => left.shift() ?? ok());
  }

  test('are handed back as they are unless they are to be followed', async () => {
    const { egress, network } = following(redirectTo('https://evil.example/'));
    expect(await egress.send(requestTo('https://api.vendor.example/'))).toMatchObject({ status: 302 });
    expect(network.sent).toHaveLength(1);
  });

  test.each([301, 302, 303])(
    'of status %i become a GET without body, on the same host with credentials',
    async (status) => {
      const { egress, network } = following(redirectTo('/next', status));
      await egress.send(requestTo('https://api.vendor.example/', post));
      expect(network.sent[1]).toMatchObject({
        method: 'GET',
        body: null,
        url: new URL('https://api.vendor.example/next'),
      });
      expect(network.sent[1]?.headers.map(([name]) => name)).toEqual(['Authorization', 'Cookie', 'X-Key', 'Accept']);
    },
  );

  test.each([307, 308])('of status %i repeat method and body, to another host without credentials', async (status) => {
    const { egress, network } = following(redirectTo('https://files.vendor.example/next', status));
    await egress.send(requestTo('https://api.vendor.example/', post));
    expect(network.sent[1]).toMatchObject({ method: 'POST', body: post.body });
    expect(network.sent[1]?.headers.map(([name]) => name)).toEqual(['Content-Type', 'Content-Length', 'Accept']);
  });

  test('name the host that they lead to, in the place of the first', async () => {
    const { egress, network } = following(redirectTo('https://files.vendor.example/next', 307));
    const headers = [
      ['Accept', '*/*'],
      ['HOST', ''],
      ['X-Last', '1'],
    ] as const;
    await egress.send(requestTo('https://api.vendor.example/', { ...post, headers }));
    expect(network.sent.map((request) => request.headers[1])).toEqual([
      ['HOST', 'api.vendor.example'],
      ['HOST', 'files.vendor.example'],
    ]);
  });

  test('keep credentials left out after coming back to the first host', async () => {
    const { egress, network } = following(
      redirectTo('https://files.vendor.example/'),
      redirectTo('https://api.vendor.example/'),
    );
    await egress.send(requestTo('https://api.vendor.example/', post));
    expect(network.sent[2]?.headers).toEqual([['Accept', '*/*']]);
  });

  test.each([
    'https://evil.example/',
    'http://api.vendor.example/',
    'http://127.0.0.1/',
    'https://[::ffff:169.254.169.254]/',
    '//2852039166/latest',
    'https://api.vendor.example:8443/',
    'https://api.vendor.example@evil.example/',
    'javascript:alert(1)',
  ])('to %s are refused after any number of good ones', async (location) => {
    const { egress, network } = following(
      redirectTo('/good'),
      redirectTo('https://files.vendor.example/'),
      redirectTo(location),
    );
    const error = await crosswalkErrorOf(egress.send(requestTo('https://api.vendor.example/', post)));
    expect(error.code).toBe('egress_refused');
    expect(network.sent).toHaveLength(3);
  });

  test('that would carry a secret to another host in the URL or in the body are refused', async () => {
    const inUrl = following(redirectTo('https://files.vendor.example/?key=k-canary'));
    const failure = await crosswalkErrorOf(inUrl.egress.send(requestTo('https://api.vendor.example/', post)));
    expect(failure.message).toBe(
      'api.vendor.example redirects to files.vendor.example, which would hand that host a credential.',
    );
    const inBody = following(redirectTo('https://files.vendor.example/', 307));
    const body = new TextEncoder().encode('{"writeKey":"k-canary"}');
    const sending = inBody.egress.send(requestTo('https://api.vendor.example/', { ...post, body }));
    await expect(sending).rejects.toMatchObject({ code: 'egress_refused' });
    expect([inUrl.network.sent.length, inBody.network.sent.length]).toEqual([1, 1]);
  });

  test('are followed five times, not six', async () => {
    const five = following(...Array.from({ length: 5 }, () => redirectTo('/again')));
    expect(await five.egress.send(requestTo('https://api.vendor.example/', post))).toMatchObject({ status: 200 });
    const six = following(...Array.from({ length: 6 }, () => redirectTo('/again')));
    const error = await crosswalkErrorOf(six.egress.send(requestTo('https://api.vendor.example/', post)));
    expect(error).toMatchObject({ code: 'remote_failed', message: 'api.vendor.example redirects more than 5 times.' });
    expect(six.network.sent).toHaveLength(6);
    expect(six.clock.pending).toBe(0);
  });

  test('that ask for a streamed body again, or lead nowhere, are handed back', async () => {
    const streamed = following(redirectTo('/next', 307));
    const body = new Blob(['x']).stream();
    const answer = await streamed.egress.send(requestTo('https://api.vendor.example/', { ...post, body }));
    expect(answer.status).toBe(307);
    const nowhere = following(redirectTo('https://[', 302));
    expect(await nowhere.egress.send(requestTo('https://api.vendor.example/', post))).toMatchObject({ status: 302 });
  });
});
