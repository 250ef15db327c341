import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { CrosswalkError } from '../errors/index.ts';
import { type Begun } from './idempotency.ts';
import { answerOf, callOf, openStage, type Stage } from './test-kit.ts';

let test: TestDatabase;
let stage: Stage;
beforeAll(async () => {
  test = await openTestDatabase();
  stage = await openStage(test);
});
afterAll(() => test.close());

/** Begins a call; undefined when it has to be repeated later. */
async function begin(key: string): Promise<Begun | undefined> {
  try {
    return await stage.idempotency.begin(callOf({ key }));
  } catch (error) {
    if (error instanceof CrosswalkError && error.code === 'idempotency_in_progress') return undefined;
    throw error;
  }
}

it('however repeats and their ends interleave, there is one effect, and all get its answer', async () => {
  const effects = new Map<string, number>();

  /** Repeats a call until it has an answer. The first attempts find that nothing can be done yet. */
  async function repeat(key: string, undone: { left: number }, turn: () => Promise<unknown>): Promise<string> {
    for (;;) {
      await turn();
      const begun = await begin(key);
      await turn();
      if (begun?.kind === 'repeat') return new TextDecoder().decode(begun.answer.body);
      if (begun === undefined) continue;
      if (undone.left > 0) {
        undone.left -= 1;
        await begun.attempt.undone();
        continue;
      }
      const effect = (effects.get(key) ?? 0) + 1;
      effects.set(key, effect);
      await turn();
      await begun.attempt.answered(answerOf(`effect ${effect}`));
    }
  }

  const callers = fc.integer({ min: 1, max: 5 });
  const attemptsUndone = fc.integer({ min: 0, max: 2 });
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.uuid(), callers, attemptsUndone, async (scheduler, key, count, left) => {
      const turn = () => scheduler.schedule(Promise.resolve());
      const undone = { left };
      const answers = Promise.all(Array.from({ length: count }, () => repeat(key, undone, turn)));
      expect(await scheduler.waitFor(answers)).toEqual(Array.from({ length: count }, () => 'effect 1'));
      expect(effects.get(key)).toBe(1);
    }),
    { numRuns: 40 },
  );
});
