import { describe, expect, test } from 'vitest';
import { headerValue, outgoingHeaders, withoutHopByHop } from './headers.ts';

describe('withoutHopByHop', () => {
  test('drops the fields of one connection, and those that Connection names', () => {
    expect(
      withoutHopByHop([
        ['Connection', 'close, X-Trace'],
        ['x-trace', '1'],
        ['Keep-Alive', 'timeout=5'],
        ['Proxy-Authenticate', 'Basic'],
        ['proxy-connection', 'keep-alive'],
        ['TE', 'trailers'],
        ['Trailer', 'Expires'],
        ['Transfer-Encoding', 'chunked'],
        ['Upgrade', 'h2c'],
        ['content-type', 'text/plain'],
      ]),
    ).toEqual([['content-type', 'text/plain']]);
  });

  test('keeps the order, the spelling and every value of the rest', () => {
    const headers = [
      ['Set-Cookie', 'a=1, x'],
      ['Link', '<p2>; rel="next"'],
      ['Set-Cookie', 'b=2'],
      ['X-RateLimit-Remaining', '7'],
    ] as const;
    expect(withoutHopByHop(headers)).toEqual(headers);
  });
});

describe('outgoingHeaders', () => {
  const url = new URL('https://api.vendor.example:8443/users');

  test.each([
    ['CR', 'a\rb'],
    ['LF', 'a\nb'],
    ['NUL', 'a\0b'],
    ['a character beyond one byte', 'a\u0430'],
  ])('refuses a value with %s, without repeating it', (_what, value) => {
    const send = () => outgoingHeaders([['x-note', value]], url, null);
    expect(send).toThrow(expect.objectContaining({ code: 'invalid_request' }));
    expect(send).toThrow('The header field x-note has characters that are not allowed.');
  });

  test.each(['', 'a b', 'a:b', 'a\r\nb', 'ä'])('refuses the name %j', (name) => {
    expect(() => outgoingHeaders([[name, 'x']], url, null)).toThrow(
      expect.objectContaining({ code: 'invalid_request' }),
    );
  });

  test.each([
    ['a body that is complete', new Uint8Array(12), '12'],
    ['no body', null, '0'],
    ['a body that streams, which cannot be measured', new ReadableStream<Uint8Array>(), '7'],
  ])('names the host that is called and the length of %s, each in its place', (_what, body, length) => {
    const headers = [
      ['accept', '*/*'],
      ['HOST', 'evil.example'],
      ['X-Two', '1'],
      ['Content-Length', '7'],
      ['x-two', ''],
    ] as const;
    expect(outgoingHeaders(headers, url, body)).toEqual([
      ['accept', '*/*'],
      ['HOST', 'api.vendor.example:8443'],
      ['X-Two', '1'],
      ['Content-Length', length],
      ['x-two', ''],
    ]);
  });

  test('refuses a second host, which would not be that of the caller’s own request', () => {
    const headers = [
      ['Host', 'a'],
      ['host', 'a'],
    ] as const;
    expect(() => outgoingHeaders(headers, url, null)).toThrow('The header field Host comes more than once.');
  });

  test('adds neither a host nor a length, and leaves expectations out', () => {
    expect(outgoingHeaders([['Expect', '100-continue']], url, new Uint8Array(1))).toEqual([]);
  });
});

test('headerValue finds the first value, whatever the case of the name', () => {
  const headers = [
    ['Retry-After', '1'],
    ['retry-after', '2'],
  ] as const;
  expect(headerValue(headers, 'retry-after')).toBe('1');
  expect(headerValue(headers, 'age')).toBeUndefined();
});
