import { expect, it } from 'vitest';
import { startBuiltInSandbox } from './built-in-sandbox.ts';
import { createSandboxOnDemand } from './sandbox-on-demand.ts';

it('makes the sandbox when it is first needed, and once', async () => {
  const made: number[] = [];
  const { connectionOf, start } = createSandboxOnDemand(2, async (people) => {
    made.push(people);
    return startBuiltInSandbox(people);
  });
  expect(made).toEqual([]);
  const [lytics, nobody, { world }] = await Promise.all([connectionOf('lytics'), connectionOf('nobody'), start()]);
  expect([lytics, nobody, world.people.length]).toEqual([world.connections.lytics, undefined, 2]);
  expect(made).toEqual([2]);
});

it('is made anew after it could not be made', async () => {
  let attempts = 0;
  const { connectionOf, start } = createSandboxOnDemand(2, async (people) => {
    attempts += 1;
    if (attempts === 1) throw new Error('not enough memory');
    return startBuiltInSandbox(people);
  });
  const failed = await Promise.allSettled([start(), connectionOf('lytics')]);
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(attempts).toBe(1);
  const { world } = await start();
  expect(await connectionOf('lytics')).toEqual(world.connections.lytics);
  expect(attempts).toBe(2);
});
