/** `npm run demo`: shows the main job end to end, in this process, without a network, and keeps nothing. */

import { parseArgs } from 'node:util';
import { migrate } from '../../db/index.ts';
import { createSandbox } from '../../sandbox/index.ts';
import { createScreen, createStage, runDemo } from '../demo/index.ts';
import { openPglite } from '../pglite.ts';
import { systemClock } from '../system-clock.ts';

const usage = 'Usage: npm run demo -- [--users 300]';
const mostUsers = 2000;

function readUsers(args: readonly string[]): number {
  const { values } = parseArgs({ args: [...args], options: { users: { type: 'string', default: '300' } } });
  const users = /^\d+$/.test(values.users) ? Number(values.users) : Number.NaN;
  if (users >= 1 && users <= mostUsers) return users;
  throw new Error(`--users must be a whole number from 1 to ${mostUsers}, not "${values.users}". ${usage}`);
}

try {
  const users = readUsers(process.argv.slice(2));
  const { database, close } = await openPglite();
  try {
    await migrate(database);
    const sandbox = createSandbox({ clock: systemClock, visibilityDelay: 50 });
    const stage = await createStage({ database, sandbox, clock: systemClock });
    process.exitCode = await runDemo(stage, { users, screen: createScreen(process.stdout) });
  } finally {
    await close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
