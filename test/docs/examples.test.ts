import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApplication } from '../../docs/examples/hono.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the embedding examples', () => {
  it('fit the types that the package exports', async () => {
    const compile = promisify(execFile)(process.execPath, ['node_modules/tsc7/bin/tsc', '-p', 'docs/examples'], {
      cwd: root,
    });
    // What the compiler finds is on its output, also when it fails.
    const { stdout } = await compile.catch((error: { stdout: string }) => error);
    expect(stdout).toBe('');
  }, 60_000);
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
