import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CrosswalkError } from '../errors/index.ts';
import { prefixOf, resolveVendorPath } from './vendor-path.ts';

/** What paths are made of, and what tries to make something else of them. */
const pieces = [
  'a Z 0 / . .. %2e %2F %5c %252e %25 % \\ @ : ? = & # + // http://evil.example é [ ] \' " { ~ ;'.split(' '),
  [' ', '\u0000', '\n'],
].flat();

/** Undefined when the path is refused as one; any other failure is the test's. */
function resolvedOrRefused(server: URL, target: string): ReturnType<typeof resolveVendorPath> | undefined {
  try {
    return resolveVendorPath(server, target);
  } catch (error) {
    if (error instanceof CrosswalkError && error.code === 'invalid_path') return undefined;
    throw error;
  }
}

const servers = ['https://api.acme.example', 'https://api.acme.example/gate/v1'].map((address) => new URL(address));

describe.each(servers.map((server) => [server.href, server] as const))('a vendor path at %s', (_, server) => {
  it('stays byte for byte, or is refused, and never leaves the server', () => {
    const piece = fc.constantFrom(...pieces);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (chosen) => {
        const target = chosen.join('');
        const resolved = resolvedOrRefused(server, target);
        if (resolved === undefined) return;
        const { url } = resolved;
        expect(resolved.target).toBe(`${prefixOf(server)}/${target}`);
        expect(url.origin).toBe(server.origin);
        expect(url.pathname).toBe(`${prefixOf(server)}/${target.split('?', 1)[0]}`);
        expect(url.username + url.password + url.hash).toBe('');
        expect(decodeURIComponent(url.pathname).split(/[/\\]/)).not.toContain('..');
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    '',
    'users/track',
    'a%20b/c%2Fd',
    'x?a=1&a=2&b[]=%5B&c=+',
    'a//b',
    'a/',
    '?only=query',
    'user:1@x/*!$,;=()',
  ])('takes %s as it is', (target) => {
    const { url, target: sent } = resolveVendorPath(server, target);
    expect([url.href, url.origin + sent]).toEqual(Array(2).fill(`${server.origin}${prefixOf(server)}/${target}`));
  });

  it.each([
    '/x',
    '//evil.example',
    '..',
    'a/../b',
    'a/%2e%2E/b',
    'a%2f..',
    'a%5c..%5cb',
    '%252e%252e/b',
    'a\\b',
    'a b',
    'a#b',
    '%zz',
  ])('refuses %s', (target) => {
    expect(() => resolveVendorPath(server, target)).toThrow(CrosswalkError);
  });
});
