import { expect, it } from 'vitest';
import { createTestClock } from '../../../test/clock.ts';
import { createCaller } from './caller.ts';

/** Answers 429 so many times, then 200. */
function scripted(refusals: number, headers: Record<string, string> = { 'retry-after': '3' }) {
  const clock = createTestClock();
  const times: number[] = [];
  const startedAt = clock.now();
  const caller = createCaller({
    clock,
    token: 'token-1',
    async send() {
      times.push(clock.now() - startedAt);
      return times.length > refusals ? Response.json({ id: 'u-1' }) : Response.json({}, { status: 429, headers });
    },
  });
  return { clock, caller, times };
}

it('waits as long as a 429 says and counts what it did', async () => {
  const { clock, caller, times } = scripted(2);
  const answer = await clock.advanceUntil(caller.call('GET', '/users'));
  expect(answer).toEqual({ status: 200, body: { id: 'u-1' } });
  expect(times).toEqual([0, 3000, 6000]);
  expect(caller).toMatchObject({ requests: 3, refused: 2 });
});

it('makes every other request of the account wait too', async () => {
  const { clock, caller, times } = scripted(1);
  expect(await caller.attempt('GET', '/users')).toMatchObject({ status: 429 });
  await clock.advanceUntil(Promise.all([caller.attempt('GET', '/users'), caller.attempt('GET', '/users')]));
  expect(times).toEqual([0, 3000, 3000]);
});

it('does not invent a wait where a 429 names none', async () => {
  await expect(scripted(1, {}).caller.call('GET', '/users')).rejects.toThrow('did not say how many seconds to wait');
});

it('gives up when it is refused for ever', async () => {
  const { clock, caller } = scripted(Number.POSITIVE_INFINITY);
  await expect(clock.advanceUntil(caller.call('GET', '/users'))).rejects.toThrow('refused 50 times');
});
