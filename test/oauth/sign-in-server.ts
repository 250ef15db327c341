import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request as send } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Provider } from 'oidc-provider';
import type { Transport } from '../../src/egress/index.ts';

/** The test vendor with a real authorization server, on a port of this machine that stands for its hosts. */
export interface SignInServer {
  port: number;
  /** Leads requests for the vendor's hosts to this server. */
  transport: Transport;
  /** Form bodies that came to the token and revocation endpoints, by path. */
  requests: { path: string; form: URLSearchParams }[];
  close(): Promise<void>;
}

const run = promisify(execFile);

/** A certificate for one run, which nobody trusts but who looks away. */
async function makeCertificate(): Promise<{ key: string; cert: string }> {
  const directory = await mkdtemp(join(tmpdir(), 'crosswalk-sign-in-'));
  const [key, cert] = [join(directory, 'key.pem'), join(directory, 'cert.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  await run('openssl', ['req', '-x509', ...kind, '-keyout', key, '-out', cert, '-subj', '/CN=northwind.example']);
  const made = { key: await readFile(key, 'utf8'), cert: await readFile(cert, 'utf8') };
  await rm(directory, { recursive: true });
  return made;
}

function createProvider(redirectUri: string): Provider {
  return new Provider('https://login.northwind.example', {
    clients: [
      {
        client_id: 'crosswalk',
        client_secret: 'secret of the operator',
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    pkce: { required: () => true },
    rotateRefreshToken: true,
    features: { devInteractions: { enabled: true }, revocation: { enabled: true } },
    cookies: { keys: ['only for tests'] },
    ttl: { AccessToken: 3600, Grant: 86_400, Interaction: 3600, RefreshToken: 86_400, Session: 86_400, IdToken: 3600 },
  });
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (chunk instanceof Buffer) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Starts the server. @param redirectUri the only address that it sends people back to */
export async function startSignInServer(redirectUri: string): Promise<SignInServer> {
  const provider = createProvider(redirectUri);
  const answer = provider.callback();
  const requests: SignInServer['requests'] = [];

  async function api(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    const found = await provider.AccessToken.find(token);
    response.writeHead(found === undefined ? 401 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(found === undefined ? { message: 'unknown token' } : { user: found.accountId }));
  }

  const server = createServer(await makeCertificate(), (request, response) => {
    if (request.headers.host?.startsWith('api.') === true) {
      api(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
      return;
    }
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('a server on TCP has a port');
  const { port } = address;

  return {
    port,
    requests,
    transport: {
      send(outgoingRequest) {
        const { url, method, headers, body } = outgoingRequest;
        outgoingRequest.sending();
        const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : '';
        if (url.pathname.startsWith('/token')) requests.push({ path: url.pathname, form: new URLSearchParams(text) });
        return new Promise((resolve, reject) => {
          const outgoing = send(
            {
              host: '127.0.0.1',
              port,
              method,
              path: url.pathname + url.search,
              rejectUnauthorized: false,
              headers: { ...Object.fromEntries(headers), host: url.host, 'content-length': Buffer.byteLength(text) },
            },
            (incoming) => {
              const fields = Object.entries(incoming.headersDistinct);
              const list = fields.flatMap(([name, values = []]) =>
                values.map((value): [string, string] => [name, value]),
              );
              readText(incoming).then(
                (content) =>
                  resolve({
                    status: incoming.statusCode ?? 0,
                    headers: list,
                    body: content === '' ? null : new TextEncoder().encode(content),
                  }),
                reject,
              );
            },
          );
          outgoing.on('error', reject);
          outgoing.end(text);
        });
      },
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
