import { Agent, createServer, request as sendRequest, type RequestListener } from 'node:http';
import { type Dispatcher, Pool } from 'undici';
import { serveCrosswalk } from '../crosswalk-server.ts';
import { listen } from '../listen.ts';

/** Where a contender listens, and what a request to it must look like. */
export interface Contender {
  url: string;
  /** Stands before the vendor's path. */
  prefix: string;
  headers: Record<string, string>;
}

const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding']);

async function serveBare(listener: RequestListener): Promise<Contender> {
  return { url: await listen(createServer(listener)), prefix: '', headers: {} };
}

/** What popular proxy modules do: a request of `node:http` with its own agent, both bodies piped. */
function serveNodePipe(upstream: string): Promise<Contender> {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(upstream);
  return serveBare((incoming, outgoing) => {
    const { method, url: path, headers } = incoming;
    const request = sendRequest({ agent, hostname, port, method, path, headers }, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(outgoing);
    });
    request.on('error', (error) => outgoing.destroy(error));
    incoming.pipe(request);
  });
}

/** The least that a proxy over undici can do: no check, no credential, no log. */
function serveBareDispatch(upstream: string): Promise<Contender> {
  const pool = new Pool(upstream, { connections: 128 });
  return serveBare((incoming, outgoing) => {
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart: () => {},
      onResponseStart(controller, status, headers) {
        outgoing.on('drain', () => controller.resume());
        const kept = Object.entries(headers).filter(([name]) => !hopByHop.has(name));
        outgoing.writeHead(status, Object.fromEntries(kept));
      },
      onResponseData(controller, chunk) {
        if (!outgoing.write(chunk)) controller.pause();
      },
      onResponseEnd: () => outgoing.end(),
      onResponseError: (_controller, error) => outgoing.destroy(error),
    };
    const hasBody = incoming.method !== 'GET';
    const headers = Object.entries(incoming.headers).flatMap(([name, value]) =>
      hopByHop.has(name) || name === 'host' || value === undefined ? [] : [[name, value] as const],
    );
    pool.dispatch(
      {
        method: incoming.method ?? 'GET',
        path: incoming.url ?? '/',
        headers: Object.fromEntries(headers),
        body: hasBody ? incoming : null,
      },
      handler,
    );
  });
}

/** The native route as it is served: token, account, vault, host policy, limits in time, log. */
async function serveNative(upstream: string): Promise<Contender> {
  const { crosswalk, token, url } = await serveCrosswalk({ dataDirectory: null, sandbox: false });
  const account = await crosswalk.api.accounts.create({
    tenantId: 'bench',
    integration: 'braze',
    context: { instance: 'US-01', api_key: '00000000-0000-4000-8000-000000000000' },
    servers: { rest: upstream },
    verify: false,
  });
  return { url, prefix: `/native/${account.id}`, headers: { authorization: `Bearer ${token}` } };
}

/** Everything that stands between the driver and the upstream server, or does not. */
export const contenders = {
  direct: async (upstream: string): Promise<Contender> => ({ url: upstream, prefix: '', headers: {} }),
  'node:http pipe': serveNodePipe,
  'bare dispatch proxy': serveBareDispatch,
  'Crosswalk native': serveNative,
} satisfies Record<string, (upstream: string) => Promise<Contender>>;

export const contenderNames = ['direct', 'node:http pipe', 'bare dispatch proxy', 'Crosswalk native'] as const;
export type ContenderName = (typeof contenderNames)[number];
