import { once } from 'node:events';
import { createServer } from 'node:http';
import { CrosswalkError } from 'crosswalk';
import { toNodeHandler } from 'crosswalk/node';
import { vendorNames } from 'crosswalk/sandbox';
import { createClient } from 'crosswalk/sdk';
import worker from 'crosswalk/worker';
import { createApplication } from '../../../docs/examples/hono.ts';

/*
 * An application of somebody else, which has installed the package: it imports every entry, mounts Crosswalk as the
 * README says, and prints what came of it.
 */
const { app, crosswalk } = await createApplication({ dataDirectory: null, sandbox: { people: 2 } });
const { api } = crosswalk;
const { token } = await api.tokens.create({ name: 'application', scopes: ['admin'] });
const account = await api.accounts.create({ tenantId: 'acme', integration: 'lytics', context: {}, sandbox: true });

const client = createClient({
  baseUrl: 'https://product.example/crosswalk',
  token,
  fetch: async (request) => app.request(request),
});
const [first] = (await client.users(account.id).list({ limit: 1 }).first()).result;
const email = first?.emails?.[0]?.email ?? '';
const inProcess = await app.request(`/people/${encodeURIComponent(email)}?account=${account.id}`);

const handler = toNodeHandler(crosswalk);
const server = createServer((incoming, outgoing) => {
  // What `use` of Express and Connect does.
  incoming.url = incoming.url?.slice('/crosswalk'.length) ?? '/';
  return handler(incoming, outgoing);
});
await once(server.listen(0, '127.0.0.1'), 'listening');
const address = server.address();
const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/crosswalk`;
const overHttp = createClient({ baseUrl: url, token }).users(account.id);
const { status } = await fetch(`${url}/docs/scalar.js`);

const failure = await api.accounts.get('nobody').catch((error: unknown) => error);
const withoutSettings = await worker.fetch(new Request('https://worker.example/health'), {}, { waitUntil() {} });

console.log(
  JSON.stringify({
    isSameUser: (await overHttp.get(first?.id ?? '')).id === (await inProcess.json()).id,
    hasUser: email !== '',
    referenceScript: status,
    isOneErrorClass: failure instanceof CrosswalkError,
    worker: withoutSettings.status,
    vendors: vendorNames.length,
  }),
);
server.closeAllConnections();
server.close();
await crosswalk.close();
