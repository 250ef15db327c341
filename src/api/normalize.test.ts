import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeRequest, readBasePath } from './normalize.ts';

const normalized = (path: string, basePath = '') =>
  normalizeRequest(new Request(`http://host${path}`), basePath).url.slice('http://host'.length);

describe('a request', () => {
  it.each([
    ['/api/crosswalk/health', '/health'],
    ['/api/crosswalk', '/'],
    ['/api/crosswalk/', '/'],
    ['/api/crosswalk?limit=1', '/?limit=1'],
    ['/api/crosswalk//unified/users', '/unified/users'],
    ['/api/crosswalk/native/1/api/crosswalk/x', '/native/1/api/crosswalk/x'],
    ['/api/crosswalks/health', '/api/crosswalks/health'],
    ['/health?next=/api/crosswalk/', '/health?next=/api/crosswalk/'],
  ])('loses the base path: %s is %s', (path, expected) => {
    expect(normalized(path, '/api/crosswalk')).toBe(expected);
  });

  it('keeps every other byte of its address', () => {
    const unit = fc.constantFrom('a', 'Z', '0', '-', '.', '~', '!', '@', ':', '+', '%25', '%2f', '%C3%A9', '%c3%a9');
    const segment = fc.string({ unit });
    fc.assert(
      fc.property(fc.array(segment), segment, (segments, query) => {
        const request = new Request(`http://host/base/native/${segments.join('/')}?${query}`);
        const rest = request.url.slice('http://host/base'.length);
        fc.pre(request.url.startsWith('http://host/base/'));
        expect(normalizeRequest(request, '/base').url).toBe(`http://host${rest}`);
      }),
    );
  });

  it('keeps method, headers, body and signal on the way', async () => {
    const stop = new AbortController();
    const request = new Request('http://host/base/x', {
      method: 'POST',
      headers: { 'x-own': '1' },
      body: 'content',
      signal: stop.signal,
    });
    const mounted = normalizeRequest(request, '/base');
    expect([mounted.method, mounted.headers.get('x-own'), await mounted.text()]).toEqual(['POST', '1', 'content']);
    stop.abort();
    expect(mounted.signal.aborted).toBe(true);
  });

  it('stays the same object when there is nothing to change', () => {
    const request = new Request('http://host/health');
    expect(normalizeRequest(request, '/base')).toBe(request);
  });
});

describe('a base path', () => {
  it.each([
    ['', ''],
    ['/', ''],
    ['/api/crosswalk', '/api/crosswalk'],
    ['/api/crosswalk/', '/api/crosswalk'],
  ])('%j is %j', (text, expected) => {
    expect(readBasePath(text)).toBe(expected);
  });

  it.each(['api', 'http://host/api', '/api?x', '/api#x', '//api', '/a//b', '/a/../b', '/a b', ':80/x'])(
    'refuses %j in one line',
    (text) => {
      expect(() => readBasePath(text)).toThrow(/^The base path must look like \/api\/crosswalk, not [^\n]+\.$/);
    },
  );
});
