import { catalogue, type ErrorCode } from './catalogue.ts';
import { type CatalogueEntry } from './entry.ts';

/** One thing that is wrong with a request, or with one record of it. */
export interface ErrorDetail {
  /** Where: a dotted path into the body, or a parameter's name. */
  path?: string;
  /** Position of the record in the request, when it held several. */
  index?: number;
  message: string;
  /** A stable name of what is wrong, where programs or translations tell several things apart. */
  reason?: string;
}

/** What the vendor answered, kept so that a caller can see it. Secrets are removed before it gets here. */
export interface RemoteAnswer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

export interface CrosswalkErrorOptions {
  /** Overrides the catalogue's status: a vendor's failure keeps the vendor's. */
  status?: number;
  errors?: readonly ErrorDetail[];
  /** Whole seconds, at least 1. */
  retryAfter?: number;
  retryable?: boolean;
  /** Methods that the route takes, for `method_not_allowed`. */
  allow?: readonly string[];
  remote?: RemoteAnswer;
  /** Further headers of the answer, such as `ratelimit-limit`. */
  headers?: Record<string, string>;
  /** What really happened, for the log only. */
  cause?: unknown;
}

/** The body of every error answer. */
export interface ErrorBody {
  statusCode: number;
  error: string;
  message: string;
  code: ErrorCode;
  request_id: string;
  retryable: boolean;
  retry_after?: number;
  errors?: readonly ErrorDetail[];
  truto_is_remote_error?: true;
  raw_response?: unknown;
}

/** RFC 9110 names of the statuses that the catalogue and vendors use. */
const reasonPhrases: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  425: 'Too Early',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  511: 'Network Authentication Required',
};

/**
 * The one error class. `code` is from the catalogue, `message` is written for the person who made the request and is
 * safe to send; what must stay inside goes to `cause`.
 *
 * @example
 * throw new CrosswalkError('record_not_found', 'No user with id "u-1" exists in this account.');
 */
export class CrosswalkError extends Error {
  override name = 'CrosswalkError';
  readonly code: ErrorCode;
  readonly options: Omit<CrosswalkErrorOptions, 'cause'>;

  constructor(code: ErrorCode, message: string, options: CrosswalkErrorOptions = {}) {
    const { cause, ...rest } = options;
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.options = rest;
  }

  get entry(): CatalogueEntry {
    return catalogue[this.code];
  }

  /** A vendor's own status counts only where it says that something failed, and HTTP knows it. */
  get status(): number {
    const { status = this.entry.status } = this.options;
    return status >= 400 && status <= 599 ? status : this.entry.status;
  }

  get retryable(): boolean {
    return this.options.retryable ?? this.entry.retryable;
  }

  /** Seconds to wait, on every 429 and 503: at least 1, as clients read 0 as "do not retry". */
  get retryAfter(): number | undefined {
    const { retryAfter } = this.options;
    if (retryAfter !== undefined) return Math.max(1, Math.ceil(retryAfter));
    return this.status === 429 || this.status === 503 ? 1 : undefined;
  }

  /** The answer's body, in the wire format. */
  toBody(requestId: string): ErrorBody {
    const { errors, remote } = this.options;
    const retryAfter = this.retryAfter;
    return {
      statusCode: this.status,
      error: reasonPhrases[this.status] ?? 'Error',
      message: this.message,
      code: this.code,
      request_id: requestId,
      retryable: this.retryable,
      ...(retryAfter === undefined ? {} : { retry_after: retryAfter }),
      ...(errors === undefined ? {} : { errors }),
      ...(this.entry.remote ? { truto_is_remote_error: true as const } : {}),
      ...(remote === undefined ? {} : { raw_response: remote.body }),
    };
  }
}

/** The error itself when it is one of ours; anything else becomes `internal_error`, its text kept for the log only. */
export function toCrosswalkError(error: unknown): CrosswalkError {
  if (error instanceof CrosswalkError) return error;
  return new CrosswalkError('internal_error', 'Something went wrong inside Crosswalk.', { cause: error });
}
