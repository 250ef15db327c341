import { CrosswalkError, type ErrorCode, toCrosswalkError } from '../../errors/index.ts';
import { type Attempt, keptLength } from '../../idempotency/index.ts';
import { readShort } from '../../proxy/index.ts';
import { noteArriving } from '../arriving.ts';

/** What came of a call: its answer, and the error that the answer tells of, if it is one. */
export interface Outcome {
  answer: Response;
  thrown: unknown;
}

/** Failures that may come when something was done already, whatever they say of repeating. */
const doubtful: ReadonlySet<ErrorCode> = new Set(['internal_error', 'unavailable']);

/** By these a caller knows a repeat. A vendor's own of these names would be taken for them. */
const marksOfRepeat: ReadonlySet<string> = new Set(['idempotency-replayed', 'x-original-request-id']);

/** Statuses without a body come with none, not with an empty one. */
export const bodyFor = (bytes: Uint8Array) => (bytes.length === 0 ? null : new Uint8Array(bytes));

/** The answer with its body in memory, as far as it can be kept, and the same answer for the caller. */
async function hold(answer: Response): Promise<{ kept: Parameters<Attempt['answered']>[0]; given: Response }> {
  const { status } = answer;
  const headers = [...answer.headers].filter(([name]) => !marksOfRepeat.has(name));
  const body = answer.body === null ? new Uint8Array() : await readShort(answer.body, keptLength);
  if (body instanceof ReadableStream) {
    return { kept: { status }, given: noteArriving(new Response(body, { status, headers })) };
  }
  // What the vendor says of its limit is true of the moment only.
  const lasting = headers.filter(([name]) => !name.startsWith('ratelimit-'));
  return { kept: { status, headers: lasting, body }, given: new Response(bodyFor(body), { status, headers }) };
}

/** The failure of an answer that was not there to its end. */
function brokenOff(error: unknown, status: number): CrosswalkError {
  const { code, message, options, cause } = toCrosswalkError(error);
  return new CrosswalkError(code, `${message} The answer had begun with the status ${status}.`, { ...options, cause });
}

/** Says how the call ended, and answers what the caller gets: what went before is stored then. */
async function settle(
  attempt: Attempt,
  { answer, thrown }: Outcome,
  answerFailure: (error: CrosswalkError) => Response,
): Promise<Response> {
  const failure = thrown === undefined ? undefined : toCrosswalkError(thrown);
  if (failure?.retryable === true) {
    await (doubtful.has(failure.code) ? attempt.unknown() : attempt.undone());
    return answer;
  }
  // An answer that is made when it is read has no status any more when reading has failed.
  const { status } = answer;
  try {
    const { kept, given } = await hold(answer);
    await attempt.answered(kept);
    return given;
  } catch (error) {
    // The caller has heard nothing yet, and is told of the failure in place of the answer; so is every repeat.
    const broken = brokenOff(error, status);
    return settle(attempt, { answer: answerFailure(broken), thrown: broken }, answerFailure);
  }
}

/**
 * Makes the call of an attempt, and ends the attempt by what came of it. Answers what the caller gets.
 *
 * Whatever is thrown, here or by the call, leaves an unknown outcome, never an attempt that runs for good; it is thrown on.
 *
 * @param answerFailure the answer to an error
 *
 * @example
 * const given = await endAttempt(attempt, async () => ({ answer: await serve(request), thrown: undefined }), answerError);
 */
export async function endAttempt(
  attempt: Attempt,
  call: () => Promise<Outcome>,
  answerFailure: (error: CrosswalkError) => Response,
): Promise<Response> {
  try {
    return await settle(attempt, await call(), answerFailure);
  } catch (error) {
    await attempt.unknown();
    throw error;
  }
}
