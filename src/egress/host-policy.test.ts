import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CrosswalkError } from '../errors/index.ts';
import { parseEgressAllow } from './allow.ts';
import { createHostPolicy } from './host-policy.ts';

const hosts = ['rest.*.braze.com', 'cdp.*.*.example', 'api.vendor.example'];

function refusal(url: string, allow = ''): string | undefined {
  try {
    createHostPolicy(parseEgressAllow(allow)).check(new URL(url), hosts);
  } catch (error) {
    if (error instanceof CrosswalkError && error.code === 'egress_refused') return error.message;
    throw error;
  }
  return undefined;
}

describe('the host policy', () => {
  test.each([
    'https://rest.iad-01.braze.com/users/track',
    'https://rest.iad-01.braze.com:443/',
    'https://REST.iad-01.braze.com/',
    'https://api.vendor.example/?next=https://evil.example/',
  ])('lets %s pass', (url) => {
    expect(refusal(url)).toBeUndefined();
  });

  test.each([
    ['plain http', 'http://rest.iad-01.braze.com/'],
    ['another scheme', 'ftp://rest.iad-01.braze.com/'],
    ['a file', 'file:///etc/passwd'],
    ['a user name', 'https://key@rest.iad-01.braze.com/'],
    ['a password', 'https://:key@rest.iad-01.braze.com/'],
    ['the vendor as user name of another host', 'https://rest.iad-01.braze.com@evil.example/'],
    ['the vendor as user name, with a password', 'https://rest.iad-01.braze.com:x@evil.example/'],
    ['a backslash before the vendor', String.raw`https://evil.example\@rest.iad-01.braze.com/`],
    ['a backslash after the vendor', String.raw`https://evil.example\.braze.com/`],
    ['the vendor in the path', 'https://evil.example/rest.iad-01.braze.com'],
    ['the vendor in the fragment', 'https://evil.example#rest.iad-01.braze.com'],
    ['another port', 'https://rest.iad-01.braze.com:8443/'],
    ['the port of http', 'https://rest.iad-01.braze.com:80/'],
    ['a trailing dot', 'https://rest.iad-01.braze.com./'],
    ['an empty label', 'https://rest..braze.com/'],
    ['a look-alike letter', 'https://rest.iad-01.br\u0430ze.com/'],
    ['a percent-encoded dot that ends the vendor part', 'https://rest.iad-01.braze.com%2eevil.example/'],
    ['an ideographic full stop', 'https://rest.iad-01.braze.com\u3002evil.example/'],
    ['a suffix', 'https://rest.iad-01.braze.com.evil.example/'],
    ['loopback', 'https://127.0.0.1/'],
    ['loopback, short', 'https://127.1/'],
    ['loopback in decimal', 'https://2130706433/'],
    ['loopback in octal', 'https://0177.0.0.01/'],
    ['loopback in hexadecimal', 'https://0x7f000001/'],
    ['loopback in mixed bases', 'https://0x7f.0.0.0x1/'],
    ['loopback, percent-encoded', 'https://%31%32%37.0.0.1/'],
    ['loopback in full-width digits', 'https://\uff11\uff12\uff17.0.0.1/'],
    ['loopback with a trailing dot', 'https://127.0.0.1./'],
    ['loopback in IPv6', 'https://[::1]/'],
    ['loopback in mapped IPv6', 'https://[::ffff:127.0.0.1]/'],
    ['the unspecified address', 'https://0.0.0.0/'],
    ['the unspecified address, short', 'https://0/'],
    ['metadata', 'https://169.254.169.254/latest/meta-data/'],
    ['metadata in decimal', 'https://2852039166/'],
    ['metadata in octal', 'https://0251.0376.0251.0376/'],
    ['metadata in hexadecimal', 'https://0xa9fea9fe/'],
    ['metadata in IPv6', 'https://[fd00:ec2::254]/'],
    ['metadata in mapped IPv6', 'https://[::ffff:a9fe:a9fe]/'],
    ['a public address', 'https://93.184.216.34/'],
    ['localhost', 'https://localhost/'],
    ['the name of a metadata service', 'https://metadata.google.internal/'],
  ])('refuses %s', (_what, url) => {
    expect(refusal(url)).toBeDefined();
  });

  test.each(['https://[fe80::1%25eth0]/', 'https://exa mple.com/', 'https://1.2.3.256/', 'https://[::1/'])(
    'never sees %s, which is no URL',
    (url) => {
      expect(URL.canParse(url)).toBe(false);
    },
  );

  test('lets a wildcard stand for one label, never for none or several', () => {
    const label = fc.stringMatching(/^[a-z0-9]{0,4}$/);
    fc.assert(
      fc.property(fc.array(label, { maxLength: 4 }), (labels) => {
        const passes = refusal(`https://${['rest', ...labels, 'braze', 'com'].join('.')}/`) === undefined;
        expect(passes).toBe(labels.length === 1 && labels[0] !== '');
      }),
    );
  });

  test('refuses a literal address even where a pattern would fit it', () => {
    const check = () => createHostPolicy([]).check(new URL('https://127.0.0.1/'), ['*.*.*.*']);
    expect(check).toThrow('number in place of a host name');
  });

  test('lets the operator allow http, ports and literal addresses, but no credentials in the URL', () => {
    expect(refusal('http://127.0.0.1:9001/', '127.0.0.1')).toBeUndefined();
    expect(refusal('http://gateway.internal:8080/', 'gateway.internal:8080')).toBeUndefined();
    expect(refusal('http://key@127.0.0.1:9001/', '127.0.0.1')).toContain('user name');
  });

  test('names the host, never the query', () => {
    const message = refusal('https://evil.example/?api_key=k-canary');
    expect(message).toContain('evil.example');
    expect(message).not.toContain('k-canary');
  });
});

describe('the address check', () => {
  const policy = createHostPolicy(parseEgressAllow('10.0.0.0/8, gateway.internal'));
  const check = policy.check(new URL('https://api.vendor.example/'), hosts);

  test('refuses special addresses without telling which one was found', () => {
    const refused = () => check('192.168.7.7', 'api.vendor.example');
    expect(refused).toThrow('The host api.vendor.example has a private address, which may not be called.');
    expect(refused).toThrow(expect.objectContaining({ code: 'egress_refused' }));
  });

  test('lets public addresses and allowed networks pass', () => {
    expect(() => check('93.184.216.34', 'api.vendor.example')).not.toThrow();
    expect(() => check('10.1.2.3', 'api.vendor.example')).not.toThrow();
  });

  test('is skipped for hosts that the operator allows by name', () => {
    const skipped = policy.check(new URL('http://gateway.internal/'), hosts);
    expect(() => skipped('127.0.0.1', 'gateway.internal')).not.toThrow();
  });

  test('is the same function for every host under the same rule, so that connections can be shared', () => {
    expect(policy.check(new URL('https://rest.iad-01.braze.com/'), hosts)).toBe(check);
    expect(policy.check(new URL('http://gateway.internal/'), hosts)).not.toBe(check);
  });
});
