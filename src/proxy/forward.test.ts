import { describe, expect, it } from 'vitest';
import { type Connection } from '../accounts/index.ts';
import { type Body, type OutboundResponse } from '../egress/index.ts';
import { createFedStream, settle } from '../egress/test-kit.ts';
import { createForwarder } from './forward.ts';
import { jsonAnswer, setUp } from './test-kit.ts';

const { signal } = new AbortController();

const request = (body: Body = null) => ({
  method: body === null ? 'GET' : 'POST',
  target: 'x',
  headers: [['Authorization', 'Bearer our-own-token']] as const,
  body,
  signal,
  callerToken: 'our-own-token',
});

/** A body that is neither JSON nor compressed, and so is not held. */
const streamed = () => new Blob(['a body that streams']).stream();

/** A forwarder whose accounts get the new key on renewal, and do otherwise as the test says. */
function withRenewal(
  answer: Parameters<typeof setUp>[0],
  accounts: Partial<Parameters<typeof createForwarder>[1]> = {},
) {
  const kit = setUp(answer);
  const renewed: Connection = {
    ...kit.connection,
    fields: { ...kit.connection.fields, api_key: 'renewed-key' },
    secrets: ['renewed-key'],
  };
  const forward = createForwarder(kit.sender, {
    renew: async () => renewed,
    markAccepted: async () => {
      kit.marks.push('accepted');
    },
    ...accounts,
  });
  return { ...kit, forward };
}

const textOf = (body: Body) => new Response(body instanceof Uint8Array ? new Uint8Array(body) : body).text();

describe('a forwarded call', () => {
  it('takes any time while something arrives, and ends when nothing does', async () => {
    const fed = createFedStream();
    const { connection, forward, clock } = setUp(() => ({ status: 200, headers: [], body: fed.stream }));
    const { response } = await forward(connection, request());
    if (!(response.body instanceof ReadableStream)) throw new Error('the answer does not stream');
    const reader = response.body.getReader();
    for (let minute = 0; minute < 60; minute += 1) {
      const read = reader.read();
      await settle();
      clock.advance(59_000);
      fed.push('x');
      expect(await read).toMatchObject({ done: false });
    }
    const read = reader.read();
    await settle();
    clock.advance(60_000);
    await expect(read).rejects.toMatchObject({ code: 'remote_timeout' });
  });

  it('waits for a caller who takes long to send a body', async () => {
    const fed = createFedStream();
    const { connection, forward, clock } = setUp(async ({ body }) => {
      await textOf(body);
      return jsonAnswer({});
    });
    const answered = forward(connection, request(fed.stream));
    await settle();
    clock.advance(3_600_000);
    fed.push('x');
    fed.close();
    expect((await answered).response.status).toBe(200);
  });
});

describe('a forwarded call that is refused', () => {
  it('is made again with a new token, and lets go of the first answer', async () => {
    const first = createFedStream();
    const answers: OutboundResponse[] = [{ status: 401, headers: [], body: first.stream }, jsonAnswer({ ok: true })];
    const { connection, forward, sent, marks } = withRenewal(() => answers.shift() ?? jsonAnswer({}));
    const { response } = await forward(connection, request());
    expect(response.status).toBe(200);
    expect(sent.map(({ headers }) => headers)).toEqual([
      expect.arrayContaining([['Authorization', 'Bearer secret-key']]),
      expect.arrayContaining([['Authorization', 'Bearer renewed-key']]),
    ]);
    expect(first.state.cancelled).toHaveLength(1);
    expect(marks).toEqual(['accepted']);
  });

  it('says nothing of the new token where the body was gone and the call could not be made again', async () => {
    const { connection, forward, sent, marks } = withRenewal(() => jsonAnswer({}, { status: 401 }));
    expect((await forward(connection, request(streamed()))).response.status).toBe(401);
    expect(sent).toHaveLength(1);
    expect(marks).toEqual([]);
  });

  it('shows no token of those that were sent', async () => {
    const echo = jsonAnswer({ message: 'secret-key is wrong' }, { status: 401, headers: { 'x-echo': 'secret-key' } });
    const { connection, forward } = withRenewal(() => echo);
    const { response } = await forward(connection, request(streamed()));
    expect(response.headers).toContainEqual(['x-echo', '[redacted]']);
    expect(await textOf(response.body)).toBe('{"message":"[redacted] is wrong"}');
  });

  it('shows nothing of the new token in the answer to the call that was made again', async () => {
    const answers = [
      jsonAnswer({}, { status: 401 }),
      jsonAnswer({ message: 'renewed-key is wrong' }, { status: 403, headers: { 'x-echo': 'renewed-key' } }),
    ];
    const { connection, forward, sent } = withRenewal(() => answers.shift() ?? jsonAnswer({}));
    const { response } = await forward(connection, request());
    expect([sent.length, response.status]).toEqual([2, 403]);
    expect(response.headers).toContainEqual(['x-echo', '[redacted]']);
    expect(await textOf(response.body)).toBe('{"message":"[redacted] is wrong"}');
  });

  it.each([
    ['renewed', 401, { renew: () => Promise.reject(new Error('the database is gone')) }],
    ['marked as accepted', 200, { markAccepted: () => Promise.reject(new Error('the database is gone')) }],
  ])('lets go of the answer when the account cannot be %s', async (_what, status, accounts) => {
    const fed = createFedStream();
    const { connection, forward, clock } = withRenewal(() => ({ status, headers: [], body: fed.stream }), accounts);
    await expect(forward(connection, request())).rejects.toThrow('the database is gone');
    expect(fed.state.cancelled).toHaveLength(1);
    expect(clock.pending).toBe(0);
  });
});
