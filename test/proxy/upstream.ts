import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, type Socket } from 'node:net';

/** A request as it came over the wire. */
export interface Received {
  method: string;
  /** Path and query as they stood in the request line. */
  target: string;
  /** Names and values in turn, in their order and spelling. */
  rawHeaders: string[];
  body: Buffer;
}

export type Listener = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** A vendor's server on this machine that keeps everything it receives and answers as the test says. */
export interface Upstream {
  url: string;
  received: Received[];
  /** The only request that arrived. */
  only(): Received;
  /** Answers all requests from now on, whose bodies are read and recorded meanwhile. */
  answerWith(listener: Listener): void;
  /** Answers all requests from now on with what the function makes of them, each recorded first. */
  serve(answer: (request: Request) => Promise<Response>): void;
  /** Hands the next request over unread and unrecorded, header fields complete, body on its way. */
  next(): Promise<{ request: IncomingMessage; response: ServerResponse }>;
  /** Answers as at the start: 200, `{"ok":true}`, and the body of the request read to its end. */
  reset(): void;
  close(): Promise<void>;
}

/** The port that a server listens on. */
export function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on TCP');
  return address.port;
}

/** Reads a body to its end. */
export async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Starts an upstream on a free port. A request is recorded when its body has arrived. */
export async function startUpstream(): Promise<Upstream> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const standard: Listener = async (request, response) => {
    await once(request, 'end');
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
  };
  const recorded =
    (answer: Listener): Listener =>
    (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url = '', rawHeaders } = request;
        received.push({ method, target: url, rawHeaders, body: Buffer.concat(chunks) });
      });
      return answer(request, response);
    };
  let listener = recorded(standard);
  const server = createServer((request, response) => void listener(request, response));
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    received,
    only() {
      const [request, ...others] = received;
      if (request === undefined || others.length > 0) throw new Error(`${received.length} requests arrived`);
      return request;
    },
    answerWith(next) {
      listener = recorded(next);
    },
    serve(answer) {
      listener = async (incoming, outgoing) => {
        const { method = '', url = '', rawHeaders } = incoming;
        const body = await readAll(incoming);
        received.push({ method, target: url, rawHeaders, body });
        const fields = rawHeaders.flatMap((name, index): [string, string][] =>
          index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? '']] : [],
        );
        const address = `http://${incoming.headers.host ?? ''}${url}`;
        const content = body.length === 0 ? {} : { body: new Uint8Array(body) };
        const response = await answer(new Request(address, { method, headers: fields, ...content }));
        outgoing
          .writeHead(response.status, [...response.headers].flat())
          .end(Buffer.from(await response.arrayBuffer()));
      };
    },
    next: () =>
      new Promise((resolve) => {
        listener = (request, response) => resolve({ request, response });
      }),
    reset() {
      listener = recorded(standard);
      received.length = 0;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The values of a header field, one for each time that it was sent. */
export function valuesOf(rawHeaders: readonly string[], name: string): string[] {
  return rawHeaders.flatMap((field, index) =>
    index % 2 === 0 && field.toLowerCase() === name ? [rawHeaders[index + 1] ?? ''] : [],
  );
}

/** Everything that a request consisted of, as one text to search in: bytes as Latin-1. */
export function wholeText({ method, target, rawHeaders, body }: Received): string {
  return [method, target, ...rawHeaders, body.toString('latin1')].join('\n');
}
