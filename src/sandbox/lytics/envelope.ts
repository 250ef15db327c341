import type { Call } from './call.ts';
import type { Refusal } from './refusal.ts';
import { createId, toIsoTime } from './values.ts';

/** True for paths of the v2 API; all others, data upload too, answer in the form of v1. */
export function isVersion2(path: string): boolean {
  return path === '/v2' || path.startsWith('/v2/');
}

/** An answer of v1. `extra` goes beside `data`: `meta`, `_next`, `total`. */
export function answerVersion1(
  data: unknown,
  { status = 200, statusAsWord = false, message = 'success', extra = {} }: Version1Answer = {},
): Response {
  return Response.json({ status: statusAsWord ? 'success' : status, message, ...extra, data }, { status });
}

interface Version1Answer {
  status?: number;
  /** Some accounts get the word `success` where others get the number. */
  statusAsWord?: boolean;
  message?: string;
  extra?: Record<string, unknown>;
}

export function answerVersion2(data: unknown, status = 200): Response {
  return Response.json({ data, status, request_id: createId() }, { status });
}

/** The answer to a delete of v1. */
export function answerNothing(): Response {
  return new Response(null, { status: 204 });
}

/** An answer in the form of the API version that was called. */
export function answer(call: Call, data: unknown, status = 200): Response {
  if (isVersion2(call.path)) return answerVersion2(data, status);
  return answerVersion1(data, { status, statusAsWord: call.account.behaviour.statusAsWord });
}

/** The answer to a delete: nothing on v1, the deleted object on v2. */
export function answerDeleted(call: Call, object: unknown): Response {
  return isVersion2(call.path) ? answerVersion2(object) : answerNothing();
}

/** Writes an error the way the API version of the path does. Neither version sends rate-limit headers. */
export function answerRefusal(refusal: Refusal, path: string, now: number): Response {
  const { status, message, code } = refusal;
  if (!isVersion2(path)) return Response.json({ data: null, message, status }, { status });
  const request_id = createId();
  // The gateway in front of v2 answers throttling in its own, simpler form.
  if (status === 429) return Response.json({ status, message, request_id }, { status });
  const errors = [{ code, message, level: 'error', timestamp: toIsoTime(now) }];
  return Response.json({ status, request_id, errors }, { status });
}
