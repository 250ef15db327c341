import { describe, expect, test } from 'vitest';
import { readBody } from './read-body.ts';
import { createFedStream, ok } from './test-kit.ts';

describe('readBody', () => {
  test('joins the chunks of a stream in order', async () => {
    const { stream, push, close } = createFedStream();
    push('first, ');
    push('second');
    close();
    expect(new TextDecoder().decode(await readBody(ok(stream), 13))).toBe('first, second');
  });

  test('gives complete bodies as they are, and no bytes for none', async () => {
    const bytes = new Uint8Array([1, 2]);
    expect(await readBody(ok(bytes), 2)).toBe(bytes);
    expect(await readBody(ok(null), 0)).toEqual(new Uint8Array());
  });

  test('refuses a complete body over the limit', async () => {
    await expect(readBody(ok(new Uint8Array(3)), 2)).rejects.toMatchObject({ code: 'remote_response_too_large' });
  });

  test('stops reading a stream as soon as it passes the limit', async () => {
    const { stream, push, state } = createFedStream();
    push('abc');
    push('never read');
    await expect(readBody(ok(stream), 2)).rejects.toMatchObject({ code: 'remote_response_too_large' });
    expect(state.cancelled).toHaveLength(1);
  });

  test('refuses a stream whose announced length passes the limit without reading it', async () => {
    const { stream, state } = createFedStream();
    const response = { status: 200, headers: [['Content-Length', '3']], body: stream } as const;
    await expect(readBody(response, 2)).rejects.toMatchObject({ code: 'remote_response_too_large' });
    expect(state).toMatchObject({ pulls: 0, cancelled: [{ code: 'remote_response_too_large' }] });
  });

  test('fails as the stream fails', async () => {
    const { stream, push, fail } = createFedStream();
    push('abc');
    fail(new Error('cut'));
    await expect(readBody(ok(stream), 10)).rejects.toThrow('cut');
  });
});
