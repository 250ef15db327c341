import { type IdempotencyKey } from '../db/index.ts';
import { CrosswalkError } from '../errors/index.ts';

/** Seconds that a repeat is asked to wait at most. */
const longestWait = 20;

/**
 * The call is still running. A repeat shall wait as long again as it has run so far: soon after short calls, seldom
 * during long ones.
 */
export function stillRunning({ requestId, createdAt }: IdempotencyKey, now: number): CrosswalkError {
  const retryAfter = Math.min(longestWait, Math.max(1, Math.ceil((now - createdAt.getTime()) / 1000)));
  return new CrosswalkError(
    'idempotency_in_progress',
    `The call with this Idempotency-Key (request ${requestId}) is still running. Repeat it in ${retryAfter} s for its answer.`,
    { retryAfter },
  );
}

/** Calls with this key follow each other so fast that none could be seen running. */
export function comesAndGoes(): CrosswalkError {
  const message = 'Other calls with this Idempotency-Key are made at this moment. Repeat this one in 1 s.';
  return new CrosswalkError('idempotency_in_progress', message, { retryAfter: 1 });
}

/** Its owner is gone, and nobody can say what it had done by then. */
export function outcomeUnknown({ requestId, createdAt }: IdempotencyKey): CrosswalkError {
  return new CrosswalkError(
    'idempotency_outcome_unknown',
    `The call with this Idempotency-Key (request ${requestId}, begun ${createdAt.toISOString()}) ended without an answer; it may or may not have been done, and is not made again. Look whether it was, and use a new key to make it.`,
  );
}

/** The call was made, and its answer cannot be given again. @param status with which it was answered */
export function answerNotKept({ requestId }: IdempotencyKey, status: number, cause?: unknown): CrosswalkError {
  return new CrosswalkError(
    'idempotency_answer_not_kept',
    `The call with this Idempotency-Key (request ${requestId}) was made and answered ${status}, but its answer is not kept. Do not make it again.`,
    { cause },
  );
}

export function keyReused({ requestId }: IdempotencyKey): CrosswalkError {
  return new CrosswalkError(
    'idempotency_key_reused',
    `This Idempotency-Key came with another query or body before (request ${requestId}). Use a new one for another call.`,
    { errors: [{ path: 'idempotency-key', message: 'belongs to another request' }] },
  );
}
