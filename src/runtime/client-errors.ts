import { type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { CrosswalkError } from '../errors/index.ts';
import { hasErrorCode } from './error-code.ts';
import { type Log, type ReadPart, refusedRequest } from './refused-request.ts';

function errorOf(cause: Error): CrosswalkError {
  if (hasErrorCode(cause, 'ERR_HTTP_REQUEST_TIMEOUT')) {
    return new CrosswalkError('invalid_request', 'The request did not arrive in time.', { status: 408 });
  }
  if (hasErrorCode(cause, 'HPE_HEADER_OVERFLOW')) {
    return new CrosswalkError('invalid_request', 'The header fields of the request are too large. Send fewer.');
  }
  return new CrosswalkError('invalid_request', 'This is not a well-formed HTTP request.', { cause });
}

/** What the bytes at which reading stopped tell, when they begin with the first line of the request. */
function readFirstLine(cause: Error): ReadPart {
  const packet = 'rawPacket' in cause && cause.rawPacket instanceof Uint8Array ? cause.rawPacket : new Uint8Array();
  const start = new TextDecoder('latin1').decode(packet.subarray(0, 256));
  const [, method, target] = /^([A-Z]{3,10}) (\S+)/.exec(start) ?? [];
  return { method, target };
}

/**
 * Answers what is no HTTP request, or never becomes a whole one, with the envelope of all other errors, and closes the
 * connection; the log hears of it. A connection on which an answer has begun is closed without a word, which would become a part of it.
 */
export function answerClientErrors(server: Server, log: Log): void {
  const answering = new WeakMap<Duplex, ServerResponse>();
  server.on('request', ({ socket }, outgoing) => {
    answering.set(socket, outgoing);
    outgoing.once('close', () => {
      if (answering.get(socket) === outgoing) answering.delete(socket);
    });
  });
  server.on('clientError', (cause, socket) => {
    if (!socket.writable || answering.get(socket)?.headersSent === true) {
      socket.destroy();
      return;
    }
    const { status, headers, body } = refusedRequest(errorOf(cause), readFirstLine(cause), log);
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`, () =>
      socket.destroy(),
    );
  });
}
