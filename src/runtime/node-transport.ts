import { lookup as resolve } from 'node:dns/promises';
import { Readable } from 'node:stream';
import type { Agent } from 'undici';
import type { Body, CheckAddress, Transport, TransportRequest } from '../egress/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import type { AgentOptions } from './node-agent.ts';
import { NodeExchange } from './node-exchange.ts';
import { bundleFields } from './request-head.ts';

export interface NodeTransport extends Transport {
  /** Ends every connection at once; exchanges under way fail. Requests after it are refused as `unavailable`. */
  close(): Promise<void>;
}

/** Default: the system's resolver, and 128 connections. */
export type NodeTransportOptions = Partial<AgentOptions>;

async function systemLookup(host: string): Promise<readonly string[]> {
  const found = await resolve(host, { all: true, verbatim: true });
  return found.map(({ address }) => address);
}

/** The request's body as undici takes it. */
function toNodeBody(body: Body): Readable | Uint8Array | null {
  if (!(body instanceof ReadableStream)) return body;
  const readable = Readable.from(body);
  // undici stops listening when the exchange is over. A body that fails after that has nobody to tell, but without a
  // listener Node would end the process.
  readable.on('error', () => {});
  return readable;
}

function dispatch(agent: Agent, request: TransportRequest, exchange: NodeExchange): void {
  const { url, method, target = url.pathname + url.search } = request;
  const body = toNodeBody(request.body);
  agent.dispatch({ origin: url.origin, path: target, method, headers: bundleFields(request), body }, exchange);
}

const stopping = () => new CrosswalkError('unavailable', 'Crosswalk is stopping.');

/**
 * The transport of Node: undici's dispatcher with connections kept alive, HTTP/1.1. Bodies are passed on byte for byte;
 * those that came at once with their header fields are handed over complete, others as a stream that reads no faster
 * than its reader.
 *
 * @example
 * const transport = createNodeTransport();
 * const egress = createEgress({ network: transport, clock: systemClock });
 * await transport.close();
 */
export function createNodeTransport({
  lookup = systemLookup,
  connections = 128,
}: NodeTransportOptions = {}): NodeTransport {
  /** Connections are shared only among requests under the same policy. */
  const agents = new Map<CheckAddress, Agent>();
  let closed = false;

  async function openAgent(checkAddress: CheckAddress): Promise<Agent> {
    // Loaded with the first call: no start has to wait for undici.
    const { createAgent } = await import('./node-agent.ts');
    if (closed) throw stopping();
    // Another request may have been faster.
    const agent = agents.get(checkAddress) ?? createAgent({ lookup, connections }, checkAddress);
    agents.set(checkAddress, agent);
    return agent;
  }

  return {
    async send(request) {
      if (closed) throw stopping();
      const agent = agents.get(request.checkAddress) ?? (await openAgent(request.checkAddress));
      if (request.signal.aborted) throw request.signal.reason;
      return new Promise((resolve, reject) => {
        dispatch(agent, request, new NodeExchange(request, resolve, reject));
      });
    },
    async close() {
      closed = true;
      await Promise.all([...agents.values()].map((agent) => agent.destroy()));
    },
  };
}
