import type { Clock } from '../clock.ts';

/**
 * Does work again and again, each time so many milliseconds after it was done. Returns the function that ends this, which
 * waits for work under way. The work must not throw.
 */
export function repeat(clock: Clock, milliseconds: number, work: () => Promise<void>): () => Promise<void> {
  let isEnded = false;
  let running: Promise<void> | undefined;
  let cancel = clock.after(milliseconds, begin);

  async function run(): Promise<void> {
    await work();
    if (!isEnded) cancel = clock.after(milliseconds, begin);
  }

  function begin(): void {
    running = run();
  }

  return async () => {
    isEnded = true;
    cancel();
    await running;
  };
}
