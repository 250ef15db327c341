import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { objectOf, textOf } from '../harness.ts';
import { useRecordedNetwork } from './recorded-network.ts';

const network = useRecordedNetwork();

describe('a path that is typed in', () => {
  let id: string;
  beforeAll(async () => {
    network().called = [];
    network().respond = () => Response.json({});
    id = textOf(objectOf((await network().link('US-01', { verify: false })).body)['id']);
  });

  const origin = 'https://rest.iad-01.braze.com';

  /** True when no way of reading the path, once or twice decoded, climbs out of it. */
  function staysInside({ pathname }: URL): boolean {
    const readings = [pathname];
    for (let round = 0; round < 2; round += 1) {
      try {
        readings.push(decodeURIComponent(readings.at(-1) ?? ''));
      } catch {
        break;
      }
    }
    return readings.every((reading) => !reading.split(/[/\\]/).some((part) => part === '..' || part === '.'));
  }

  const tricks = [
    '../admin',
    '..%2fadmin',
    '%2e%2e%2fadmin',
    '%2e%2e/admin',
    '.%2e/admin',
    'users/..%2f..%2fadmin',
    'users/%252e%252e%252fadmin',
    'users/%25%32%65%25%32%65/admin',
    'users/..;/admin',
    'users/..%5cadmin',
    'users\\..\\admin',
    '/evil.example/x',
    '//evil.example/x',
    '%2f%2fevil.example/x',
    '\\\\evil.example/x',
    '%5c%5cevil.example/x',
    'http://evil.example/x',
    'https://evil.example/x',
    'https:%2f%2fevil.example/x',
    '@evil.example/x',
    'x@evil.example',
    ':8443/x',
    '.evil.example/x',
    '?@evil.example',
    '#@evil.example',
    '%23@evil.example',
    'x%00y',
    'x%0d%0aHost:%20evil.example',
    'x%20HTTP/1.1%0d%0aHost:%20evil.example',
    'x%09y',
    '%zz',
    '%',
    '%c0%ae%c0%ae/admin',
    '%u002e%u002e/admin',
    '｡｡/admin',
  ];
  const ways: [string, (path: string) => string][] = [
    ['native', (path) => `/native/${id}/${path}`],
    ['native to a named server', (path) => `/native/${id}@rest/${path}`],
    ['custom', (path) => `/custom/${path}${path.includes('?') ? '&' : '?'}integrated_account_id=${id}`],
    ['proxy', (path) => `/proxy/campaigns/${encodeURIComponent(path)}?integrated_account_id=${id}`],
  ];

  it.each(ways)('never leaves the host, nor its place there: %s', async (_name, addressOf) => {
    for (const trick of tricks) {
      const answer = await network().harness.call('GET', addressOf(trick));
      expect({ trick, status: answer.status }).not.toMatchObject({ status: 500 });
    }
    expect(
      network()
        .called.filter(({ url }) => url.origin !== origin)
        .map(({ url }) => url.href),
    ).toEqual([]);
    expect(
      network()
        .called.filter(({ url }) => !staysInside(url))
        .map(({ url }) => url.href),
    ).toEqual([]);
  });

  it('leads to the host of the account or nowhere, whatever it is', async () => {
    const part = fc.constantFrom(
      ...'/ \\ .. . %2e %2f %5c %25 2e %00 %0a %0d %09 %20 %c3%a9 evil.example users http: https://'.split(' '),
      ...Array.from('@:?#;%é[]&='),
    );
    const path = fc.oneof(
      fc.array(part, { maxLength: 10 }).map((parts) => parts.join('')),
      fc.webPath(),
      fc.webUrl(),
    );
    await fc.assert(
      fc.asyncProperty(path, fc.constantFrom(...ways), async (text, [, addressOf]) => {
        network().called = [];
        const { status } = await network().harness.call('GET', addressOf(text));
        const astray = network().called.filter(({ url }) => url.origin !== origin || !staysInside(url));
        expect({ status, astray }).not.toMatchObject({ status: 500 });
        expect(astray).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('adds no header field and no request', async () => {
    for (const path of ['x%0d%0aX-Injected:%20yes', 'x?y=%0d%0aX-Injected:%20yes', 'x%0d%0a%0d%0aGET%20/']) {
      await network().harness.call('GET', `/native/${id}/${path}`);
    }
    expect(network().called.flatMap(({ headers }) => [...headers.keys()])).not.toContain('x-injected');
    expect(network().called.length).toBeLessThanOrEqual(3);
  });
});
