import type { Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { BrokenConnection } from '../../sandbox/index.ts';

/**
 * The same body, except that a `BrokenConnection` within it ends the connection instead of the stream: what came before
 * is sent, and the caller sees the answer stop short.
 */
function breaking(body: ReadableStream<Uint8Array>, socket: Socket): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          if (!(error instanceof BrokenConnection)) throw error;
          socket.end();
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    // No chunk is asked for before the one ahead of it has been written, so that the connection never ends too early.
    { highWaterMark: 0 },
  );
}

function answerOver(socket: Socket, response: Response): Response {
  if (response.body === null) return response;
  const headers = new Headers(response.headers);
  // The length is not known when a body may break off; saying `chunked` also keeps the adapter from reading ahead.
  headers.delete('content-length');
  headers.set('transfer-encoding', 'chunked');
  return new Response(breaking(response.body, socket), { status: response.status, headers });
}

/**
 * Makes a handler of HTTP requests of a function that may throw `BrokenConnection`, also from within the body of its
 * answer: the connection of the caller then breaks for real.
 */
export function listenerOf(answer: (request: Request) => Promise<Response>) {
  return getRequestListener(
    async (request, { incoming }) => {
      try {
        return answerOver(incoming.socket, await answer(request));
      } catch (error) {
        if (!(error instanceof BrokenConnection)) throw error;
        incoming.socket.resetAndDestroy();
        return RESPONSE_ALREADY_SENT;
      }
    },
    { overrideGlobalObjects: false },
  );
}
