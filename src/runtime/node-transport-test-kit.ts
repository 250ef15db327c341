import { EventEmitter, once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTcpServer, type Server as TcpServer, type Socket } from 'node:net';
import type { Clock } from '../clock.ts';
import {
  type Body,
  createEgress,
  type EgressOptions,
  type OutboundRequest,
  parseEgressAllow,
} from '../egress/index.ts';
import { requestTo } from '../egress/test-kit.ts';
import { createNodeTransport, type NodeTransport, type NodeTransportOptions } from './node-transport.ts';

const cleanups: (() => Promise<unknown>)[] = [];

/** Closes what the test opened; belongs into `afterEach`. */
export async function closeAll(): Promise<void> {
  await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
}

/** A transport that `closeAll` closes. */
export function createTransport(options: NodeTransportOptions = {}): NodeTransport {
  const transport = createNodeTransport(options);
  cleanups.push(() => transport.close());
  return transport;
}

function portOf(server: Server | TcpServer): number {
  const address = server.address();
  if (typeof address === 'string' || address === null) throw new Error('The server does not listen.');
  return address.port;
}

/** A real HTTP server, with the connections that it has seen. */
export async function listen(listener: RequestListener, host = '127.0.0.1', port = 0) {
  const server = createServer(listener).listen(port, host);
  const connections: Socket[] = [];
  server.on('connection', (socket) => connections.push(socket));
  await once(server, 'listening');
  cleanups.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  return { port: portOf(server), connections, server };
}

/** A server that answers whatever it receives with bytes of the test's choice; gives its port. */
export async function listenRaw(answer: (socket: Socket, received: Buffer) => void) {
  const sockets: Socket[] = [];
  const server = createTcpServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => socket.destroy());
    socket.on('data', (received) => answer(socket, received));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanups.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return portOf(server);
}

/** A clock whose limits pass when the test says so; `runs` waits until a limit of this length has begun. */
function createHeldClock() {
  const timers = new Map<() => void, number>();
  const started = new EventEmitter();
  const clock: Clock = {
    now: () => 0,
    after(milliseconds, callback) {
      timers.set(callback, milliseconds);
      started.emit(String(milliseconds));
      return () => timers.delete(callback);
    },
  };
  const pass = (milliseconds: number) => {
    for (const [callback, limit] of timers) if (limit === milliseconds) callback();
  };
  const runs = async (milliseconds: number): Promise<void> => {
    if (![...timers.values()].includes(milliseconds)) await once(started, String(milliseconds));
  };
  return { clock, pass, runs };
}

/** An egress on the Node transport that may call the servers of a test, with limits that pass when the test says so. */
export function setUp(options: NodeTransportOptions = {}, egressOptions: Partial<EgressOptions> = {}) {
  const network = createTransport(options);
  const { clock, pass, runs } = createHeldClock();
  const allow = parseEgressAllow('127.0.0.1, 127.0.0.2');
  const egress = createEgress({ network, clock, allow, ...egressOptions });
  const send = (url: string, changes: Partial<OutboundRequest> = {}) => egress.send(requestTo(url, changes));
  return { send, pass, runs, network };
}

export function streamOf(body: Body): ReadableStream<Uint8Array> {
  if (body instanceof ReadableStream) return body;
  throw new Error('The body is not a stream.');
}

/** A promise and the function that settles it. */
export function signalled<T = void>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}
