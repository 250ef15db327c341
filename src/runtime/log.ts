import type { LogEntry } from '../api/index.ts';
import type { Clock } from '../clock.ts';

export interface LogOptions {
  clock: Pick<Clock, 'now'>;
  /** Takes one entry, with the end of its last line. */
  write: (text: string) => void;
  /** `json`: one object a line, for machines. `text`: short lines for somebody who watches. */
  format: 'json' | 'text';
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** `GET /unified/user-directory/users/:id 200 12 ms`, or what happened with its fields, and its cause below. */
function describe({ level, message, cause, ...fields }: LogEntry): string {
  if (message === 'request') {
    const { method, route, status, milliseconds } = fields;
    return `${asText(method)} ${asText(route)} ${asText(status)} ${asText(milliseconds)} ms`;
  }
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  return [
    ...(level === 'info' ? [] : [`${level}:`]),
    message,
    ...known.map(([name, value]) => `${name}=${asText(value)}`),
    ...(cause === undefined ? [] : [`\n  ${asText(cause).replaceAll('\n', '\n  ')}`]),
  ].join(' ');
}

/**
 * A log for `createCrosswalk`.
 *
 * @example
 * const log = createLog({ clock: systemClock, write: (text) => process.stdout.write(text), format: 'json' });
 */
export function createLog({ clock, write, format }: LogOptions): (entry: LogEntry) => void {
  let last = { at: Number.NaN, text: '' };

  /** Many requests end within one millisecond. */
  function timeOf(at: number): string {
    if (at !== last.at) last = { at, text: new Date(at).toISOString() };
    return last.text;
  }

  return (entry) => {
    // Copied into an object with the time, an entry would cost twice as much.
    if (format === 'json') write(`{"time":"${timeOf(clock.now())}",${JSON.stringify(entry).slice(1)}\n`);
    else write(`${new Date(clock.now()).toTimeString().slice(0, 8)} ${describe(entry)}\n`);
  };
}
