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
  known: {},
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
    const { app } = serverWith({
      facts: paths,
      shapes: { objects: {}, answers: { thing: '{id}', kinds: ['a'] }, known: {} },
    });
    const get = async (path: string) => (await app.request(path, { headers: { authorization: 'x' } })).json();
    expect(await get('/things/kinds')).toEqual(['a']);
    expect(await get('/things/7')).toBe('7');
  });

  it('are given of what is known, where that is named', async () => {
    const known = { 'things.delete': { thing_id: ['7'] } };
    const notFound = () => new Response(null, { status: 404 });
    const { app } = serverWith({ shapes: { ...shapes, known }, notFound });
    const end = async (id: string) =>
      (await app.request(`/things/${id}`, { method: 'DELETE', headers: { authorization: 'x' } })).status;
    expect([await end('7'), await end('8')]).toEqual([204, 404]);
    expect(() => serverWith({ shapes: { ...shapes, known } })).toThrow('things.delete cannot say');
  });

  it.each([
    ['an offset', { style: 'offset', parameter: 'from', size: 'count', default: 2 }, '?from=2', [3]],
    ['an offset and a size', { style: 'offset', parameter: 'from', size: 'count', default: 2 }, '?from=1&count=1', [2]],
    ['nothing', { style: 'offset', parameter: 'from', size: 'count', default: 2 }, '', [1, 2]],
    ['a number', { style: 'page', parameter: 'page', first: 1, maximum: 2 }, '?page=2', [3]],
    ['a number after the last', { style: 'page', parameter: 'page', first: 0, maximum: 100 }, '?page=50', []],
    ['a cursor', { style: 'cursor', parameter: 'next' }, '?next=x', [1, 2, 3]],
  ])('have the page of a list that is asked for by %s', async (_, paging, query, page) => {
    const fact: Fact = { id: 'l', server: 'api', method: 'GET', path: '/l', summary: '', status: 200 };
    const list = { facts: [{ ...fact, list: 'data.items', paging }] };
    const answers = { l: { data: { items: [1, 2, 3] }, total: 3 } };
    const { app } = serverWith({ ...list, shapes: { objects: {}, answers, known: {} } });
    const response = await app.request(`/l${query}`, { headers: { authorization: 'x' } });
    expect(await response.json()).toEqual({ data: { items: page }, total: 3 });
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
