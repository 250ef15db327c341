import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { JsonObject } from '../../../src/mapping/index.ts';
import { childOptions, tell } from '../child.ts';
import { type Apply, engineNames, engines } from './engines.ts';
import { taskOf } from './mapping.ts';

/** Applies one engine in one direction again and again, in a process of its own. */

const { name, direction, rivals, duration } = childOptions(
  z.object({
    name: z.enum(engineNames),
    direction: z.enum(['read', 'write']),
    rivals: z.string(),
    duration: z.number(),
  }),
);

/** The last outcome: kept where the compiler cannot prove that nobody looks, so that it leaves nothing out. */
export const kept: { outcome: unknown } = { outcome: undefined };

const perLook = 50;

/** Milliseconds of processor time since an earlier look: what other programs take from a busy machine is left out. */
function processorTime(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

async function timesPerSecond(apply: Apply, input: JsonObject, milliseconds: number): Promise<number> {
  const started = process.cpuUsage();
  let times = 0;
  let elapsed = 0;
  while (elapsed < milliseconds) {
    for (let count = 0; count < perLook; count += 1) {
      const outcome = apply(input);
      kept.outcome = outcome instanceof Promise ? await outcome : outcome;
    }
    times += perLook;
    elapsed = processorTime(started);
  }
  return (times * 1000) / elapsed;
}

const { input, expected } = taskOf(direction);
const apply = await engines[name](direction, rivals);
const outcome: unknown = JSON.parse(JSON.stringify(await apply(input)));
if (!isDeepStrictEqual(outcome, expected)) {
  throw new Error(`${name} maps to something else: ${JSON.stringify(outcome)}`);
}
await timesPerSecond(apply, input, duration);
tell({ perSecond: await timesPerSecond(apply, input, duration) });
process.disconnect();
