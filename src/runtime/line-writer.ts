/** Writes text for which the next turn of the event loop is early enough. */
export interface LineWriter {
  readonly write: (text: string) => void;
  /** Writes now whatever still waits. */
  readonly flush: () => void;
}

/**
 * Gathers what is written within one turn of the event loop and hands it on in one piece: standard output is a file or
 * a pipe, to which Node writes at once and with a system call each time, which costs more than a whole forwarded request.
 *
 * @param write Takes the text of a turn.
 *
 * @example
 * const lines = createLineWriter((text) => process.stdout.write(text));
 * process.once('exit', lines.flush);
 */
export function createLineWriter(write: (text: string) => void): LineWriter {
  let waiting = '';
  function flush(): void {
    const text = waiting;
    waiting = '';
    if (text !== '') write(text);
  }
  return {
    flush,
    write(text) {
      if (waiting === '') setImmediate(flush);
      waiting += text;
    },
  };
}
