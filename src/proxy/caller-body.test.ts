import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { guardStream, holdBody } from './caller-body.ts';
import { createTokenFinder } from './token-finder.ts';

const token = 'cw_7yvFCExnheE6dQ1ErYFK8mWVQJkhRtmX2KSZkEPE07ypRg';
const finder = createTokenFinder(token);
const utf8 = new TextEncoder();

function streamOf(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

/** What passes of chunks, each as it passes; `undefined` last when the body breaks off. */
async function passing(chunks: readonly Uint8Array[]) {
  const reader = guardStream(streamOf(chunks), finder).getReader();
  const passed: (Uint8Array | undefined)[] = [];
  for (;;) {
    const { done, value } = await reader.read().catch(() => ({ done: false, value: undefined }) as const);
    if (done) return passed;
    passed.push(value);
    if (value === undefined) return passed;
  }
}

describe('a body that streams by', () => {
  it('passes chunk by chunk, each at once', async () => {
    const chunks = [utf8.encode('some text'), new Uint8Array(1000), Uint8Array.of(0x63, 0x2d), Uint8Array.of(0xff)];
    expect(await passing(chunks)).toEqual(chunks);
  });

  it('holds nothing of zeros back, whatever stands before them', async () => {
    const zeros = Array.from({ length: 64 }, () => new Uint8Array(1000));
    const passed = await passing([utf8.encode('c'), ...zeros]);
    expect(passed.map((chunk) => chunk?.length)).toEqual([1001, ...Array.from({ length: 63 }, () => 1000)]);
  });

  it('keeps every byte, though chunks end in what may become the token', async () => {
    const text = `${token.slice(0, -1)}-%63%77_-\\u0063-`.repeat(3);
    const passed = await passing(Array.from(utf8.encode(text), (byte) => Uint8Array.of(byte)));
    expect(Buffer.concat(passed.map((chunk) => chunk ?? new Uint8Array())).toString()).toBe(text);
  });

  it('breaks off before anything of the token has passed', async () => {
    const chunks = [`a=${token.slice(0, 9)}`, token.slice(9, 20), token.slice(20), '&b=1'];
    expect(await passing(chunks.map((text) => utf8.encode(text)))).toEqual([utf8.encode('a='), undefined]);
  });
});

describe('a compressed body', () => {
  const hold = (body: Uint8Array, coding: string) =>
    holdBody(body, [['Content-Encoding', coding]], { finder, mayBeReplaced: false });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
  ])('in %s passes as it is, unless the token is in it', async (coding, pack) => {
    const without = new Uint8Array(pack('{"a":1}'));
    expect(await hold(without, coding)).toBe(without);
    const text = `${'x'.repeat(200_000)}${token}`;
    await expect(hold(new Uint8Array(pack(text)), coding)).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('is looked into where its parts meet', async () => {
    const sizes = [1024, 4096, 8192, 16_384, 32_768, 65_536];
    for (const before of sizes.flatMap((size) => [size - 40, size - 20, size - 1])) {
      const packed = gzipSync(`${'x'.repeat(before)}${token}${'x'.repeat(100_000)}`);
      await expect(hold(new Uint8Array(packed), 'gzip')).rejects.toThrow(/token/);
    }
  });

  const whole = gzipSync('{"a":1}');
  const wrongSum = Buffer.from(whole);
  wrongSum.writeUInt32LE(0, whole.length - 8);

  it.each([
    ['begins as something else', Uint8Array.of(1, 2, 3)],
    ['breaks off', whole.subarray(0, -9)],
    ['has another checksum', wrongSum],
    ['goes on with something else', Buffer.concat([whole, Buffer.from('garbage')])],
  ])('that %s is refused, as its end cannot be looked into', async (_, bytes) => {
    await expect(hold(new Uint8Array(bytes), 'gzip')).rejects.toThrow(/not gzip to its end/);
  });

  it('that is empty passes', async () => {
    const empty = new Uint8Array();
    expect(await hold(empty, 'gzip')).toBe(empty);
  });

  it('may hold 64 MiB', async () => {
    const packed = gzipSync(Buffer.alloc(64 * 1024 * 1024 + 1));
    await expect(hold(new Uint8Array(packed), 'gzip')).rejects.toMatchObject({ code: 'body_too_large' });
  });

  it('in any other coding is refused', async () => {
    await expect(hold(new Uint8Array(), 'br')).rejects.toMatchObject({ code: 'media_type_unsupported' });
  });
});
