import { createServer, type RequestListener, type Server } from 'node:http';
import { CrosswalkError } from '../errors/index.ts';
import { answerClientErrors } from './client-errors.ts';
import { systemClock } from './system-clock.ts';
import { hasErrorCode } from './error-code.ts';
import { type Log, refuseRequest } from './refused-request.ts';

export interface HttpServerOptions {
  handler: RequestListener;
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
   * Takes no more connections, and waits for the answers under way; those that are not finished within this time are cut
   * off. Returns how many were. A second call, with less time, is heeded too.
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
  const server = createServer({ keepAliveTimeout: keepAlive, requireHostHeader: false }, handler);
  // Node would leave out header fields beyond a number of them. Their size has a limit of its own, which answers 400.
  server.maxHeadersCount = 0;
  answerClientErrors(server, log);
  server.on('checkExpectation', (_incoming, outgoing) => {
    const message = 'Nothing but 100-continue can be expected of Crosswalk. Leave the header field Expect out.';
    refuseRequest(outgoing, new CrosswalkError('invalid_request', message, { status: 417 }), log);
  });
  let underWay = 0;
  let isDraining = false;
  server.on('request', (_incoming, outgoing) => {
    underWay += 1;
    outgoing.once('close', () => {
      underWay -= 1;
      // A connection becomes idle after its answer is closed, and nobody will need it again.
      if (isDraining) setImmediate(() => server.closeIdleConnections());
    });
  });
  const ownPort = await listen(server, host, port);
  const closed = new Promise<void>((resolve) => {
    server.once('close', resolve);
  });
  let cutOff = 0;

  return {
    port: ownPort,
    async drain(milliseconds) {
      if (!isDraining) server.close();
      isDraining = true;
      const cancel = systemClock.after(milliseconds, () => {
        cutOff += underWay;
        server.closeAllConnections();
      });
      await closed;
      cancel();
      return cutOff;
    },
  };
}
