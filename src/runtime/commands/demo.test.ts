import { spawnSync } from 'node:child_process';
import { beforeAll, expect, it } from 'vitest';
import { builtProgram } from '../../../test/programs.ts';

let command: string;
beforeAll(async () => {
  command = await builtProgram('demo');
});

function run(...args: string[]) {
  return spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });
}

it('runs in one process and ends with 0', () => {
  const { status, stdout, stderr } = run('--users', '2');
  expect(stdout).toMatch(/\n8 of 8 users are equal on 4 platforms\.\n$/);
  expect(stdout).not.toContain('\u001B');
  expect(stderr).toBe('');
  expect(status).toBe(0);
}, 60_000);

it.each(['0', 'many', '2001'])(
  'ends with one line when --users is %s',
  (users) => {
    const { status, stdout, stderr } = run('--users', users);
    expect(stderr).toBe(
      `--users must be a whole number from 1 to 2000, not "${users}". Usage: npm run demo -- [--users 300]\n`,
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  },
  30_000,
);
