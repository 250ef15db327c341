import { setTimeout as wait } from 'node:timers/promises';
import type { Transport } from '../../egress/index.ts';
import {
  type Sandbox,
  type SandboxClock,
  type VendorName,
  createInspection,
  createSandbox,
  furnish,
  rememberedForLong,
} from '../../sandbox/index.ts';
import { createFetchTransport } from '../fetch-transport.ts';
import { createCallbackSender } from './callback-sender.ts';
import { listenerOf } from './connection.ts';
import { closePorts, openPorts } from './listen.ts';

export interface ServeSandboxOptions {
  /** Port of the inspection; the servers of the vendors follow. 0: any free ports. */
  port: number;
  /** How many sample people the accounts hold. */
  people: number;
  /** Told in one line what goes wrong in the background. */
  warn: (line: string) => void;
  /** Default: the clock of the machine. */
  clock?: SandboxClock;
  /** Carries the calls that a vendor makes to its customers. Default: the network. */
  transport?: Transport;
}

/** One server of a vendor and where it listens. */
export interface ServedAddress {
  vendor: VendorName;
  server: string;
  /** Without a slash at the end. */
  url: string;
}

export interface ServedSandbox {
  sandbox: Sandbox;
  inspectionUrl: string;
  addresses: readonly ServedAddress[];
  /** Breaks open connections and gives the ports back. */
  close(): Promise<void>;
}

const settleInterval = 500;

/**
 * Serves a furnished sandbox on the loopback address: the inspection and every server of every vendor on a port of its
 * own, always in the same order. Faults that break a connection break it for real.
 *
 * @throws Error with one line when a port cannot be had; then none is kept
 *
 * @example
 * const served = await serveSandbox({ port: 4410, people: 300, warn: console.warn });
 * await served.close();
 */
export async function serveSandbox(options: ServeSandboxOptions): Promise<ServedSandbox> {
  const { port, people, warn, clock, transport = createFetchTransport() } = options;
  // The ports come first, because the export links of the sandbox that is served lead to them.
  const layout = createSandbox().servers.map(({ vendor, server }) => ({ vendor: vendor.name, server: server.name }));
  const purposes = ['inspection', ...layout.map(({ vendor, server }) => `${vendor} ${server}`)];
  const ports = await openPorts(port, purposes);
  const portOf = (purpose: string) => {
    const found = ports[purposes.indexOf(purpose)];
    if (found === undefined) throw new RangeError(`the sandbox has no server ${purpose}`);
    return found;
  };

  const sandbox = createSandbox({
    ...(clock === undefined ? {} : { clock }),
    ...rememberedForLong,
    urlOf: (vendor, server) => portOf(`${vendor} ${server}`).url,
    sendCallback: createCallbackSender(transport, warn),
  });
  const refill = () => void furnish(sandbox, { people });
  refill();

  const inspection = createInspection(sandbox, { refill, wait });
  portOf('inspection').server.on(
    'request',
    listenerOf(async (request) => inspection.fetch(request)),
  );
  for (const target of sandbox.servers) {
    const { server } = portOf(`${target.vendor.name} ${target.server.name}`);
    server.on(
      'request',
      listenerOf((request) => sandbox.answer(target, request)),
    );
  }
  const timer = setInterval(() => {
    sandbox.settle().catch((error: unknown) => warn(`The sandbox failed in the background: ${String(error)}`));
  }, settleInterval);

  return {
    sandbox,
    inspectionUrl: portOf('inspection').url,
    addresses: layout.map(({ vendor, server }) => ({ vendor, server, url: portOf(`${vendor} ${server}`).url })),
    async close() {
      clearInterval(timer);
      await closePorts(ports);
    },
  };
}
