import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as express from '../../docs/examples/express.ts';
import type * as hono from '../../docs/examples/hono.ts';
import type * as linkToken from '../../docs/examples/link-token.ts';
import type * as nextRoute from '../../docs/examples/next-route.ts';
import type * as worker from '../../docs/examples/worker.ts';
import { createApplication } from '../../docs/examples/hono.ts';

/**
 * Every example. Naming its type makes it a part of what `npm run typecheck` compiles, so it fits the types that the
 * package exports.
 */
interface Examples {
  'express.ts': typeof express;
  'hono.ts': typeof hono;
  'link-token.ts': typeof linkToken;
  'next-route.ts': typeof nextRoute;
  'worker.ts': typeof worker;
}
const typeChecked = {
  'express.ts': true,
  'hono.ts': true,
  'link-token.ts': true,
  'next-route.ts': true,
  'worker.ts': true,
} satisfies Record<keyof Examples, true>;

describe('the embedding examples', () => {
  it('are all compiled with the repository, against the types that the package exports', async () => {
    const files = await readdir(new URL('../../docs/examples', import.meta.url));
    expect(files.filter((file) => file.endsWith('.ts')).sort()).toEqual(Object.keys(typeChecked));
  });
});

describe('the Hono example', () => {
  let application: Awaited<ReturnType<typeof createApplication>>;
  let token: string;
  let account: string;

  beforeAll(async () => {
    application = await createApplication({ dataDirectory: null, sandbox: { people: 5 } });
    const { api } = application.crosswalk;
    ({ token } = await api.tokens.create({ name: 'example', scopes: ['admin'] }));
    const linked = await api.accounts.create({ tenantId: 'acme', integration: 'lytics', context: {}, sandbox: true });
    account = linked.id;
  }, 60_000);
  afterAll(() => application.crosswalk.close());

  async function get(path: string): Promise<Response> {
    return application.app.request(path, { headers: { authorization: `Bearer ${token}` } });
  }

  it('serves the API under its base path, and says so in the API document', async () => {
    expect((await get('/crosswalk/ready')).status).toBe(200);
    expect((await get('/ready')).status).toBe(404);
    expect(await (await get('/crosswalk/openapi.json')).json()).toMatchObject({ servers: [{ url: '/crosswalk' }] });
  });

  it('serves the API reference with addresses that hold under the base path', async () => {
    const page = await (await get('/crosswalk/docs')).text();
    expect(page).toContain('./docs/scalar.js');
    expect(page).toContain('./openapi.json');
  });

  it('leads from its root to the API reference under the base path', async () => {
    const answer = await get('/crosswalk');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/crosswalk/docs']);
  });

  it('hands native paths on', async () => {
    const answer = await get(`/crosswalk/native/${account}/api/segment`);
    expect(answer.headers.get('x-crosswalk-answer')).toBe('vendor');
    expect(answer.status).toBe(200);
  });

  it('reads a user without HTTP in a route of its own', async () => {
    const list = await get(`/crosswalk/unified/user-directory/users?integrated_account_id=${account}&limit=1`);
    const { result } = await list.json();
    const [{ email }] = result[0].emails;
    const answer = await get(`/people/${encodeURIComponent(email)}?account=${account}`);
    expect(await answer.json()).toMatchObject({ id: result[0].id });
  });
});
