import type { SandboxClock } from './clock.ts';

/**
 * Writes that the vendor has accepted but does not show yet. Each is applied, in the order of acceptance, the first
 * time somebody looks after its delay has passed.
 */
export function createPendingWrites(clock: SandboxClock) {
  let queue: { due: number; apply: () => void }[] = [];
  return {
    /** Accepts a write that becomes visible after `delay` milliseconds; with 0 it is applied at once. */
    accept(delay: number, apply: () => void) {
      if (delay <= 0 && queue.length === 0) apply();
      else queue.push({ due: clock.now() + delay, apply });
    },
    /**
     * Applies what is due. Call it before every read of the state. A write that fails keeps none of the others from
     * being applied: the first error is thrown when all have had their turn.
     */
    settle() {
      const now = clock.now();
      const due = queue.filter((write) => write.due <= now);
      if (due.length === 0) return;
      queue = queue.filter((write) => write.due > now);
      const errors: unknown[] = [];
      for (const write of due) {
        try {
          write.apply();
        } catch (error) {
          errors.push(error);
        }
      }
      if (errors.length > 0) throw errors[0];
    },
    /** How many accepted writes are not visible yet. */
    get waiting() {
      return queue.length;
    },
    clear() {
      queue = [];
    },
  };
}

export type PendingWrites = ReturnType<typeof createPendingWrites>;
