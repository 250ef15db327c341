import { type Server, createServer } from 'node:http';

/** Only this machine can reach it. */
const loopback = '127.0.0.1';

/** A port that is taken and does not answer yet. */
export interface OpenPort {
  server: Server;
  /** Without a slash at the end. */
  url: string;
}

async function listen(port: number, purpose: string): Promise<OpenPort> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(describe(error, port, purpose)));
    server.listen(port, loopback, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('a server on TCP has a port');
  return { server, url: `http://${loopback}:${address.port}` };
}

function describe(error: Error, port: number, purpose: string): Error {
  const taken = 'code' in error && error.code === 'EADDRINUSE';
  const reason = taken ? 'is taken by another program' : `cannot be had: ${error.message}`;
  return new Error(`Port ${port} (${purpose}) ${reason}. Choose another first port with --port.`, { cause: error });
}

/**
 * Takes a port of the loopback address for each purpose, in order, beginning with `first`; 0 means any free ports.
 *
 * @throws Error with one line when one of them cannot be had; then none is kept
 */
export async function openPorts(first: number, purposes: readonly string[]): Promise<OpenPort[]> {
  const opened: OpenPort[] = [];
  try {
    for (const [index, purpose] of purposes.entries()) {
      opened.push(await listen(first === 0 ? 0 : first + index, purpose));
    }
    return opened;
  } catch (error) {
    await closePorts(opened);
    throw error;
  }
}

/** Stops answering and breaks the connections that are open. */
export async function closePorts(ports: readonly OpenPort[]): Promise<void> {
  await Promise.all(
    ports.map(async ({ server }) => {
      const closed = new Promise<void>((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
      });
      server.closeAllConnections();
      await closed;
    }),
  );
}
