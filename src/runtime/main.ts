/** `npm start`: Crosswalk as a service of its own. */

import { styleText } from 'node:util';
import { banner } from './banner.ts';
import { readEnvironment } from './environment.ts';
import { createLineWriter } from './line-writer.ts';
import { createLog } from './log.ts';
import { type Service, startService } from './service.ts';
import { describeStartFailure } from './start-failure.ts';
import { systemClock } from './system-clock.ts';

/** How long requests under way may take when the service stops; orchestrators kill after 30 seconds. */
const patience = 25_000;

/** How long what is still under way may keep a process that cannot start, before it is killed. */
const lastResort = 10_000;

/** A signal later than this means that it shall end now; one before is the same Ctrl+C, which npm passes on. */
const secondThought = 1000;

const isWatched = process.stdout.isTTY;
const lines = createLineWriter(systemClock, (text) => process.stdout.write(text));
// Also the last words of a process that ends by an error.
process.once('exit', lines.flush);
const log = createLog({
  clock: systemClock,
  write: lines.write,
  format: isWatched ? 'text' : 'json',
});

function stopOnSignals(service: Service): () => void {
  let signalledAt: number | undefined;

  async function stop(): Promise<void> {
    signalledAt = systemClock.now();
    log({ level: 'info', message: 'stopping' });
    const cutOff = await service.stop(patience);
    log({ level: cutOff === 0 ? 'info' : 'warn', message: 'stopped', requests_cut_off: cutOff });
  }

  function onSignal(): void {
    if (signalledAt !== undefined && systemClock.now() - signalledAt < secondThought) return;
    const stopped = signalledAt === undefined ? stop() : service.stop(0);
    stopped.catch((error: unknown) => {
      log({ level: 'error', message: `Crosswalk did not stop cleanly: ${String(error)}` });
      process.exit(1);
    });
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
  return onSignal;
}

/**
 * A signal to npm ends the shell between it and this process, which would go on unseen and hold its port and database.
 */
function stopWithParent(stop: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, 500);
  timer.unref();
}

try {
  const environment = readEnvironment();
  const service = await startService(environment, log, { overrideGlobalObjects: true });
  const stop = stopOnSignals(service);
  if (environment.isRunByNpm) stopWithParent(stop);
  // The log on standard output stays one object a line when a machine reads it.
  if (isWatched) process.stdout.write(banner(service, (text) => styleText('bold', text)));
  else process.stderr.write(banner(service));
  log({ level: 'info', message: 'started', url: service.url });
} catch (error) {
  console.error(`Crosswalk cannot start. ${describeStartFailure(error)}`);
  process.exitCode = 1;
  // A file system that does not answer keeps a process from ending by itself, or by `process.exit`.
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), lastResort).unref();
}
