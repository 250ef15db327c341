import { DatabaseError } from '../db/index.ts';

/** Why something could not be started, in one line for the operator. */
export function describeStartFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // What the database itself says names the address or the user that is wrong, and no password.
  const details = error.cause instanceof DatabaseError ? ` ${error.cause.message}` : '';
  return (error.message + details).replaceAll(/\s*\n\s*/g, ' ');
}
