import { isArriving } from '../api/index.ts';
import { toCrosswalkError } from '../errors/index.ts';
import type { Log } from './refused-request.ts';

/** The answer as it goes to its caller. */
interface Outgoing {
  readonly destroyed: boolean;
  destroy(): unknown;
}

/** Tells the log why an answer broke off whose status was sent already. */
export function noteBroken(error: unknown, requestId: string | undefined, log: Log): void {
  const { message, code } = toCrosswalkError(error);
  log({ level: 'warn', message: `An answer broke off: ${message}`, request_id: requestId, code });
}

/**
 * An answer whose body, should it break off on its way from a vendor, cuts the connection to the caller, who could not be
 * told otherwise any more; the log hears why. Handed on as an error, it would be printed by the adapter to Node.
 *
 * @example
 * getRequestListener(async (request, { outgoing }) => cutWhereBroken(await crosswalk.fetch(request), outgoing, log));
 */
export function cutWhereBroken(answer: Response, outgoing: Outgoing, log: Log): Response {
  if (!isArriving(answer) || answer.body === null) return answer;
  const { status, headers } = answer;
  const reader = answer.body.getReader();

  function cut(error: unknown): void {
    // It is for the caller who has gone that it breaks off then.
    if (outgoing.destroyed) return;
    outgoing.destroy();
    noteBroken(error, headers.get('x-crosswalk-request-id') ?? undefined, log);
  }

  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          cut(error);
          controller.close();
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { status, headers });
}
