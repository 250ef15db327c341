import { describe, expect, test } from 'vitest';
import { allowsAddress, allowsUrl, parseEgressAllow } from './allow.ts';

const allows = (text: string, url: string) => allowsUrl(parseEgressAllow(text), new URL(url));

describe('CROSSWALK_EGRESS_ALLOW', () => {
  test.each([
    ['localhost', 'http://localhost:9001/', true],
    ['LocalHost', 'http://localhost/', true],
    ['localhost:9001', 'http://localhost:9001/', true],
    ['localhost:9001', 'http://localhost:9002/', false],
    ['gateway.internal:443', 'https://gateway.internal/', true],
    ['gateway.internal:443', 'http://gateway.internal/', false],
    ['gateway.internal', 'https://gateway.internal.evil.example/', false],
    ['gateway.internal', 'https://a.gateway.internal/', false],
    ['gateway.internal', 'https://gateway.internal./', false],
    ['*.internal', 'https://a.internal/', true],
    ['*.internal', 'https://a.b.internal:8443/', true],
    ['*.internal', 'https://internal/', false],
    ['*.internal', 'https://notinternal/', false],
    ['*.internal:8443', 'https://a.internal/', false],
    ['10.0.0.0/8', 'http://10.2.3.4:8080/', true],
    ['10.0.0.0/8', 'http://11.2.3.4/', false],
    ['127.0.0.1', 'http://127.0.0.1:9001/', true],
    ['127.0.0.1', 'http://2130706433/', true],
    ['127.0.0.1:9001', 'http://127.0.0.1:9002/', false],
    ['::1', 'http://[::1]:9001/', true],
    ['[::1]', 'http://[0:0:0:0:0:0:0:1]/', true],
    ['[::1]:9001', 'http://[::1]:9001/', true],
    ['[::1]:9001', 'http://[::1]:9002/', false],
    ['fd00::/8', 'http://[fd12::1]/', true],
    [' , localhost , ', 'http://localhost/', true],
    ['', 'http://localhost/', false],
  ])('%j and %s: %s', (text, url, allowed) => {
    expect(allows(text, url)).toBe(allowed);
  });

  test('exempts the addresses of a network, and of a single address, from the address check', () => {
    const allow = parseEgressAllow('10.0.0.0/8, 192.168.1.7, 127.0.0.1:9001');
    expect(allowsAddress(allow, '10.1.1.1')).toBe(true);
    expect(allowsAddress(allow, '192.168.1.7')).toBe(true);
    expect(allowsAddress(allow, '192.168.1.8')).toBe(false);
    // With a port the exemption is for that URL only, not for whatever host resolves there.
    expect(allowsAddress(allow, '127.0.0.1')).toBe(false);
    expect(allowsAddress(allow, '::ffff:10.1.1.1')).toBe(false);
  });

  test.each([
    'http://localhost',
    '10.0.0.1/8',
    '10.0.0.0/99',
    '*',
    '*.',
    'a.*.example',
    'a*.example',
    'localhost:0',
    'localhost:99999',
    'localhost:',
    'user@host',
    'host/path',
    'host?query',
    'exa mple',
    '%6cocalhost',
    'bücher.example',
    '2130706433',
    '0x7f.1',
    'host.',
    '[::1',
  ])('names the wrong entry %j in one line', (entry) => {
    const parse = () => parseEgressAllow(`localhost, ${entry}`);
    expect(parse).toThrow(`CROSSWALK_EGRESS_ALLOW: "${entry}"`);
    expect(parse).toThrow(/^[^\n]*$/);
  });
});
