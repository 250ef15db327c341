import { describeCause, type LogEntry } from '../api/index.ts';
import type { Clock } from '../clock.ts';
import type { Crosswalk } from '../crosswalk-api.ts';
import { repeat } from './repeat.ts';

/** Milliseconds between two pieces of background work. */
const interval = 30_000;

/**
 * Has a Crosswalk do its background work every 30 seconds. Returns the function that ends this, which waits for what is
 * under way.
 */
export function workInBackground(
  { tick }: Pick<Crosswalk, 'tick'>,
  clock: Clock,
  log: (entry: LogEntry) => void,
): () => Promise<void> {
  let isEnding = false;
  const end = repeat(clock, interval, async () => {
    try {
      while ((await tick()).isMore && !isEnding);
    } catch (error) {
      log({ level: 'warn', message: 'Background work was broken off.', cause: describeCause(error) });
    }
  });
  return async () => {
    isEnding = true;
    await end();
  };
}
