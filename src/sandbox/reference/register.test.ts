import { describe, expect, it } from 'vitest';
import { createServer } from '../kit/index.ts';
import { type Fact } from './fact.ts';
import { registerShapes, type ShapeBehaviour } from './register.ts';
import { type Shapes } from './shape.ts';

const facts: Fact[] = [
  {
    id: 'things.update',
    server: 'api',
    method: 'PUT',
    path: '/things/{thing_id}',
    summary: 'Change a thing.',
    status: 201,
    query: { verbose: 'boolean', kind: { type: 'string', choices: ['a', 'b'] } },
    body: {
      name: 'string!',
      size: 'integer',
      parts: { type: 'object[]', fields: { code: 'string!' } },
      email: 'string',
      user_id: 'string',
    },
    needs_one_of: ['email', 'user_id'],
  },
  { id: 'things.delete', server: 'api', method: 'DELETE', path: '/things/{thing_id}', summary: 'End it.', status: 204 },
  { id: 'other.list', server: 'other', method: 'GET', path: '/others', summary: 'List others.', status: 200 },
];
const shapes: Shapes = {
  objects: { thing: { id: '{thing_id}', owner: '@owner' }, owner: { email: 'ada@example.com' } },
  answers: { 'things.update': { data: ['@thing'] }, 'things.delete': null },
};

function serverWith(changes: Partial<ShapeBehaviour> = {}) {
  const server = createServer('api', ['api.example']);
  registerShapes(server, {
    facts,
    shapes,
    guard: (context) =>
      context.req.header('authorization') === undefined ? new Response(null, { status: 401 }) : undefined,
    refuse: (_, problems) => Response.json(problems, { status: 400 }),
    ...changes,
  });
  return server;
}

async function put(target: string, body: unknown, headers: Record<string, string> = { authorization: 'x' }) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await serverWith().app.request(target, { method: 'PUT', body: text, headers });
  return { status: response.status, json: response.body === null ? null : await response.json() };
}

const good = { name: 'n', email: 'ada@example.com' };

describe('recorded answers', () => {
  it('are the sample with its objects and the path parameters', async () => {
    expect(await put('/things/7', good)).toEqual({
      status: 201,
      json: { data: [{ id: '7', owner: { email: 'ada@example.com' } }] },
    });
  });

  it('are given to nobody whom the guard refuses', async () => {
    expect((await put('/things/7', good, {})).status).toBe(401);
  });

  it('have the status of the facts', async () => {
    const response = await serverWith().app.request('/things/7', { method: 'DELETE', headers: { authorization: 'x' } });
    expect([response.status, await response.text()]).toEqual([204, '']);
  });

  it.each([
    [
      'a missing field',
      '/things/7',
      { email: 'e' },
      { in: 'body', name: 'name', problem: 'missing', expected: 'string' },
    ],
    [
      'a wrong type',
      '/things/7',
      { ...good, size: '1' },
      { in: 'body', name: 'size', problem: 'type', expected: 'integer' },
    ],
    [
      'a missing field within a list',
      '/things/7',
      { ...good, parts: [{ code: 'c' }, {}] },
      { in: 'body', name: 'parts.1.code', problem: 'missing', expected: 'string' },
    ],
    [
      'no alternative',
      '/things/7',
      { name: 'n' },
      { in: 'body', name: 'email or user_id', problem: 'missing', expected: 'one of them' },
    ],
    [
      'a query value that is no choice',
      '/things/7?kind=c',
      good,
      { in: 'query', name: 'kind', problem: 'choice', expected: 'a, b' },
    ],
    [
      'a query value of the wrong type',
      '/things/7?verbose=x',
      good,
      { in: 'query', name: 'verbose', problem: 'type', expected: 'boolean' },
    ],
    ['a body that is no JSON', '/things/7', '{', { in: 'body', name: '', problem: 'malformed', expected: 'JSON' }],
  ])('refuse %s', async (_, target, body, problem) => {
    expect(await put(target, body)).toEqual({ status: 400, json: [problem] });
  });

  it('prefer a fixed path to one that has a parameter in its place, in whatever order the facts come', async () => {
    const read = { server: 'api', method: 'GET', summary: 'Read.', status: 200 };
    const paths: Fact[] = [
      { ...read, id: 'thing', path: '/things/{id}' },
      { ...read, id: 'kinds', path: '/things/kinds' },
    ];
    const { app } = serverWith({ facts: paths, shapes: { objects: {}, answers: { thing: '{id}', kinds: ['a'] } } });
    const get = async (path: string) => (await app.request(path, { headers: { authorization: 'x' } })).json();
    expect(await get('/things/kinds')).toEqual(['a']);
    expect(await get('/things/7')).toBe('7');
  });

  it('are listed as such in the coverage', () => {
    expect(serverWith().coverage).toEqual([
      { endpoint: 'things.update', server: 'api', method: 'PUT', path: '/things/:thing_id', answers: 'shape' },
      { endpoint: 'things.delete', server: 'api', method: 'DELETE', path: '/things/:thing_id', answers: 'shape' },
    ]);
  });

  it('must be there for every fact, name objects that exist, and not stand beside a route', () => {
    const without = { ...shapes, answers: { 'things.update': null } };
    expect(() => serverWith({ shapes: without })).toThrow('things.delete has neither a route nor a recorded answer');
    expect(() => serverWith({ shapes: { ...shapes, objects: {} } })).toThrow('there is no object thing');
    const server = createServer('api', []);
    server.route('things.delete', 'DELETE', '/things/:id', () => new Response());
    const behaviour = { facts, shapes, guard: () => undefined, refuse: () => new Response() };
    expect(() => registerShapes(server, behaviour)).toThrow(
      'things.delete has a recorded answer and a route of its own',
    );
  });
});
