import { describe, expect, it } from 'vitest';
import { basic, setUp, writeKey } from '../test-support.ts';

const url = 'https://objects.segment.com/v1/set';
const request = (body: unknown, headers: Record<string, string> = { Authorization: basic(writeKey) }): RequestInit => ({
  method: 'POST',
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const rooms = (...objects: unknown[]) => ({ collection: 'rooms', objects });

describe('the Objects API', () => {
  it('merges objects by id, visible after the delay', async () => {
    const { send, workspace, settle } = setUp();
    await send(url, request(rooms({ id: 'r1', properties: { name: 'Blue', seats: 4 } })));
    expect((await send(url, request(rooms({ id: 'r1', properties: { seats: 5 } })))).body).toEqual({ success: true });
    expect(workspace.objects('rooms')).toEqual({});
    settle();
    expect(workspace.objects('rooms')).toEqual({ r1: { name: 'Blue', seats: 5 } });
  });

  it.each([
    ['broken JSON', '{'],
    ['a collection in upper case', { collection: 'Rooms', objects: [{ id: 'r1', properties: {} }] }],
    ['a collection edged by an underscore', { collection: 'rooms_', objects: [{ id: 'r1', properties: {} }] }],
    ['no objects', rooms()],
    ['eleven objects', rooms(...Array.from({ length: 11 }, (_, id) => ({ id: `r${id}`, properties: {} })))],
    ['a long id', rooms({ id: 'r'.repeat(101), properties: {} })],
    ['a nested property', rooms({ id: 'r1', properties: { a: { b: 1 } } })],
    ['a value of 32 KB', rooms({ id: 'r1', properties: { a: 'x'.repeat(32 * 1024) } })],
  ])('refuses %s', async (_case, body) => {
    expect((await setUp().send(url, request(body))).status).toBe(400);
  });

  it('refuses a call without a key and takes an unknown one, recording the loss', async () => {
    const { send, sandbox } = setUp();
    const body = rooms({ id: 'r1', properties: {} });
    expect((await send(url, request(body, {}))).status).toBe(400);
    expect((await send(url, request(body, { Authorization: basic('unknown-key') }))).status).toBe(200);
    expect(sandbox.discards.map(({ code }) => code)).toEqual(['project_not_found']);
  });
});
