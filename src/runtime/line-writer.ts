import type { Clock } from '../clock.ts';

/** Writes text for which a moment later is early enough. */
export interface LineWriter {
  readonly write: (text: string) => void;
  /** Writes now whatever still waits. */
  readonly flush: () => void;
}

/** Milliseconds that text waits for more: too short for a person to notice. */
const patience = 20;

/** Characters that are handed on without waiting for more. */
const enough = 64 * 1024;

/**
 * Gathers what is written within a moment and hands it on in one piece: standard output is a file or a pipe, to which Node
 * writes at once and with a system call each time, which costs as much as a tenth of a forwarded request.
 *
 * @param write Takes what was gathered.
 *
 * @example
 * const lines = createLineWriter(systemClock, (text) => process.stdout.write(text));
 * process.once('exit', lines.flush);
 */
export function createLineWriter(clock: Clock, write: (text: string) => void): LineWriter {
  let waiting = '';
  let cancel = () => {};
  function flush(): void {
    const text = waiting;
    waiting = '';
    cancel();
    if (text !== '') write(text);
  }
  return {
    flush,
    write(text) {
      if (waiting === '') cancel = clock.after(patience, flush);
      waiting += text;
      if (waiting.length >= enough) flush();
    },
  };
}
