import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** A process of Crosswalk, as an operator starts it. */
export interface StartedProcess {
  readonly child: ChildProcess;
  /** What it has written so far. */
  readonly output: { stdout: string; stderr: string };
  /** Waits until it says that it has started; its address. @throws Error with its output when it ends before that */
  readonly started: () => Promise<string>;
  /** Its exit code, when it has ended. */
  readonly ended: () => Promise<number | null>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const startedLine = z.object({ message: z.literal('started'), url: z.string() });

/** The log entries on standard output. */
export function logEntries({ output }: StartedProcess): Record<string, unknown>[] {
  const lines = output.stdout.split('\n').slice(0, -1);
  return lines.map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)));
}

function startedUrl(started: StartedProcess): string | undefined {
  return logEntries(started)
    .map((entry) => startedLine.safeParse(entry).data?.url)
    .find((url) => url !== undefined);
}

/**
 * Runs a built program as `npm start` does, with these environment variables, and none of Crosswalk's that the tests
 * themselves run with.
 *
 * @param throughShell As npm does it: the child is then a shell that waits for the program.
 */
export function startProcess(file: string, variables: Record<string, string>, throughShell = false): StartedProcess {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(CROSSWALK_|npm_|DATABASE_URL$|PORT$)/.test(name),
  );
  const command = [process.execPath, '--enable-source-maps', file];
  const shell = ['sh', '-c', '"$@"; exit', 'sh', ...command];
  const [executable = '', ...args] = throughShell ? shell : command;
  const child = spawn(executable, args, {
    cwd: root,
    env: { ...Object.fromEntries(inherited), ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const closed = once(child, 'close');

  const started: StartedProcess = {
    child,
    output,
    async started() {
      for (;;) {
        const url = startedUrl(started);
        if (url !== undefined) return url;
        if (child.exitCode !== null || child.signalCode !== null) {
          throw new Error(`It did not start:\n${output.stdout}${output.stderr}`);
        }
        await Promise.race([once(child.stdout, 'data'), closed]);
      }
    },
    async ended() {
      await closed;
      return child.exitCode;
    },
  };
  return started;
}
