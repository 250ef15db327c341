import type { components } from './generated/openapi.ts';

type ErrorBody = components['schemas']['Error'];

/** What went wrong. The codes are stable, so programs may switch on them. */
export type ErrorCode = ErrorBody['code'];

/** One thing that is wrong with a request, or with one record of it. */
export type ErrorDetail = NonNullable<ErrorBody['errors']>[number];

/** The end of a call without what was asked for. */
export abstract class FailedCall extends Error {
  /**
   * The `Idempotency-Key` that the call was sent with; undefined when it had none, as reads have. The same write with this
   * key is not done twice: it gets the answer that this call did not, or goes on where nothing was done.
   */
  idempotencyKey: string | undefined = undefined;
}

/**
 * Crosswalk answered that it did not do what was asked.
 *
 * @example
 * if (error instanceof CrosswalkApiError && error.code === 'record_not_found') return undefined;
 */
export class CrosswalkApiError extends FailedCall {
  override name = 'CrosswalkApiError';
  /** HTTP status; where the vendor failed, it may be the vendor's own. */
  readonly status: number;
  readonly code: ErrorCode;
  /** Names the request in Crosswalk's log. */
  readonly requestId: string;
  /** The same request may succeed later without a change. */
  readonly retryable: boolean;
  /** Seconds to wait before that. */
  readonly retryAfter: number | undefined;
  /** What is wrong, one entry for each field or record, where there is more to say than the message does. */
  readonly errors: readonly ErrorDetail[];
  /** The vendor failed or refused, not Crosswalk. */
  readonly isRemote: boolean;
  /** The vendor's answer, without secrets. */
  readonly rawResponse: unknown;

  constructor(status: number, body: ErrorBody) {
    super(body.message);
    this.status = status;
    this.code = body.code;
    this.requestId = body.request_id;
    this.retryable = body.retryable;
    this.retryAfter = body.retry_after;
    this.errors = body.errors ?? [];
    this.isRemote = body.truto_is_remote_error === true;
    this.rawResponse = body.raw_response;
  }
}

/** What is known of an answer that did not come, or did not come from Crosswalk. */
export interface ConnectionFailure {
  /** HTTP status, when something in between answered. */
  status?: number;
  /** Seconds, when something in between said when to come back. */
  retryAfter?: number | undefined;
  cause?: unknown;
}

/** Statuses by which gateways say that the service behind them may be back soon. */
const passing = [429, 502, 503, 504];

/** No answer of Crosswalk arrived: the network failed, or something in between answered in its place. */
export class CrosswalkConnectionError extends FailedCall {
  override name = 'CrosswalkConnectionError';
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;
  /**
   * The failure may pass by itself. Whether a write was done is unknown, so repeat it with the same idempotency key only.
   */
  readonly retryable: boolean;

  constructor(message: string, { status, retryAfter, cause }: ConnectionFailure = {}) {
    super(message, { cause });
    this.status = status;
    this.retryAfter = retryAfter;
    this.retryable = status === undefined || passing.includes(status);
  }
}

/**
 * The call took longer than its `timeout`. Whether a write was done is unknown: the same call with the same idempotency
 * key tells it. `cause` is what made it repeat, if it did.
 */
export class CrosswalkTimeoutError extends FailedCall {
  override name = 'CrosswalkTimeoutError';

  constructor(timeout: number, cause?: unknown) {
    super(`Crosswalk did not answer within ${timeout} ms.`, { cause });
  }
}

/** True for the body of every error of Crosswalk; gateways and other servers answer something else. */
export function isErrorBody(value: unknown): value is ErrorBody {
  if (typeof value !== 'object' || value === null) return false;
  const has = (name: keyof ErrorBody, type: 'string' | 'boolean') => typeof Reflect.get(value, name) === type;
  return (
    has('code', 'string') && has('message', 'string') && has('request_id', 'string') && has('retryable', 'boolean')
  );
}
