import { type Connection } from '../accounts/index.ts';
import { type CompiledEndpoint, type FailureKind, type Failures } from '../definitions/index.ts';
import { createRedactor, type OutboundResponse, type Redactor } from '../egress/index.ts';
import { CrosswalkError, type ErrorCode } from '../errors/index.ts';
import { compilePath, type JsonValue } from '../mapping/index.ts';
import { longestQuote, type ReadBody } from './body.ts';
import { describeRefusals, readRefusals, type Refusals } from './refused-records.ts';
import { readRate, readWait } from './wait.ts';
import { asSentence } from './sentence.ts';

const codes: Record<FailureKind, ErrorCode> = {
  unauthorized: 'remote_unauthorized',
  forbidden: 'remote_forbidden',
  not_found: 'remote_not_found',
  conflict: 'remote_conflict',
  rejected: 'remote_rejected',
  rate_limited: 'remote_rate_limited',
  failed: 'remote_failed',
};

function kindOf(status: number, failures: Failures, body: ReadBody): FailureKind {
  const { reasons } = failures;
  const reason = reasons === undefined || body.kind !== 'json' ? undefined : compilePath(reasons.at).get(body.json);
  const declared = (typeof reason === 'string' ? reasons?.is[reason] : undefined) ?? failures.statuses[String(status)];
  if (declared !== undefined) return declared;
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not_found';
  if (status === 409) return 'conflict';
  if (status === 429) return 'rate_limited';
  return status >= 500 || status === 408 || status < 400 ? 'failed' : 'rejected';
}

const longestText = 300;

/** The vendor's own words for people, where the definition says they are, without secrets and cut to a length. */
export function vendorMessage(failures: Failures, body: ReadBody, redactor: Redactor): string | undefined {
  if (body.kind === 'empty') return undefined;
  if (body.kind === 'text') {
    const text = body.text.trim();
    // A page of HTML is for a browser; its words say nothing about the call.
    return text === '' || text.startsWith('<') ? undefined : redactor.text(text).slice(0, longestText);
  }
  for (const path of failures.message) {
    const value = compilePath(path).get(body.json);
    if (typeof value === 'string' && value.trim() !== '') return redactor.text(value.trim()).slice(0, longestText);
  }
  return undefined;
}

/** True when a 2xx answer does not say what the definition demands of a success. */
function contradictsSuccess(failures: Failures, body: ReadBody): boolean {
  const { success } = failures;
  if (success === undefined || body.kind !== 'json') return false;
  const said = compilePath(success.at).get(body.json);
  if (said === undefined || said === null) return success.required;
  return typeof said === 'object' || !success.is.includes(said);
}

/** What an answer is judged by. */
export interface Answer {
  endpoint: CompiledEndpoint | undefined;
  /** True when making the call again changes nothing more. */
  repeatable: boolean;
  response: OutboundResponse;
  body: ReadBody;
  now: number;
  /** The body of the call, in which refused records are found. */
  sent?: JsonValue | undefined;
}

/** What a caller is told of the limit: the vendor's own figures, and the declared ones where the vendor gives none. */
function rateHeaders(
  connection: Connection,
  { endpoint, response, now }: Answer,
  wait: number,
): Record<string, string> {
  const { failures, limits } = connection.integration;
  const declared = limits[endpoint?.limit ?? 'default'];
  return {
    ...(declared === undefined ? {} : { 'ratelimit-limit': String(declared.requests) }),
    'ratelimit-remaining': '0',
    'ratelimit-reset': String(wait),
    ...readRate(failures, response, now),
  };
}

/** Seconds in which a limit lets one more request through, by its share of the window. */
function shareOf({ requests, per }: { requests: number; per: string }): number {
  const [, count = '1', unit = 's'] = /^(\d+)([a-z]+)$/.exec(per) ?? [];
  const seconds: Record<string, number> = { ms: 0.001, s: 1, min: 60, h: 3600, d: 86_400 };
  return Math.max(1, Math.ceil((Number(count) * (seconds[unit] ?? 1)) / requests));
}

function failure(
  connection: Connection,
  kind: FailureKind,
  answer: Answer,
  refusals: Refusals | undefined,
): CrosswalkError {
  const { endpoint, repeatable, response, body, now } = answer;
  const { label, failures, limits } = connection.integration;
  const declared = limits[endpoint?.limit ?? 'default'];
  const redactor = createRedactor(connection.secrets);
  const { status } = response;
  // A success with refusals says of itself that it succeeded.
  const said = status < 400 && refusals !== undefined ? undefined : vendorMessage(failures, body, redactor);
  const json = body.kind === 'json' ? body.json : undefined;
  const explained = failures.explain[String(status)];
  const permission =
    kind === 'forbidden' && endpoint?.permission !== undefined
      ? `The call needs the permission ${endpoint.permission}.`
      : undefined;
  const sentences = [
    `${label} answered ${status}${said === undefined ? '.' : `: ${asSentence(said)}`}`,
    refusals && describeRefusals(refusals),
    explained,
    permission,
  ];
  const told = readWait(failures.wait, response, json, now);
  const wait = told ?? (kind === 'rate_limited' && declared !== undefined ? shareOf(declared) : 1);
  const isRedirect = status >= 300 && status < 400;
  const isWaiting = kind === 'rate_limited' || status === 503;
  return new CrosswalkError(
    codes[kind],
    redactor.text(sentences.filter((sentence) => sentence !== undefined).join(' ')),
    {
      ...(status >= 400 ? { status } : {}),
      ...(refusals === undefined || refusals.details.length === 0
        ? {}
        : { errors: refusals.details.map((detail) => ({ ...detail, message: redactor.text(detail.message) })) }),
      ...(isWaiting ? { retryAfter: wait, headers: rateHeaders(connection, answer, wait) } : {}),
      // A write that may have been applied is not to be repeated blindly, and a redirect leads to itself again.
      retryable: kind === 'rate_limited' || (kind === 'failed' && repeatable && !isRedirect),
      remote: {
        status,
        headers: {},
        body: body.kind === 'text' ? redactor.text(body.text).slice(0, longestQuote) : redactor.value(json ?? null),
      },
    },
  );
}

/**
 * Judges a vendor's answer by the definition: nothing when it is a success, otherwise the error to throw. Looks at the
 * status, at what a 2xx body says, and at what it says of refused records.
 */
export function classify(connection: Connection, answer: Answer): CrosswalkError | undefined {
  const { failures } = connection.integration;
  const { endpoint, response, body, sent } = answer;
  const refusals = endpoint !== undefined && body.kind === 'json' ? readRefusals(endpoint, sent, body.json) : undefined;
  if (response.status < 200 || response.status >= 300) {
    return failure(connection, kindOf(response.status, failures, body), answer, refusals);
  }
  if (endpoint === undefined) return undefined;
  if (refusals !== undefined) return failure(connection, 'rejected', answer, refusals);
  if (endpoint.checkSuccess && contradictsSuccess(failures, body))
    return failure(connection, 'rejected', answer, undefined);
  return undefined;
}
