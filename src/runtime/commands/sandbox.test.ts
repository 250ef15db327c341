import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { beforeAll, expect, it } from 'vitest';
import { builtProgram } from '../../../test/programs.ts';

let command: string;
beforeAll(async () => {
  command = await builtProgram('sandbox');
});

function start(...args: string[]) {
  const child = spawn(process.execPath, [command, ...args]);
  return { child, output: collect(child), exit: once(child, 'exit') };
}

function collect({ stdout, stderr }: ChildProcessWithoutNullStreams) {
  const output = { stdout: '', stderr: '' };
  stdout.on('data', (chunk) => (output.stdout += String(chunk)));
  stderr.on('data', (chunk) => (output.stderr += String(chunk)));
  return output;
}

it.each(['SIGINT', 'SIGTERM'] as const)(
  'serves until %s and then ends in order',
  async (signal) => {
    const { child, output, exit } = start('--port', '0', '--people', '1');
    while (!output.stdout.includes('Listening')) await once(child.stdout, 'data');
    expect(output.stdout).toMatch(/inspection +http:\/\/127\.0\.0\.1:\d+\/_sandbox/);
    child.kill(signal);
    expect(await exit).toEqual([0, null]);
    expect(output.stderr).toBe('');
  },
  30_000,
);

it('ends with one line when a port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { output, exit } = start('--port', String(port), '--people', '1');
  expect(await exit).toEqual([1, null]);
  other.close();
  expect(output.stderr).toMatch(/^Port \d+ \(inspection\) is taken by another program\..*\n$/);
  expect(output.stdout).toBe('');
}, 30_000);
