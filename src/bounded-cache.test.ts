import { describe, expect, it } from 'vitest';
import { type BoundedCache, createBoundedCache } from './bounded-cache.ts';
import { createVirtualClock } from './sandbox/kit/index.ts';

function countingLoad() {
  const loads: string[] = [];
  return { loads, of: (key: string) => () => Promise.resolve(`${key}${loads.push(key)}`) };
}

describe('a bounded cache', () => {
  it('loads a key once for callers that ask together, and again only when its time is over', async () => {
    const clock = createVirtualClock();
    const cache = createBoundedCache<string>({ limit: 5, milliseconds: 1000, clock });
    const load = countingLoad();
    const together = await Promise.all([cache.get('a', load.of('a')), cache.get('a', load.of('a'))]);
    expect(together).toEqual(['a1', 'a1']);
    clock.advance(999);
    expect(await cache.get('a', load.of('a'))).toBe('a1');
    clock.advance(1);
    expect(await cache.get('a', load.of('a'))).toBe('a2');
  });

  it('drops the least recently used key beyond its limit', async () => {
    const cache = createBoundedCache<string>({ limit: 2, milliseconds: 1000, clock: createVirtualClock() });
    const load = countingLoad();
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await cache.get(key, load.of(key));
    expect(load.loads).toEqual(['a', 'b', 'c', 'b']);
  });

  it('does not remember a load that failed', async () => {
    const cache = createBoundedCache<string>({ limit: 2, milliseconds: 1000, clock: createVirtualClock() });
    await expect(cache.get('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await cache.get('a', () => Promise.resolve('up'))).toBe('up');
  });

  it.each([
    ['its key was deleted', (cache: BoundedCache<string>) => cache.delete('a')],
    ['everything was cleared', (cache: BoundedCache<string>) => cache.clear()],
  ])('does not remember a load that was under way when %s', async (_when, forget) => {
    const cache = createBoundedCache<string>({ limit: 2, milliseconds: 1000, clock: createVirtualClock() });
    const { promise, resolve } = withResolvers();
    const early = cache.get('a', () => promise);
    forget(cache);
    resolve('old');
    expect(await early).toBe('old');
    expect(await cache.get('a', () => Promise.resolve('new'))).toBe('new');
  });

  it('forgets everything when it is cleared', async () => {
    const cache = createBoundedCache<string>({ limit: 2, milliseconds: 1000, clock: createVirtualClock() });
    await cache.get('a', () => Promise.resolve('old'));
    cache.clear();
    expect(await cache.get('a', () => Promise.resolve('new'))).toBe('new');
  });
});

function withResolvers() {
  let resolve: (value: string) => void = () => {};
  const promise = new Promise<string>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
