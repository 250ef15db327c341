import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { CrosswalkError } from '../errors/index.ts';
import { answerClientErrors } from './client-errors.ts';
import { systemClock } from './system-clock.ts';
import { hasErrorCode } from './error-code.ts';
import { hostProblem } from './request-host.ts';
import { type Log, refuseRequest } from './refused-request.ts';

export interface HttpServerOptions {
  /** Answers a request. Where it returns a promise, the request is under way until that settles; it must not reject. */
  handler: (incoming: IncomingMessage, outgoing: ServerResponse) => void | Promise<void>;
  /** Host name or address to listen on. */
  host: string;
  /** 0: any free port. */
  port: number;
  /** Hears of what is refused before it becomes a request for the handler. Default: nobody does. */
  log?: Log;
}

/** A server that takes requests. */
export interface HttpServer {
  /** The port that it listens on. */
  readonly port: number;
  /**
   * Takes no more connections, and waits for the requests under way, also for those that the handler is busy with though
   * their callers have gone; those that are not finished within this time are cut off. Returns how many were. A second call,
   * with less time, is heeded too. Connections that have sent no request, or a part of its head, are not waited for.
   */
  readonly drain: (milliseconds: number) => Promise<number>;
}

/** Longer than load balancers keep idle connections, so that none sends a request into a connection being closed. */
const keepAlive = 65_000;

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(describe(error, host, port)));
    server.listen(port, host, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new TypeError('A server on TCP has a port.'));
      else resolve(address.port);
    });
  });
}

function describe(error: Error, host: string, port: number): Error {
  const reasons = {
    EADDRINUSE: `Port ${port} is taken by another program. Choose another with PORT.`,
    EACCES: `Port ${port} may not be used by this user. Choose another with PORT.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Choose another with CROSSWALK_HOST.`,
    ENOTFOUND: `The host name ${host} cannot be resolved. Choose another with CROSSWALK_HOST.`,
  };
  const [, reason] = Object.entries(reasons).find(([code]) => hasErrorCode(error, code)) ?? [];
  return new Error(reason ?? `Port ${port} of ${host} cannot be had: ${error.message}`, { cause: error });
}

/** The requests of a server. */
interface Requests {
  /** Settles when the server is closed and no request is under way; with the number of those that were given up. */
  readonly ended: Promise<number>;
  /** Closes the connections that no request under way needs, once the requests that have arrived are known. */
  readonly closeUnneeded: () => void;
  /** Waits for no request any longer. Connections have to be closed all the same. */
  readonly giveUp: () => void;
}

/** Hands the requests of a server to the handler, and counts those under way: not answered yet, or not done with. */
function countRequests(server: Server, handler: HttpServerOptions['handler']): Requests {
  let underWay = 0;
  let cutOff: number | undefined;
  let isClosed = false;
  let checkEnd = () => {};
  const ended = new Promise<number>((resolve) => {
    checkEnd = () => {
      if (isClosed && (underWay === 0 || cutOff !== undefined)) resolve(cutOff ?? 0);
    };
  });
  server.once('close', () => {
    isClosed = true;
    checkEnd();
  });
  function closeUnneeded(): void {
    setImmediate(() => {
      // A connection without a whole request, even without a byte, is not idle to Node.
      if (underWay === 0) server.closeAllConnections();
      else server.closeIdleConnections();
    });
  }
  server.on('request', (incoming, outgoing) => {
    let parts = 2;
    const endPart = () => {
      parts -= 1;
      if (parts === 0) underWay -= 1;
      checkEnd();
      if (!server.listening) closeUnneeded();
    };
    underWay += 1;
    outgoing.once('close', endPart);
    void Promise.resolve(handler(incoming, outgoing)).finally(endPart);
  });
  return {
    ended,
    closeUnneeded,
    giveUp() {
      cutOff ??= underWay;
      checkEnd();
    },
  };
}

/**
 * Starts a server.
 *
 * @throws Error with one line when the port cannot be had.
 *
 * @example
 * const { drain } = await startHttpServer({ handler: toNodeHandler(crosswalk), host: '127.0.0.1', port: 4400 });
 * await drain(25_000);
 */
export async function startHttpServer({ handler, host, port, log = () => {} }: HttpServerOptions): Promise<HttpServer> {
  const server = createServer({ keepAliveTimeout: keepAlive, requireHostHeader: false });
  // Node would leave out header fields beyond a number of them. Their size has a limit of its own, which answers 400.
  server.maxHeadersCount = 0;
  answerClientErrors(server, log);
  server.on('checkExpectation', (_incoming, outgoing) => {
    const message = 'Nothing but 100-continue can be expected of Crosswalk. Leave the header field Expect out.';
    refuseRequest(outgoing, new CrosswalkError('invalid_request', message, { status: 417 }), log);
  });
  const requests = countRequests(server, (incoming, outgoing) => {
    const problem = hostProblem(incoming);
    if (problem === undefined) return handler(incoming, outgoing);
    const message = `The header field Host ${problem}. Send it once, with the host of the address.`;
    return refuseRequest(outgoing, new CrosswalkError('invalid_request', message), log);
  });
  const ownPort = await listen(server, host, port);
  let isDraining = false;

  return {
    port: ownPort,
    async drain(milliseconds) {
      if (!isDraining) {
        server.close();
        requests.closeUnneeded();
      }
      isDraining = true;
      const cancel = systemClock.after(milliseconds, () => {
        requests.giveUp();
        server.closeAllConnections();
      });
      const cutOff = await requests.ended;
      cancel();
      return cutOff;
    },
  };
}
