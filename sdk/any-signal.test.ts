import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anySignal } from './any-signal.ts';
import { createClient } from './client.ts';

const native = Object.getOwnPropertyDescriptor(AbortSignal, 'any');
const reason = new Error('enough');

describe.each(['with', 'without'])('%s the platform’s own AbortSignal.any', (platform) => {
  beforeEach(() => {
    if (platform === 'without') Reflect.deleteProperty(AbortSignal, 'any');
  });
  afterEach(() => {
    if (native !== undefined) Object.defineProperty(AbortSignal, 'any', native);
  });

  it('a signal is aborted with the first of several, for its reason', () => {
    const [one, other] = [new AbortController(), new AbortController()];
    const joined = anySignal([one.signal, other.signal]);
    expect(joined.aborted).toBe(false);
    other.abort(reason);
    one.abort(new Error('late'));
    expect([joined.aborted, joined.reason]).toEqual([true, reason]);
  });

  it('a signal is aborted from the beginning when one of several is', () => {
    const joined = anySignal([new AbortController().signal, AbortSignal.abort(reason)]);
    expect([joined.aborted, joined.reason]).toEqual([true, reason]);
  });

  it('nothing is left on a signal once another one was the first', () => {
    const [one, other] = [new AbortController(), new AbortController()];
    anySignal([one.signal, other.signal]);
    other.abort(reason);
    expect(getEventListeners(one.signal, 'abort')).toEqual([]);
  });

  it('a call with a signal is made, and its raw answer ends with the signal while it is read', async () => {
    const fetch = async ({ signal }: Request) =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('a'));
            signal.addEventListener('abort', () => controller.error(signal.reason));
          },
        }),
      );
    const client = createClient({ baseUrl: 'https://a.test', token: 'cw_1', fetch });
    const ending = new AbortController();
    const answer = await client.raw('GET', '/custom/export.csv', { signal: ending.signal });
    ending.abort(reason);
    await expect(answer.text()).rejects.toBe(reason);
  });
});
