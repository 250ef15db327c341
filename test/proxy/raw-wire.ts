import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { portOf } from './upstream.ts';

/** A server of bytes: what it received, and what it answers to every request. All bytes are Latin-1 text. */
export interface RawUpstream {
  port: number;
  /** The requests that arrived since they were last taken. */
  taken(): string;
  /** Answers so to all requests from now on. */
  answerWith(answer: string): void;
  close(): Promise<void>;
}

export const emptyAnswer = 'HTTP/1.1 204 No Content\r\n\r\n';

/** True when a request is there to the end that its header fields tell. */
function isWhole(request: string): boolean {
  const end = request.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const body = request.slice(end + 4);
  const head = request.slice(0, end).toLowerCase();
  if (head.includes('transfer-encoding: chunked')) return body.endsWith('0\r\n\r\n');
  return body.length >= Number(/\r\ncontent-length: *(\d+)/.exec(head)?.[1] ?? 0);
}

export async function startRawUpstream(): Promise<RawUpstream> {
  const sockets = new Set<Socket>();
  let received = '';
  let answer = emptyAnswer;
  const server = createServer((socket) => {
    sockets.add(socket);
    let request = '';
    socket.on('data', (bytes) => {
      request += bytes.toString('latin1');
      if (!isWhole(request)) return;
      received += request;
      request = '';
      socket.write(answer, 'latin1');
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: portOf(server.address()),
    taken() {
      const all = received;
      received = '';
      return all;
    },
    answerWith(next) {
      answer = next;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** An answer that says that another one follows. */
const interim = /^HTTP\/1\.1 1\d\d [^\r]*\r\n\r\n/;

/** Sends bytes as they are, and reads the final answer as far as this end of it. */
export async function exchangeRaw(port: number, request: string, end = '\r\n\r\n'): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  const answered = new Promise<void>((resolve, reject) => {
    socket.on('data', (bytes) => {
      answer = (answer + bytes.toString('latin1')).replace(interim, '');
      if (answer.endsWith(end)) resolve();
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error(`The connection was closed after: ${answer}`)));
  });
  socket.write(request, 'latin1');
  await answered;
  socket.destroy();
  return answer;
}
