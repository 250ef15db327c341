import { describe, expect, it } from 'vitest';
import { profileToken, setUp, writeKey } from '../../test-support.ts';

type Context = ReturnType<typeof setUp>;

const idIn = (body: unknown) => /reg_\w+/.exec(JSON.stringify(body))?.[0] ?? '';

type Fields = Record<string, string>;

async function regulate({ public: call }: Context, regulationType: string, subjectIds: string[], fields: Fields = {}) {
  const { path = '/regulations', subjectType = 'USER_ID', ...more } = fields;
  return call('POST', path, { regulationType, subjectType, subjectIds, ...more });
}

/** Starts a regulation and lets it end; returns its id. */
async function finish(context: Context, regulationType: string, subjectIds: string[], fields?: Fields) {
  const { status, body } = await regulate(context, regulationType, subjectIds, fields);
  expect(status).toBe(200);
  context.clock.advance(1000);
  return idIn(body);
}

const status = async ({ public: call }: Context, id: string) => (await call('GET', `/regulations/${id}`)).body;

describe('a regulation', () => {
  it('runs in the background and deletes the profile at its end', async () => {
    const context = setUp({}, { regulationDelay: 1000 });
    await context.track('identify', { userId: 'U1', traits: { plan: 'team' } });
    context.settle();
    const { body } = await regulate(context, 'DELETE_ONLY', ['U1']);
    expect(body).toEqual({ data: { regulateId: expect.stringMatching(/^reg_/) } });
    const id = idIn(body);
    expect(await status(context, id)).toMatchObject({ data: { regulation: { overallStatus: 'INITIALIZED' } } });
    context.clock.advance(500);
    expect(await status(context, id)).toMatchObject({ data: { regulation: { overallStatus: 'RUNNING' } } });
    expect(context.workspace.profile('user_id:u1')).toBeDefined();
    context.clock.advance(500);
    const finishedAt = new Date(context.clock.now()).toISOString();
    expect(await status(context, id)).toMatchObject({
      data: { regulation: { id, overallStatus: 'FINISHED', finishedAt, streamStatus: [{ id: 'source_1' }] } },
    });
    expect(context.workspace.profile('user_id:u1')).toBeUndefined();
    expect(context.workspace.events()).toEqual([]);
  });

  it('lets a deleted user start again from nothing', async () => {
    const space = { id: 'spa_1', profileToken, audiences: [{ key: 'vip', members: ['user_id:u1'] }] };
    const context = setUp({ space });
    await context.track('identify', { userId: 'u1', traits: { plan: 'team' } });
    context.settle();
    await finish(context, 'DELETE_ONLY', ['u1']);
    await context.track('identify', { userId: 'u1', traits: { city: 'London' } });
    context.settle();
    expect(context.workspace.profile('user_id:u1')?.traits).toEqual({ city: 'London' });
  });

  it('suppresses: events of the user are dropped behind a success until it is lifted', async () => {
    const context = setUp();
    await finish(context, 'SUPPRESS_ONLY', ['u1', 'u2']);
    expect((await context.public('GET', '/suppressions')).body).toMatchObject({
      data: { suppressed: [{ subjectType: 'USER_ID', subjectIds: ['u1', 'u2'] }], pagination: { totalEntries: 1 } },
    });
    expect((await context.track('identify', { userId: 'u1' })).body).toEqual({ success: true });
    expect(context.workspace.events()).toEqual([]);
    expect(context.workspace.discards().map(({ code }) => code)).toEqual(['user_suppressed']);
    await finish(context, 'UNSUPPRESS', ['u1']);
    await context.track('identify', { userId: 'u1' });
    expect(context.workspace.events()).toHaveLength(1);
    expect(context.workspace.suppressed()).toMatchObject([{ subjectId: 'u2' }]);
  });

  it('for one source blocks that source only, and cannot lift what the workspace suppressed', async () => {
    const sources = [
      { id: 'source_1', writeKey },
      { id: 'source_2', writeKey: 'write-key-of-source-2' },
    ];
    const context = setUp({ sources });
    const path = '/regulations/sources/source_1';
    await finish(context, 'SUPPRESS_ONLY', ['a1'], { path, subjectType: 'ANONYMOUS_ID' });
    await context.track('track', { anonymousId: 'a1', event: 'A' });
    await context.track('track', { anonymousId: 'a1', event: 'A' }, 'write-key-of-source-2');
    expect(context.workspace.events().map(({ sourceId }) => sourceId)).toEqual(['source_2']);
    await finish(context, 'SUPPRESS_ONLY', ['u1']);
    const lifted = await finish(context, 'UNSUPPRESS', ['u1'], { path });
    expect(await status(context, lifted)).toMatchObject({ data: { regulation: { overallStatus: 'FAILED' } } });
    const { body } = await context.public('GET', path);
    expect(body).toMatchObject({ data: { regulations: [{}, { id: lifted }] } });
  });

  it('fails as a whole when one destination does not support deletion', async () => {
    const destinations = [
      { id: 'd1', name: 'Good' },
      { id: 'd2', name: 'Bad', supportsDeletion: false },
    ];
    const context = setUp({ sources: [{ id: 'source_1', writeKey, destinations }] });
    const id = await finish(context, 'DELETE_ONLY', ['u1']);
    expect(await status(context, id)).toMatchObject({
      data: {
        regulation: {
          overallStatus: 'FAILED',
          streamStatus: [{ destinationStatus: [{ status: 'FINISHED' }, { status: 'NOT_SUPPORTED' }] }],
        },
      },
    });
    const internal = await finish(context, 'DELETE_INTERNAL', ['u1']);
    expect(await status(context, internal)).toMatchObject({ data: { regulation: { overallStatus: 'FINISHED' } } });
  });

  it('deletes objects of a cloud source by object id', async () => {
    const context = setUp();
    const url = 'https://objects.segment.com/v1/set';
    const headers = { Authorization: `Basic ${btoa(`${writeKey}:`)}` };
    const body = JSON.stringify({ collection: 'rooms', objects: [{ id: 'r1', properties: {} }] });
    await context.send(url, { method: 'POST', headers, body });
    const path = '/regulations/cloudsources/source_1';
    const more = { path, subjectType: 'OBJECT_ID', collection: 'rooms' };
    await finish(context, 'DELETE_INTERNAL', ['r1'], more);
    expect(context.workspace.objects('rooms')).toEqual({});
  });

  it.each([
    ['an e-mail subject', 'DELETE_ONLY', ['u1'], { subjectType: 'EMAIL' }],
    ['an anonymous subject for the workspace', 'DELETE_ONLY', ['u1'], { subjectType: 'ANONYMOUS_ID' }],
    ['an archive deletion for the workspace', 'DELETE_ARCHIVE_ONLY', ['u1'], {}],
    ['no subjects', 'DELETE_ONLY', [], {}],
    ['5,001 subjects', 'DELETE_ONLY', Array.from({ length: 5001 }, (_, index) => `u${index}`), {}],
    [
      'a cloud source without collection',
      'DELETE_ONLY',
      ['o1'],
      { path: '/regulations/cloudsources/source_1', subjectType: 'OBJECT_ID' },
    ],
  ])('with %s is refused with 422', async (_case, type, ids, more) => {
    const answer = await regulate(setUp(), type, ids, { ...more });
    expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ type: 'input-validation' }] }]);
  });

  it('is refused for broken JSON, another content type and an unknown source', async () => {
    const context = setUp();
    const url = 'https://api.segmentapis.com/regulations';
    const headers = { Authorization: 'Bearer public-token-owner' };
    const broken = { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: '{' };
    expect((await context.send(url, broken)).status).toBe(422);
    expect((await context.send(url, { method: 'POST', headers, body: '{}' })).status).toBe(422);
    const unknown = await regulate(context, 'DELETE_ONLY', ['u1'], { path: '/regulations/sources/none' });
    expect(unknown.status).toBe(404);
  });

  it('has a monthly quota of 110,000 users, of which the headers tell', async () => {
    const context = setUp();
    const subjects = Array.from({ length: 5000 }, (_, index) => `u${index}`);
    const first = await regulate(context, 'DELETE_ONLY', subjects);
    expect(first.headers.get('X-RateLimit-Remaining')).toBe('105000');
    expect(first.headers.get('X-RateLimit-Reset')).toBe('Sun, 01 Feb 2026 00:00:00 GMT');
    for (let count = 1; count < 22; count += 1) await regulate(context, 'DELETE_ONLY', subjects);
    expect((await regulate(context, 'DELETE_ONLY', ['u1'])).status).toBe(429);
    expect((await regulate(context, 'DELETE_INTERNAL', ['u1'])).status).toBe(200);
    context.clock.advance(31 * 86_400_000);
    expect((await regulate(context, 'DELETE_ONLY', ['u1'])).status).toBe(200);
  });

  it('is listed by status and type, for 90 days', async () => {
    const context = setUp();
    const done = await finish(context, 'SUPPRESS_ONLY', ['u1']);
    const { body } = await regulate(context, 'DELETE_ONLY', ['u2']);
    const listed = async (query: string) => (await context.public('GET', `/regulations?${query}`)).body;
    expect(await listed('status=FINISHED')).toMatchObject({ data: { regulations: [{ id: done }] } });
    expect(await listed('regulationTypes.0=DELETE_ONLY')).toMatchObject({
      data: { regulations: [{ id: idIn(body) }] },
    });
    expect(await listed('regulationTypes=DELETE_ONLY&regulationTypes=SUPPRESS_ONLY')).toMatchObject({
      data: { pagination: { totalEntries: 2 } },
    });
    expect((await context.public('GET', '/regulations?status=DONE')).status).toBe(422);
    context.clock.advance(90 * 86_400_000);
    expect(await listed('')).toMatchObject({ data: { regulations: [] } });
  });
});
