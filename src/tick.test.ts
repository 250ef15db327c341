import { describe, expect, it } from 'vitest';
import { createTestClock } from '../test/clock.ts';
import { type Chore, createTick } from './tick.ts';

const neverDone: Chore<number> = async () => ({ done: 0, isMore: true });
const chores = {
  renewals: async () => ({ done: { renewed: 0, failed: 0 }, isMore: true }),
  linkTokens: neverDone,
  authorizations: neverDone,
  idempotencyKeys: neverDone,
};

describe('a tick', () => {
  it('is worth calling again while one of its chores has more', async () => {
    expect(await createTick(createTestClock(), chores)()).toMatchObject({ isMore: true });
  });

  it('is not worth calling again while the service is being stopped, whatever is left', async () => {
    const stopping = new AbortController();
    const tick = createTick(createTestClock(), chores, stopping.signal);
    stopping.abort();
    expect(await tick()).toMatchObject({ isMore: false });
  });

  it('lets its chores begin nothing new once the service is being stopped, or its time is over', async () => {
    const clock = createTestClock();
    const stopping = new AbortController();
    const seen: boolean[] = [];
    const watching: typeof neverDone = async ({ isOver }) => {
      seen.push(isOver());
      if (seen.length === 1) stopping.abort();
      seen.push(isOver());
      return { done: 0, isMore: false };
    };
    await createTick(clock, { ...chores, linkTokens: watching }, stopping.signal)();
    expect(seen).toEqual([false, true]);
    await createTick(clock, { ...chores, linkTokens: watching })({ milliseconds: 0 });
    expect(seen).toEqual([false, true, true, true]);
  });
});
