import { isIP, type LookupFunction } from 'node:net';
import { callbackify } from 'node:util';
import { Agent, buildConnector } from 'undici';
import type { CheckAddress } from '../egress/index.ts';
import { toError } from './node-exchange.ts';
import { restoreHeads } from './request-head.ts';

export interface AgentOptions {
  /** All addresses of a host name, the preferred one first. */
  lookup: (host: string) => Promise<readonly string[]>;
  /** Most connections to one host at a time; further requests wait. */
  connections: number;
}

/** An idle connection is kept this long, or as long as the server says, if it does. */
const keepAlive = 20_000;

/** Ends attempts that have outlived the requests they were made for; each request has a shorter limit of its own. */
const connectionAttempt = 60_000;

/**
 * The lookup that connections themselves use: it resolves once, and connects only to addresses that have been checked,
 * so that a name cannot resolve to another address between check and connection. One bad address refuses the host.
 */
function checkedLookup(lookup: AgentOptions['lookup'], checkAddress: CheckAddress): LookupFunction {
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

/**
 * Keeps connections that are made under one policy, and checks the address of each. Requests must have their header fields
 * from `bundleFields`.
 */
export function createAgent(options: AgentOptions, checkAddress: CheckAddress): Agent {
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
      connect(target, (...connected) => {
        const [error, socket] = connected;
        if (error === null) restoreHeads(socket);
        callback(...connected);
      });
    },
    connections: options.connections,
    keepAliveTimeout: keepAlive,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}
