import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { objectOf, textOf } from '../harness.ts';
import { key, useRecordedNetwork } from './recorded-network.ts';

const network = useRecordedNetwork();

const brazeOrigin = /^https:\/\/rest\.[a-z0-9-]+\.braze\.(com|eu)$/;

describe('an instance that is typed in', () => {
  it.each([
    'http://rest.iad-01.braze.com',
    'https://localhost',
    'https://127.0.0.1',
    'https://127.1',
    'https://2130706433',
    'https://0x7f.0.0.1',
    'https://0177.0.0.1',
    'https://0.0.0.0',
    'https://[::1]',
    'https://[::ffff:127.0.0.1]',
    'https://[fe80::1%25eth0]',
    'https://[64:ff9b::7f00:1]',
    'http://169.254.169.254/latest/meta-data',
    'https://metadata.google.internal',
    'https://10.0.0.1',
    'https://evil.example',
    'evil.example',
    '//evil.example',
    'https:evil.example',
    'https:/\\evil.example',
    'https://rest.iad-01.braze.com@evil.example',
    'https://rest.iad-01.braze.com:pass@evil.example',
    'https://user@rest.iad-01.braze.com',
    'https://evil.example#rest.iad-01.braze.com',
    'https://evil.example?rest.iad-01.braze.com',
    'https://evil.example/rest.iad-01.braze.com',
    'https://evil.example\\@rest.iad-01.braze.com',
    'https://rest.iad-01.braze.com.evil.example',
    'https://rest.iad-01.braze.com%2eevil.example',
    'https://rest.iad-01.braze.com%00.evil.example',
    'https://evil.example%23.rest.iad-01.braze.com',
    'https://rest.iad-01.braze.com.',
    'https://rest.iad-01.braze.com:443',
    'https://rest.iad-01.braze.com:8443',
    'https://rest.iad-01.braze.com/v2',
    'https://rest.iad-01.braze.com//',
    'https://rest.iad-01.braze.com?x=1',
    'https://rest.iad-01.braze.com#',
    'https://rest.iad%2d01.braze.com',
    'https://ｒest.iad-01.braze.com',
    'https://rest.іad-01.braze.com',
    'https://rest.iad-01.braze。com',
    'https://rest.a.b.braze.com',
    'https://rest..braze.com',
    'https://rest.braze.com',
    'https://restXiad-01.braze.com',
    'https://xrest.iad-01.braze.com',
    'https://rest.iad_01.braze.com',
    'https://rest.*.braze.com',
    'https://rest.iad-01.braze.com\n.evil.example',
    'https://rest.iad-\t01.braze.com',
    'https://rest.iad-01.braze.com\r\nHost: evil.example',
    'file:///etc/passwd',
    'ftp://rest.iad-01.braze.com',
    'javascript:alert(1)',
    'data:text/plain,x',
    '{instance}',
    '{api_key}',
    'US-01.evil.example',
    '__proto__',
    'constructor',
  ])('%j is refused before anything is network().called', async (instance) => {
    for (const verify of [true, false]) {
      const answer = await network().link(instance, { verify });
      expect(answer.body).toMatchObject({ statusCode: 422, code: 'connection_invalid' });
    }
    expect(network().called).toEqual([]);
  });

  it('leads to Braze or nowhere, whatever it is', async () => {
    const part = fc.constantFrom(
      ...'https:// http:// rest. iad-01 .braze.com .braze.eu evil.example 127.0.0.1 [::1] US-01'.split(' '),
      ...Array.from('@#?/\\:.\t 。ﬀ\u00ad\u200b'),
      '%2e',
      '%00',
    );
    const instance = fc.oneof(
      fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
      fc.webUrl(),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(instance, async (text) => {
        network().called = [];
        await network().link(text);
        const elsewhere = network().called.filter(({ url }) => !brazeOrigin.test(url.origin));
        expect(elsewhere).toEqual([]);
      }),
      { numRuns: 50, examples: [['https://rest.iad-01.braze.com'], ['https://rest.us-77.braze.eu/']] },
    );
  });
});

describe('an address of an account’s own', () => {
  it('may be one that the operator allows, and is then the only one that is called', async () => {
    const answer = await network().link('US-01', { servers: { rest: 'http://gateway.internal:9001/braze' } });
    expect(answer.status).toBe(201);
    expect(network().called.map(({ url }) => url.origin + url.pathname)).toEqual([
      'http://gateway.internal:9001/braze/segments/list',
    ]);
  });

  it.each([
    'http://gateway.internal',
    'http://gateway.internal:9002',
    'http://sub.gateway.internal:9001',
    'http://gateway.internal.evil.example:9001',
    'http://gateway.internal:9001@evil.example',
    'http://gateway.internal:9001#@evil.example',
    'http://evil.example#gateway.internal:9001',
    'http://127.0.0.1:9001',
    'http://localhost:9001',
    'http://169.254.169.254',
    'https://rest.iad-01.braze.com',
    'file:///gateway.internal:9001',
    'gateway.internal:9001',
    'http://user:password@gateway.internal:9001',
  ])('is refused when it is %s', async (rest) => {
    const created = await network().link('US-01', { servers: { rest }, verify: false });
    expect([400, 422]).toContain(created.status);
    const account = await network().link('US-01', { verify: false });
    const id = textOf(objectOf(account.body)['id']);
    const changed = await network().harness.call('PATCH', `/integrated-account/${id}`, { body: { servers: { rest } } });
    expect([400, 422]).toContain(changed.status);
    expect(network().called).toEqual([]);
  });
});

describe('a redirect to another host', () => {
  it.each([301, 302, 303, 307, 308])('is not followed: %i', async (status) => {
    const id = textOf(objectOf((await network().link('US-01', { verify: false })).body)['id']);
    network().respond = () => new Response(null, { status, headers: { location: 'http://169.254.169.254/latest' } });
    const native = await network().harness.call('GET', `/native/${id}/x`);
    expect([native.status, native.headers.get('location')]).toEqual([status, 'http://169.254.169.254/latest']);
    const proxied = await network().harness.call('GET', `/proxy/segments?integrated_account_id=${id}`);
    expect(proxied.body).toMatchObject({ statusCode: 502, code: 'remote_failed' });
    const linked = await network().link('US-01');
    expect(linked.body).toMatchObject({ statusCode: 502 });
    expect(network().called.every(({ url }) => url.hostname === 'rest.iad-01.braze.com')).toBe(true);
  });
});

describe('a credential', () => {
  it.each(['key\r\nX-Injected: yes', 'key\nX-Injected: yes', 'key\u007f', 'key\u2028x', 'ｋey'])(
    'that would change the request is refused: %j',
    async (apiKey) => {
      const context = { instance: 'US-01', api_key: apiKey };
      const body = { tenant_id: 'acme', integration: 'braze', context, verify: false };
      const answer = await network().harness.call('POST', '/integrated-account', { body: JSON.stringify(body) });
      expect(answer.body).toMatchObject({ statusCode: 422, code: 'connection_invalid' });
      expect(answer.text).not.toContain('Injected');
    },
  );

  it('goes to the host of its own server only', async () => {
    await network().link('US-01');
    await network().link('EU-01');
    expect(network().called.map(({ url, headers }) => [url.host, headers.get('authorization')])).toEqual([
      ['rest.iad-01.braze.com', `Bearer ${key}`],
      ['rest.fra-01.braze.eu', `Bearer ${key}`],
    ]);
  });
});
