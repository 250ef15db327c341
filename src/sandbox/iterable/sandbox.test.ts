import { describe, expect, it } from 'vitest';
import { dispatch, samplePeople } from '../kit/index.ts';
import { createIterableSandbox } from './index.ts';
import { createTestProject, serverKey } from './test-client.ts';

describe('the servers', () => {
  it('cover exactly the routes they have', () => {
    for (const { app, coverage } of createIterableSandbox().servers) {
      expect(coverage.map(({ method, path }) => `${method} ${path}`)).toEqual(
        app.routes.map(({ method, path }) => `${method} ${path}`),
      );
      expect(new Set(coverage.map(({ endpoint }) => endpoint)).size).toBe(coverage.length);
    }
  });

  it('answer for both data centres and for nobody else', async () => {
    const { sandbox } = createTestProject();
    expect(await dispatch(sandbox, new Request('https://api.eu.iterable.com/api/lists'))).toBeDefined();
    expect(await dispatch(sandbox, new Request('https://api.example.com/api/lists'))).toBeUndefined();
  });

  it('answer unknown URLs and methods with an HTML page', async () => {
    const { get, post } = createTestProject();
    for (const answer of [await get('/api/nothing'), await post('/api/channels', {})]) {
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toContain('text/html');
    }
  });

  it('record requests and break on demand', async () => {
    const { sandbox, get } = createTestProject();
    sandbox.faults.add({ path: '/api/lists', times: 1, fault: { kind: 'status', status: 503 } });
    expect((await get('/api/lists')).status).toBe(503);
    expect((await get('/api/lists')).status).toBe(200);
    expect(sandbox.requests.map(({ target }) => target)).toEqual(['/api/lists', '/api/lists']);
  });

  it('forget everything on reset', async () => {
    const { sandbox, get } = createTestProject();
    sandbox.reset();
    expect((await get('/api/lists')).status).toBe(401);
    expect(sandbox.requests).toHaveLength(1);
  });
});

describe('provisioning', () => {
  it('refuses a second project with the same key', () => {
    const { sandbox } = createTestProject();
    const keys = [{ value: serverKey, type: 'server-side' }] as const;
    expect(() => sandbox.addProject({ type: 'email', keys })).toThrow('exists already');
  });

  it('seeds people who are visible at once', async () => {
    const { project, get } = createTestProject({}, { visibilityDelay: 60_000 });
    project.seed(samplePeople(3));
    const { json } = await get('/api/users/byUserId/person-0002');
    expect(json).toMatchObject({ user: { email: 'person-0002@example.com', dataFields: { signupSource: 'Import' } } });
    expect(project.profiles()).toHaveLength(3);
  });
});
