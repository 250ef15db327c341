import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { createTestClock } from '../test/clock.ts';
import { CrosswalkTimeoutError } from './errors.ts';
import { type ClientOptions, createSend } from './request.ts';
import { cut, done, scriptedFetch } from './scripted-fetch.fixture.ts';
import { timersOf } from './timers.fixture.ts';
import { type StartTimer } from './waiting.ts';

describe('a call', () => {
  /** A `fetch` that neither answers nor heeds its signal. */
  const silent = () => new Promise<Response>(() => {});
  const base = { baseUrl: 'https://crosswalk.test', token: 'cw_1' };
  const reason = new Error('enough');

  it('ends with its timeout', async () => {
    const clock = createTestClock();
    const send = createSend({ ...base, fetch: silent, startTimer: timersOf(clock) });
    const began = clock.now();
    await expect(clock.advanceUntil(send('GET', '/ping', { timeout: 1000 }))).rejects.toThrow(CrosswalkTimeoutError);
    expect(clock.now() - began).toBe(1000);
  });

  it('has as much more time as the confirmation may take', async () => {
    const clock = createTestClock();
    const send = createSend({ ...base, fetch: silent, startTimer: timersOf(clock), timeout: 500 });
    const call = send('POST', '/ping', { body: {}, confirm: { wait: 20 } });
    await expect(clock.advanceUntil(call)).rejects.toThrow('20500 ms');
  });

  it('sends nothing, asks for no token and starts no timer when its signal is aborted already', async () => {
    const token = vi.fn<() => string>(() => 'cw_1');
    const startTimer = vi.fn<StartTimer>(() => () => {});
    const { fetch, sent } = scriptedFetch(done());
    const send = createSend({ ...base, fetch, token, startTimer });
    await expect(send('GET', '/ping', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(sent).toEqual([]);
    expect(token).not.toHaveBeenCalled();
    expect(startTimer).not.toHaveBeenCalled();
  });

  it('sends nothing when its token comes after its end', async () => {
    const { fetch, sent } = scriptedFetch(done());
    const ending = new AbortController();
    let give = (_token: string) => {};
    const token = () =>
      new Promise<string>((resolve) => {
        give = resolve;
      });
    const send = createSend({ ...base, fetch, token, startTimer: () => () => {} });
    const call = send('GET', '/ping', { signal: ending.signal });
    // The token is asked for once the body is ready, some turns later.
    await new Promise((resolve) => setImmediate(resolve));
    ending.abort(reason);
    await expect(call).rejects.toBe(reason);
    give('cw_1');
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent).toEqual([]);
  });

  it('may share its signal with any number of others, as it puts no listener on it', async () => {
    const { signal } = new AbortController();
    const seen: number[] = [];
    const fetch = async () => {
      seen.push(getEventListeners(signal, 'abort').length);
      return done();
    };
    const send = createSend({ ...base, fetch, startTimer: () => () => {} });
    await Promise.all(Array.from({ length: 12 }, () => send('GET', '/ping', { signal })));
    expect(seen).toEqual(Array.from({ length: 12 }, () => 0));
  });

  it.each<[string, Partial<ClientOptions>]>([
    ['is under way', { fetch: silent }],
    ['waits for a token', { token: () => new Promise(() => {}) }],
    ['pauses', { fetch: scriptedFetch(cut(), done()).fetch }],
  ])('ends with its signal while it %s, and stops its timers', async (_, client) => {
    const clock = createTestClock();
    const controller = new AbortController();
    clock.after(100, () => controller.abort(reason));
    let running = 0;
    const startTimer: StartTimer = (milliseconds, callback) => {
      running += 1;
      const stop = clock.after(milliseconds, callback);
      return () => {
        running -= 1;
        stop();
      };
    };
    const send = createSend({ ...base, random: () => 0.9, startTimer, ...client });
    const began = clock.now();
    const call = send('GET', '/ping', { signal: controller.signal });
    await expect(clock.advanceUntil(call)).rejects.toBe(reason);
    expect(clock.now() - began).toBe(100);
    expect(running).toBe(0);
  });

  it('hands its signal to fetch, so that the connection ends too', async () => {
    const clock = createTestClock();
    const signals: AbortSignal[] = [];
    const fetch = ({ signal }: Request) => {
      signals.push(signal);
      return silent();
    };
    const send = createSend({ ...base, fetch, startTimer: timersOf(clock) });
    await expect(clock.advanceUntil(send('GET', '/ping', { timeout: 100 }))).rejects.toThrow(CrosswalkTimeoutError);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });
});
