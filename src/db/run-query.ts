import { DrizzleQueryError } from 'drizzle-orm';
import { CrosswalkError } from '../errors/index.ts';

/**
 * The database refused a query. The message is the database's own; the parameters, which hold personal data and
 * hashes, are left out of it.
 */
export class DatabaseError extends Error {
  override name = 'DatabaseError';
  /** The SQLSTATE, for example `23505` for a unique violation. */
  readonly code: string | undefined;

  constructor(message: string, code: string | undefined) {
    super(message);
    this.code = code;
  }
}

/** Socket errors, postgres.js's own, and the SQLSTATE classes for connections, full servers and shutdowns. */
const unreachable = /^(E[A-Z]+|CONNECT(ION)?_[A-Z_]+|08\w{3}|53300|57P0\d)$/;
/** A NUL character, which PostgreSQL cannot store in text or jsonb. */
const untranslatable = new Set(['22021', '22P05']);

/**
 * Awaits a query or transaction and makes its failure safe to log. Every query of Crosswalk goes through here.
 *
 * @throws CrosswalkError `unavailable` when the database cannot be reached, `invalid_request` when a text holds a NUL
 * character; DatabaseError for everything else that the database refuses.
 *
 * @example
 * const rows = await runQuery(database.select().from(apiToken).where(eq(apiToken.id, id)));
 */
export async function runQuery<Result>(query: PromiseLike<Result>): Promise<Result> {
  try {
    return await query;
  } catch (error) {
    throw describe(error);
  }
}

function describe(error: unknown): unknown {
  // Neither wrapper nor driver error may stay on as the cause: both carry the parameters.
  const failure = error instanceof DrizzleQueryError ? error.cause : error;
  if (!(failure instanceof Error) || failure instanceof CrosswalkError || failure instanceof DatabaseError)
    return error;
  const code = 'code' in failure && typeof failure.code === 'string' ? failure.code : undefined;
  if (code === undefined && failure === error) return error;
  if (code !== undefined && unreachable.test(code)) {
    return new CrosswalkError('unavailable', 'The database cannot be reached.', {
      cause: new DatabaseError(failure.message, code),
    });
  }
  if (code !== undefined && untranslatable.has(code)) {
    return new CrosswalkError('invalid_request', 'Text must not contain the NUL character.');
  }
  return new DatabaseError(failure.message, code);
}
