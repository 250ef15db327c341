import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { z } from 'zod';

/** A fresh process that runs one file of the bench and talks with us in messages. */
export interface Child {
  /** The next message. @throws Error when the process ends first, or says something else. */
  next<Schema extends z.ZodType>(schema: Schema): Promise<z.infer<Schema>>;
  /** Sends a message and waits for the answer. */
  ask<Schema extends z.ZodType>(message: object, schema: Schema): Promise<z.infer<Schema>>;
  stop(): Promise<void>;
}

const built = new Map<string, Promise<string>>();

/** Bundles a file as `npm start` does, because that is what users run; once for each. */
async function bundle({ href }: URL): Promise<string> {
  const name = href.split('/').slice(-2).join('-').replace(/\.ts$/, '');
  const directory = fileURLToPath(new URL('../../dist/bench/', import.meta.url));
  await build({
    entryPoints: [{ in: fileURLToPath(href), out: name }],
    outdir: directory,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['@electric-sql/pglite'],
    banner: {
      js: "import { createRequire as bundleRequire } from 'node:module'; const require = bundleRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return `${directory}${name}.js`;
}

/**
 * Starts a process.
 *
 * @param file The file to run, as a URL.
 * @param options What the file reads with `childOptions`.
 */
export async function startChild(file: URL, options: object): Promise<Child> {
  const program = built.get(file.href) ?? bundle(file);
  built.set(file.href, program);
  const child = fork(await program, [JSON.stringify(options)], {
    execArgv: [],
    // Its log is written, and read by nobody.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exit = once(child, 'exit').then(([code, signal]) => ({ code: String(code), signal: String(signal) }));

  async function next<Schema extends z.ZodType>(schema: Schema): Promise<z.infer<Schema>> {
    const message = once(child, 'message').then(([value]) => ({ value }));
    const first = await Promise.race([message, exit]);
    if ('value' in first) return schema.parse(first.value);
    throw new Error(`${file.pathname} ended with code ${first.code}, signal ${first.signal}.`);
  }

  return {
    next,
    async ask(message, schema) {
      const answer = next(schema);
      child.send(message);
      return answer;
    },
    async stop() {
      child.kill('SIGTERM');
      await exit;
    },
  };
}

/** In a child: what it was started with. */
export function childOptions<Schema extends z.ZodType>(schema: Schema): z.infer<Schema> {
  const value: unknown = JSON.parse(process.argv[2] ?? '{}');
  return schema.parse(value);
}

/** In a child: says something to the process that started it. */
export function tell(message: object): void {
  if (process.send === undefined) throw new Error('This file is run by the bench: npm run bench.');
  process.send(message);
}
