import { CrosswalkError } from '../errors/index.ts';
import type { Redactor } from './redactor.ts';

/** What the error codes of the network say, in words. */
const reasons: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was reset',
  EPIPE: 'the connection was closed',
  ENOTFOUND: 'the name cannot be resolved',
  EAI_AGAIN: 'the name cannot be resolved at the moment',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ETIMEDOUT: 'the connection timed out',
  UND_ERR_SOCKET: 'the connection was closed',
  UND_ERR_CONNECT_TIMEOUT: 'no connection could be made in time',
  UND_ERR_HEADERS_OVERFLOW: 'its header fields are too large',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the answer is not as long as announced',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is self-signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate cannot be verified',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
};

/**
 * Codes that say that nothing of the vendor's was reached: no answer, and no failure, of the vendor. Where something was,
 * such as a host that refuses the connection or never completes it, the vendor may well be down.
 */
const beforeVendor = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Codes that can only occur before a connection exists, whoever reports them. */
const beforeConnection = new Set([...beforeVendor, 'ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT']);

/** What is wrong with a request that cannot be sent, by the codes that say so. */
const faultsOfRequest: Record<string, string> = {
  UND_ERR_INVALID_ARG: 'one of its header fields, such as Content-Length, is malformed',
  UND_ERR_REQ_CONTENT_LENGTH_MISMATCH: 'its Content-Length is not that of its body',
};

/** The error code of the system or the HTTP library; `fetch` hides it in the cause. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}

function reasonOf(code: string): string {
  if (code === '') return 'the connection broke';
  if (code.startsWith('HPE_')) return 'the answer is not valid HTTP';
  return reasons[code] ?? `the connection broke (${code})`;
}

/** A copy for the log without what errors of HTTP libraries carry along: sockets, header values, parts of the answer. */
function forLog(error: unknown, redactor: Redactor): Error {
  const copy = new Error(redactor.text(error instanceof Error ? error.message : String(error)));
  if (error instanceof Error) copy.name = error.name;
  return copy;
}

/**
 * The error of a call whose connection failed: `invalid_request` when that is the fault of the request, as its length is
 * not that of its body; `vendor_unreachable` when nothing of the vendor's was reached; else `remote_failed`. Repeatable
 * when it cannot have had an effect.
 */
export function networkFailure(
  error: unknown,
  { host, harmless, redactor }: { host: string; harmless: boolean; redactor: Redactor },
): CrosswalkError {
  const code = codeOf(error) ?? '';
  const fault = faultsOfRequest[code];
  if (fault !== undefined) {
    const message = `The request cannot be sent: ${fault}. Leave it out, or correct it.`;
    return new CrosswalkError('invalid_request', message, { cause: forLog(error, redactor) });
  }
  return new CrosswalkError(
    beforeVendor.has(code) ? 'vendor_unreachable' : 'remote_failed',
    `The call to ${host} failed: ${reasonOf(code)}.`,
    { retryable: harmless || beforeConnection.has(code), cause: forLog(error, redactor) },
  );
}
