import { describe, expect, it } from 'vitest';
import { createTestClock } from '../test/clock.ts';
import { createTick } from './tick.ts';

const neverDone = async () => ({ done: 0, isMore: true });
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
});
