import { once } from 'node:events';
import type { Server } from 'node:http';

/** Listens on any free port of the loopback address. Gives the address, without a slash at the end. */
export async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address === 'string' || address === null) throw new Error('The server does not listen on a port.');
  return `http://127.0.0.1:${address.port}`;
}
