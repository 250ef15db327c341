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
  test.each([
    ['CR', 'a\rb'],
    ['LF', 'a\nb'],
    ['NUL', 'a\0b'],
    ['a character beyond one byte', 'a\u0430'],
  ])('refuses a value with %s, without repeating it', (_what, value) => {
    const send = () => outgoingHeaders([['x-note', value]], false);
    expect(send).toThrow(expect.objectContaining({ code: 'invalid_request' }));
    expect(send).toThrow('The header field x-note has characters that are not allowed.');
  });

  test.each(['', 'a b', 'a:b', 'a\r\nb', 'ä'])('refuses the name %j', (name) => {
    expect(() => outgoingHeaders([[name, 'x']], false)).toThrow(expect.objectContaining({ code: 'invalid_request' }));
  });

  test('leaves host, expectations and the length of a measured body to the transport', () => {
    const headers = [
      ['Host', 'evil.example'],
      ['Expect', '100-continue'],
      ['Content-Length', '7'],
      ['accept', '*/*'],
    ] as const;
    expect(outgoingHeaders(headers, false)).toEqual([['accept', '*/*']]);
    expect(outgoingHeaders(headers, true)).toEqual([
      ['Content-Length', '7'],
      ['accept', '*/*'],
    ]);
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
