import { createServer } from 'node:http';
import { tell } from '../child.ts';
import { listen } from '../listen.ts';

/** The vendor of the proxy bench: as little work as a server can do, so that the way there is what is measured. */

const bodies: Readonly<Record<string, Buffer>> = {
  '/1kb': Buffer.from(JSON.stringify({ text: 'x'.repeat(1024 - 11) })),
  '/1mb': Buffer.alloc(1_048_576, 'x'),
};

const server = createServer((request, response) => {
  const body = bodies[request.url ?? ''];
  if (body === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
});
server.keepAliveTimeout = 60_000;
tell({ url: await listen(server) });
