import { readAnswer } from './answer.ts';
import { type Method, type RequestOptions, type Send } from './request.ts';

/** Any route, with its answer unread. */
export type Raw = (method: Method, path: string, options?: RequestOptions) => Promise<Response>;

/**
 * A successful answer, unread.
 *
 * @throws CrosswalkApiError and CrosswalkConnectionError for any other, as `readAnswer` does.
 */
async function keepAnswer(response: Response): Promise<Response> {
  return response.ok ? response : readAnswer(response);
}

/**
 * Calls whose answers are read as they arrive. They carry a key only where one is given: Crosswalk keeps the answer of a
 * write with a key until it is whole, or has 1 MiB, and finishes the call though its caller goes away.
 */
export function createRaw(send: Send): Raw {
  return (method, path, { idempotencyKey = false, ...options } = {}) =>
    send(method, path, { ...options, idempotencyKey }, keepAnswer);
}
