import { once } from 'node:events';
import { createServer, request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { type CrosswalkOptions } from '../../src/index.ts';
import { parseEgressAllow } from '../../src/egress/index.ts';
import { toNodeHandler } from '../../src/runtime/node-handler.ts';
import { createNodeTransport } from '../../src/runtime/node-transport.ts';
import { type Harness, startHarness, tenant } from '../harness.ts';
import { portOf, readAll } from './upstream.ts';

/** A request to Crosswalk over a real connection, put together by hand: nothing is added to what the test says. */
export interface RawRequest {
  method?: string;
  /** Request target as it goes on the wire. */
  target: string;
  /** Names and values in turn. */
  headers?: string[];
  body?: string | Buffer;
  /** The body is written in pieces of so many bytes. */
  chunk?: number;
}

export interface RawResponse {
  status: number;
  rawHeaders: string[];
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** Crosswalk behind a real HTTP server, calling real servers on this machine. */
export interface Live {
  harness: Harness;
  /** `http://127.0.0.1:port` */
  url: string;
  /** Stores an account whose servers are on this machine, without a live check. */
  link(integration: string, context: Record<string, string>, servers: Record<string, string>): Promise<string>;
  /** A request that the test writes and reads itself. */
  open(request: Omit<RawRequest, 'body' | 'chunk'>): ClientRequest;
  /** A request and its whole answer. */
  send(request: RawRequest): Promise<RawResponse>;
  close(): Promise<void>;
}

/** Starts Crosswalk on a free port, with the transport of Node and this machine's own address allowed. */
export async function startLive(options: Partial<CrosswalkOptions> = {}): Promise<Live> {
  const transport = createNodeTransport();
  const harness = await startHarness({
    people: 3,
    crosswalk: { transport, egressAllow: parseEgressAllow('127.0.0.1'), ...options },
  });
  const { crosswalk } = harness;
  const server = createServer(toNodeHandler(crosswalk)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server.address());

  function open({ method = 'GET', target, headers = [] }: Omit<RawRequest, 'body' | 'chunk'>): ClientRequest {
    return httpRequest({
      host: '127.0.0.1',
      port,
      method,
      path: target,
      headers: ['Host', `127.0.0.1:${port}`, ...headers],
      agent: false,
    });
  }

  return {
    harness,
    url: `http://127.0.0.1:${port}`,
    async link(integration, context, servers) {
      const account = { tenantId: tenant, integration, context, servers, verify: false };
      return (await crosswalk.api.accounts.create(account)).id;
    },
    open,
    async send({ body, chunk, ...request }) {
      const outgoing = open(request);
      const answered = new Promise<IncomingMessage>((resolve, reject) => {
        outgoing.once('response', resolve);
        outgoing.once('error', reject);
      });
      const bytes = Buffer.from(body ?? '');
      for (let at = 0; chunk !== undefined && at < bytes.length; at += chunk) {
        outgoing.write(bytes.subarray(at, at + chunk));
      }
      if (chunk === undefined) outgoing.end(body);
      else outgoing.end();
      const incoming = await answered;
      const { statusCode = 0, rawHeaders, headers } = incoming;
      return { status: statusCode, rawHeaders, headers, body: await readAll(incoming) };
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      await transport.close();
      await harness.close();
    },
  };
}
