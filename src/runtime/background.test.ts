import { expect, it } from 'vitest';
import { createTestClock } from '../../test/clock.ts';
import type { LogEntry } from '../api/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { type TickReport } from '../tick.ts';
import { workInBackground } from './background.ts';

const nothing: TickReport = {
  renewedTokens: 0,
  failedRenewals: 0,
  deletedLinkTokens: 0,
  deletedAuthorizations: 0,
  deletedIdempotencyKeys: 0,
  isMore: false,
};
const settled = () => new Promise((resolve) => setImmediate(resolve));

it('ticks every 30 seconds, at once again while there is more, until it is ended', async () => {
  const clock = createTestClock();
  let ticks = 0;
  const tick = async () => {
    ticks += 1;
    return { ...nothing, isMore: ticks < 3 };
  };
  const end = workInBackground({ tick }, clock, () => {});
  clock.advance(29_999);
  await settled();
  expect(ticks).toBe(0);
  clock.advance(1);
  await settled();
  expect(ticks).toBe(3);
  clock.advance(30_000);
  await settled();
  expect(ticks).toBe(4);
  await end();
  clock.advance(60_000);
  await settled();
  expect(ticks).toBe(4);
});

it('ends after the tick under way', async () => {
  const clock = createTestClock();
  let finish = (_report: TickReport) => {};
  let ticks = 0;
  const tick = () => {
    ticks += 1;
    return new Promise<TickReport>((resolve) => (finish = resolve));
  };
  const end = workInBackground({ tick }, clock, () => {});
  clock.advance(30_000);
  let isEnded = false;
  const ended = (async () => {
    await end();
    isEnded = true;
  })();
  await settled();
  expect(isEnded).toBe(false);
  finish({ ...nothing, isMore: true });
  await ended;
  clock.advance(60_000);
  expect(ticks).toBe(1);
});

it('logs a failure and goes on', async () => {
  const clock = createTestClock();
  const logs: LogEntry[] = [];
  const tick = async () => {
    throw new CrosswalkError('unavailable', 'The database cannot be reached.');
  };
  const end = workInBackground({ tick }, clock, (entry) => logs.push(entry));
  for (const failures of [1, 2]) {
    clock.advance(30_000);
    await settled();
    expect(logs).toHaveLength(failures);
  }
  expect(logs[0]).toMatchObject({ level: 'warn', cause: expect.stringContaining('cannot be reached') });
  await end();
});
