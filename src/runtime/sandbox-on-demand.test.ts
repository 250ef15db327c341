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
