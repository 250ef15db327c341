import { DatabaseError } from '../db/index.ts';
import { CrosswalkError } from '../errors/index.ts';

/** Errors whose messages are made to be logged. Others quote what they stumbled over, which may well be a credential. */
const isSafe = (error: Error) => error instanceof CrosswalkError || error instanceof DatabaseError;

/** A name or code as programs have it; anything else might be data. */
const identifier = /^\w{1,60}$/;

/** The places in the code where an error went by, without its message. */
function framesOf({ stack = '', message }: Error): string[] {
  const start = stack.indexOf(message);
  if (start === -1) return [];
  const lines = stack.slice(start + message.length).split('\n');
  return lines.filter((line) => /^\s+at /.test(line));
}

/**
 * The cause of an unexpected error, for the log: of errors of ours and of the database the whole, of all others the name,
 * the code and the places in the code. Their messages are left out: they quote header values, JSON, patterns and addresses.
 * Undefined for what is no error.
 *
 * @example
 * describeCause(new SyntaxError('Unexpected token in {"api_key": …')); // 'SyntaxError (message left out)\n    at …'
 */
export function describeCause(cause: unknown): string | undefined {
  if (!(cause instanceof Error)) return undefined;
  if (isSafe(cause)) return cause.stack ?? cause.message;
  const name = identifier.test(cause.name) ? cause.name : 'Error';
  const code = 'code' in cause && typeof cause.code === 'string' && identifier.test(cause.code) ? ` ${cause.code}` : '';
  return [`${name}${code} (message left out)`, ...framesOf(cause)].join('\n');
}
