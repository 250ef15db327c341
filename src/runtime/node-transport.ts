import { lookup as resolve } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import { callbackify } from 'node:util';
import { Agent, buildConnector } from 'undici';
import type { Body, CheckAddress, Transport, TransportRequest } from '../egress/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { NodeExchange, toError } from './node-exchange.ts';

export interface NodeTransport extends Transport {
  /** Ends every connection at once; exchanges under way fail. Requests after it are refused as `unavailable`. */
  close(): Promise<void>;
}

export interface NodeTransportOptions {
  /** All addresses of a host name, the preferred one first; default: the system's resolver. */
  lookup?: (host: string) => Promise<readonly string[]>;
  /** Most connections to one host at a time; further requests wait. */
  connections?: number;
}

/** An idle connection is kept this long, or as long as the server says, if it does. */
const keepAlive = 20_000;

/** Ends attempts that have outlived the requests they were made for; each request has a shorter limit of its own. */
const connectionAttempt = 60_000;

async function systemLookup(host: string): Promise<readonly string[]> {
  const found = await resolve(host, { all: true, verbatim: true });
  return found.map(({ address }) => address);
}

/**
 * The lookup that connections themselves use: it resolves once, and connects only to addresses that have been checked,
 * so that a name cannot resolve to another address between check and connection. One bad address refuses the host.
 */
function checkedLookup(
  lookup: (host: string) => Promise<readonly string[]>,
  checkAddress: CheckAddress,
): LookupFunction {
  const resolveChecked = callbackify(async (host: string) => {
    const addresses = await lookup(host);
    for (const address of addresses) checkAddress(address, host);
    return addresses.map((address) => ({ address, family: isIP(address) }));
  });
  return (host, options, callback) => {
    resolveChecked(host, (error, addresses) => {
      const first = addresses?.[0];
      if (error) callback(error, '');
      else if (first === undefined) callback(new Error(`${host} has no address.`), '');
      else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

function createAgent(options: Required<NodeTransportOptions>, checkAddress: CheckAddress): Agent {
  const connect = buildConnector({
    lookup: checkedLookup(options.lookup, checkAddress),
    timeout: connectionAttempt,
    allowH2: false,
    // Said, so that no environment variable can switch the check of certificates off.
    rejectUnauthorized: true,
  });
  return new Agent({
    connect(target, callback) {
      // A literal address is connected to without a lookup.
      if (isIP(target.hostname) !== 0) {
        try {
          checkAddress(target.hostname, target.hostname);
        } catch (error) {
          callback(toError(error), null);
          return;
        }
      }
      connect(target, callback);
    },
    connections: options.connections,
    keepAliveTimeout: keepAlive,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
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
  const { url, method } = request;
  const body = toNodeBody(request.body);
  agent.dispatch(
    { origin: url.origin, path: url.pathname + url.search, method, headers: request.headers.flat(), body },
    exchange,
  );
}

/**
 * The transport of Node: undici's dispatcher with connections kept alive, HTTP/1.1. Bodies are passed on byte for byte;
 * those up to 64 KiB are handed over complete, larger ones as a stream that reads no faster than its reader.
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

  function agentFor(checkAddress: CheckAddress): Agent {
    let agent = agents.get(checkAddress);
    if (agent === undefined) {
      agent = createAgent({ lookup, connections }, checkAddress);
      agents.set(checkAddress, agent);
    }
    return agent;
  }

  return {
    async send(request) {
      if (closed) throw new CrosswalkError('unavailable', 'Crosswalk is stopping.');
      if (request.signal.aborted) throw request.signal.reason;
      const agent = agentFor(request.checkAddress);
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
