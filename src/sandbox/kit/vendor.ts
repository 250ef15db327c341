import { type Handler, Hono } from 'hono';
import { type SandboxClock, systemClock } from './clock.ts';
import type { Fault, Faults } from './faults.ts';

/** A request as the vendor received it, for tests to look at. */
export interface RecordedRequest {
  server: string;
  method: string;
  /** Path and query exactly as received, still percent-encoded. */
  target: string;
  headers: Headers;
  body: Uint8Array;
}

/** One line of a coverage list: a route that this sandbox answers, named as in the vendor's endpoint table. */
export interface CoverageEntry {
  endpoint: string;
  server: string;
  method: string;
  /** Path with `:name` parameters, as registered. */
  path: string;
}

/** One host family of a vendor: the REST API, a tracking API, ... */
export interface SandboxServer {
  name: string;
  /** Host names it answers for; `*` stands for one label. */
  hosts: readonly string[];
  app: Hono;
  coverage: CoverageEntry[];
  /** Registers a route and its line in the coverage list together, so that the two cannot differ. */
  route(endpoint: string, method: string, path: string, handler: Handler): void;
}

/** What every vendor's sandbox has in common. */
export interface VendorSandbox {
  name: string;
  servers: readonly SandboxServer[];
  faults: Faults;
  /** Every request received since the last `reset`, oldest first. */
  requests: RecordedRequest[];
  /** Applies what was accepted and is due by now. Every read does so for what it looks at. */
  settle(): Promise<void>;
  /** Forgets all but the newest of what happened: of the events, records and losses of each account, so many each. */
  keepNewest(most: number): void;
  /** Forgets data, faults and recorded requests; keeps nothing. */
  reset(): void;
}

/**
 * Thrown to the caller in place of an answer when a fault breaks the connection. `code` is what the system reports of a
 * real connection, so that callers tell the cases apart in the same way.
 */
export class BrokenConnection extends Error {
  override name = 'BrokenConnection';
  readonly code: 'ECONNREFUSED' | 'ECONNRESET';

  constructor(code: BrokenConnection['code'], message: string) {
    super(message);
    this.code = code;
  }
}

export function createServer(name: string, hosts: readonly string[]): SandboxServer {
  const app = new Hono();
  const coverage: CoverageEntry[] = [];
  return {
    name,
    hosts,
    app,
    coverage,
    route(endpoint, method, path, handler) {
      coverage.push({ endpoint, server: name, method, path });
      app.on(method, [path], handler);
    },
  };
}

/** True when `host` fits the pattern, whose `*` stands for exactly one label or part of one. */
export function hostMatches(pattern: string, host: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.\\+?^${}()|[\]]/g, '\\$&'))
    .join('[^.]+');
  return new RegExp(`^${source}$`, 'i').test(host);
}

async function withFault(fault: Fault | undefined, answer: () => Promise<Response>): Promise<Response> {
  if (fault === undefined) return answer();
  switch (fault.kind) {
    case 'status':
      return new Response(fault.body ?? null, { status: fault.status, headers: fault.headers ?? {} });
    case 'refused_connection':
      throw new BrokenConnection('ECONNREFUSED', 'connection refused');
    case 'lost_answer':
      await answer();
      throw new BrokenConnection('ECONNRESET', 'connection closed before the answer');
    case 'cut_body': {
      const response = await answer();
      const bytes = new Uint8Array(await response.arrayBuffer());
      const half = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(bytes.slice(0, Math.ceil(bytes.length / 2)));
        },
        pull(controller) {
          controller.error(new BrokenConnection('ECONNRESET', 'connection closed within the body'));
        },
      });
      return new Response(half, { status: response.status, headers: response.headers });
    }
    case 'malformed_body': {
      const response = await answer();
      return new Response('{"cut', { status: response.status, headers: response.headers });
    }
    case 'latency':
      await fault.until();
      return answer();
  }
}

/**
 * Hands a request to the server of the vendor that answers for its host, recording it and applying faults.
 * Undefined when no server of this vendor answers for the host.
 */
export async function dispatch(vendor: VendorSandbox, request: Request): Promise<Response | undefined> {
  const url = new URL(request.url);
  const server = vendor.servers.find((candidate) => candidate.hosts.some((host) => hostMatches(host, url.hostname)));
  if (server === undefined) return undefined;
  return dispatchToServer(vendor, server, request);
}

/** Like `dispatch`, for a server that is already known: the standalone servers listen one port each. */
export async function dispatchToServer(
  vendor: VendorSandbox,
  server: SandboxServer,
  request: Request,
): Promise<Response> {
  const url = new URL(request.url);
  const body = new Uint8Array(await request.arrayBuffer());
  vendor.requests.push({
    server: server.name,
    method: request.method,
    target: url.pathname + url.search,
    headers: new Headers(request.headers),
    body,
  });
  const init: RequestInit = { method: request.method, headers: request.headers };
  if (body.length > 0) init.body = body;
  const replay = new Request(request.url, init);
  return withFault(vendor.faults.take(request.method, url.pathname), async () => server.app.fetch(replay));
}

/** Options that every vendor's sandbox takes. */
export interface SandboxOptions {
  clock?: SandboxClock;
  /**
   * Milliseconds between the acceptance of a write and its visibility to reads. Vendors take from 10 ms to a minute;
   * the default of each sandbox is small, and 0 makes writes visible at once.
   */
  visibilityDelay?: number;
}

export function resolveClock(options: SandboxOptions): SandboxClock {
  return options.clock ?? systemClock;
}
