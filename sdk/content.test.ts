import { describe, expect, it } from 'vitest';
import { contentOf } from './content.ts';
import { createSend } from './request.ts';
import { scriptedFetch } from './scripted-fetch.fixture.ts';

const textOf = (text: string) => new TextEncoder().encode(text);

/** What a server reads of a body that a call is given, in each of two attempts, and the types that it comes with. */
async function sentTwice(body: unknown, meanwhile: () => void = () => {}) {
  const { fetch, sent } = scriptedFetch(new TypeError('fetch failed'), Response.json({}));
  const startTimer = (milliseconds: number, callback: () => void) => {
    // The pause of the call, which is shorter than its time.
    if (milliseconds < 1000) {
      meanwhile();
      queueMicrotask(callback);
    }
    return () => {};
  };
  const send = createSend({ baseUrl: 'https://a.test', token: 'cw_1', fetch, startTimer });
  await send('POST', '/custom/things', { body });
  return sent.map(({ headers, body: text }) => [headers.get('content-type'), text]);
}

const twice = <Value>(value: Value) => [value, value];

describe('a body', () => {
  it.each<[string, unknown, string, string]>([
    [
      'an object',
      { a: [1, null], at: new Date(0) },
      'application/json',
      '{"a":[1,null],"at":"1970-01-01T00:00:00.000Z"}',
    ],
    ['a list', [1, 'b'], 'application/json', '[1,"b"]'],
    ['null', null, 'application/json', 'null'],
    ['an object with a property named as a method', { getReader: 'no' }, 'application/json', '{"getReader":"no"}'],
    ['a map that says its JSON', Object.assign(new Map(), { toJSON: () => [1] }), 'application/json', '[1]'],
    ['text', '{"a":1}', 'text/plain;charset=UTF-8', '{"a":1}'],
    ['parameters', new URLSearchParams({ a: 'b c' }), 'application/x-www-form-urlencoded;charset=UTF-8', 'a=b+c'],
    ['bytes', textOf('abc'), 'application/octet-stream', 'abc'],
    ['a part of bytes', textOf('abcde').subarray(1, 3), 'application/octet-stream', 'bc'],
    ['a view of bytes', new DataView(textOf('abcde').buffer, 1, 3), 'application/octet-stream', 'bcd'],
    ['bytes that threads share', new Uint8Array(new SharedArrayBuffer(2)).fill(97), 'application/octet-stream', 'aa'],
    ['a buffer', textOf('abc').buffer, 'application/octet-stream', 'abc'],
    ['a blob with a type', new Blob(['a,b'], { type: 'text/csv' }), 'text/csv', 'a,b'],
    ['a blob without one', new Blob(['abc']), 'application/octet-stream', 'abc'],
  ])('that is %s goes out whole, in every attempt', async (_, body, type, text) => {
    expect(await sentTwice(body)).toEqual(twice([type, text]));
  });

  it('that is a form has the same boundary in every attempt, so that a repeat is one', async () => {
    const form = new FormData();
    form.set('name', 'Ada');
    form.set('file', new Blob(['a,b'], { type: 'text/csv' }), 'a.csv');
    const [first, second] = await sentTwice(form);
    expect(second).toEqual(first);
    const read = await new Response(first?.[1] ?? '', { headers: { 'content-type': first?.[0] ?? '' } }).formData();
    expect(read.get('name')).toBe('Ada');
  });

  it('goes out as it was when the call was made, whatever becomes of it in between', async () => {
    const object = { a: 1 };
    const bytes = textOf('abc');
    const { buffer } = textOf('abc');
    const parameters = new URLSearchParams({ a: '1' });
    for (const [body, change] of [
      [object, () => (object.a = 2)],
      [bytes, () => bytes.fill(0)],
      [buffer, () => new Uint8Array(buffer).fill(0)],
      [parameters, () => parameters.set('a', '2')],
    ] as const) {
      const [first, second] = await sentTwice(body, change);
      expect(second).toEqual(first);
    }
  });

  it('is copied at once, before the call has waited for anything', async () => {
    const [object, bytes] = [{ a: 1 }, textOf('abc')];
    const contents = [contentOf(object), contentOf(bytes)];
    object.a = 2;
    bytes.fill(0);
    expect(await Promise.all(contents)).toMatchObject([{ body: '{"a":1}' }, { body: textOf('abc').buffer }]);
  });

  it.each<[string, () => unknown]>([
    ['a stream', () => new Blob(['abc']).stream()],
    ['chunks to come', async function* () {}],
    ['a promise', async () => ({ a: 1 })],
    ['a map', () => new Map([['a', 1]])],
    ['a set', () => new Set([1])],
    ['headers', () => new Headers({ a: 'b' })],
    ['a function', () => () => 1],
    ['a symbol', () => Symbol('a')],
  ])('that is %s is refused with what to do, as JSON would hold nothing of it', async (_, make) => {
    const { fetch, sent } = scriptedFetch(Response.json({}));
    const send = createSend({ baseUrl: 'https://a.test', token: 'cw_1', fetch, startTimer: () => () => {} });
    const call = send('POST', '/custom/things', { body: make() });
    await expect(call).rejects.toThrow(/^This body has no JSON\. .*a Blob of a stream/);
    expect(sent).toEqual([]);
  });

  it('made of a stream, as the refusal says, goes out', async () => {
    const body = await new Response(new Blob(['abc']).stream()).blob();
    expect(await sentTwice(body)).toEqual(twice(['application/octet-stream', 'abc']));
  });
});
