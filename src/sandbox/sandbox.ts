import { abortable } from './abortable.ts';
import { type BrazeSandbox, createBrazeSandbox } from './braze/index.ts';
import { type IterableSandbox, createIterableSandbox } from './iterable/index.ts';
import {
  type CoverageEntry,
  type SandboxClock,
  type SandboxOptions,
  type SandboxServer,
  dispatchToServer,
  hostMatches,
  keepNewest,
  resolveClock,
} from './kit/index.ts';
import { type LyticsSandbox, createLyticsSandbox } from './lytics/index.ts';
import { type SegmentSandbox, createSegmentSandbox } from './segment/index.ts';

export const vendorNames = ['braze', 'iterable', 'segment', 'lytics'] as const;
export type VendorName = (typeof vendorNames)[number];

export interface CreateSandboxOptions extends SandboxOptions {
  /**
   * The base URL at which a server is reached, without a slash at the end, when the sandbox is served on local
   * addresses: links to export files lead there. Absent: the vendors' real addresses.
   */
  urlOf?: (vendor: VendorName, server: string) => string;
  /** Makes the calls with which Braze reports a finished export. Absent: they are recorded and stay due. */
  sendCallback?: (request: Request) => Promise<Response>;
  /** How many received requests each vendor remembers, the newest. Default: all of them. */
  rememberedRequests?: number;
  /**
   * How many events each account remembers, the newest, and so many records of uploads and losses: reports of the
   * vendors count no others. Profiles keep what they have. Default: all of them.
   */
  rememberedRecords?: number;
}

/** What is remembered where the process runs for long: enough to look into what was just sent, and for reports. */
export const rememberedForLong = { rememberedRequests: 1000, rememberedRecords: 10_000 } satisfies CreateSandboxOptions;

/** One server of one of the vendors. */
export interface VendorServer {
  vendor: BrazeSandbox | IterableSandbox | SegmentSandbox | LyticsSandbox;
  server: SandboxServer;
}

/** All four vendors in one process, without any data. */
export interface Sandbox {
  readonly clock: SandboxClock;
  readonly braze: BrazeSandbox;
  readonly iterable: IterableSandbox;
  readonly segment: SegmentSandbox;
  readonly lytics: LyticsSandbox;
  readonly vendors: readonly VendorServer['vendor'][];
  /** The servers of all vendors, always in the same order. */
  readonly servers: readonly VendorServer[];
  /** Every route that is answered, by vendor and server. */
  readonly coverage: readonly (CoverageEntry & { vendor: VendorName })[];
  /**
   * Answers a request to a real address of a vendor, as `fetch` would. Throws `UnknownHost` for any other address,
   * `BrokenConnection` where a fault says so, and the reason of the request's signal when that aborts.
   */
  fetch(request: Request): Promise<Response>;
  /** Like `fetch`, for one of the `servers` that is reached at an address of its own. */
  answer(target: VendorServer, request: Request): Promise<Response>;
  /** Applies every accepted write that is due by now and sends the callbacks that are due. */
  settle(): Promise<void>;
  /** Forgets everything: accounts and their data, faults, recorded requests. */
  reset(): void;
}

/** Thrown in place of an answer when no server of any vendor has the host of the request. */
export class UnknownHost extends Error {
  override name = 'UnknownHost';
  /** What the system reports for a host that does not exist. */
  readonly code = 'ENOTFOUND';
  readonly host: string;

  constructor(host: string) {
    super(`no vendor of the sandbox answers for the host ${host}`);
    this.host = host;
  }
}

/**
 * Starts empty Braze, Iterable, Segment and Lytics servers in memory, on one clock. `furnish` fills them.
 *
 * @example
 * const clock = createVirtualClock();
 * const sandbox = createSandbox({ clock });
 * const { connections } = furnish(sandbox, { people: 20 });
 * const authorization = `Bearer ${connections.braze.api_key}`;
 * await sandbox.fetch(new Request('https://rest.iad-01.braze.com/segments/list', { headers: { authorization } }));
 */
export function createSandbox(options: CreateSandboxOptions = {}): Sandbox {
  const clock = resolveClock(options);
  const { urlOf, sendCallback, visibilityDelay } = options;
  const { rememberedRequests = Number.POSITIVE_INFINITY, rememberedRecords = Number.POSITIVE_INFINITY } = options;
  const shared: SandboxOptions = { clock, ...(visibilityDelay === undefined ? {} : { visibilityDelay }) };
  const braze = createBrazeSandbox({
    ...shared,
    ...(urlOf === undefined ? {} : { storageUrl: urlOf('braze', 'storage') }),
    ...(sendCallback === undefined ? {} : { sendCallback }),
  });
  const iterable = createIterableSandbox({
    ...shared,
    ...(urlOf === undefined ? {} : { storageUrl: urlOf('iterable', 'exports') }),
  });
  const segment = createSegmentSandbox(shared);
  const lytics = createLyticsSandbox(shared);
  const vendors = [braze, iterable, segment, lytics] as const;
  const servers = vendors.flatMap((vendor) => vendor.servers.map((server): VendorServer => ({ vendor, server })));

  async function answer({ vendor, server }: VendorServer, request: Request): Promise<Response> {
    try {
      return await abortable(request.signal, () => dispatchToServer(vendor, server, request));
    } finally {
      keepNewest(vendor.requests, rememberedRequests);
      vendor.keepNewest(rememberedRecords);
    }
  }

  return {
    clock,
    braze,
    iterable,
    segment,
    lytics,
    vendors,
    servers,
    coverage: servers.flatMap(({ vendor, server }) =>
      server.coverage.map((entry) => ({ vendor: vendor.name, ...entry })),
    ),
    async fetch(request) {
      const { hostname } = new URL(request.url);
      const target = servers.find(({ server }) => server.hosts.some((host) => hostMatches(host, hostname)));
      if (target === undefined) throw new UnknownHost(hostname);
      return answer(target, request);
    },
    answer,
    async settle() {
      for (const vendor of vendors) await vendor.settle();
    },
    reset() {
      for (const vendor of vendors) vendor.reset();
    },
  };
}
