import { describe, expect, it } from 'vitest';
import { type OutboundResponse } from '../egress/index.ts';
import { crosswalkErrorOf } from '../egress/test-kit.ts';
import { jsonAnswer, setUp } from './test-kit.ts';

const read = { resource: 'things', method: 'find', query: { name: 'a' } };
const create = { resource: 'things', method: 'create', body: { name: 'a' } };
const update = { resource: 'things', method: 'update', id: 't1', body: {} };
const remove = { resource: 'things', method: 'delete', id: 't1' };

type Request = typeof read | typeof create | typeof update | typeof remove;

function failureOf(request: Request, answer: () => OutboundResponse | Promise<OutboundResponse>) {
  const { operations, connection } = setUp(answer);
  return crosswalkErrorOf(operations.call(connection, request));
}

describe('a lost answer', () => {
  const lost = () => Promise.reject(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
  const cut = (): OutboundResponse => ({
    status: 200,
    headers: [['content-type', 'application/json']],
    body: new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"half":')),
      pull: (controller) => controller.error(Object.assign(new Error('reset'), { code: 'ECONNRESET' })),
    }),
  });
  const garbled = () => ({ ...jsonAnswer({}), body: new TextEncoder().encode('{"cut') });

  it.each([
    ['a read', read, true],
    ['a write', create, false],
    ['a write that is declared repeatable', update, true],
    ['a deletion, which HTTP calls idempotent', remove, true],
  ])('of %s may be repeated: %s', async (_, request, retryable) => {
    for (const answer of [lost, cut]) {
      expect(await failureOf(request, answer)).toMatchObject({ code: 'remote_failed', status: 502, retryable });
    }
    expect(await failureOf(request, garbled)).toMatchObject({ code: 'remote_invalid_response', retryable });
  });

  it('of a connection that never was may always be repeated', async () => {
    const refused = () => Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    expect(await failureOf(create, refused)).toMatchObject({ code: 'remote_failed', retryable: true });
  });
});

describe('a server error', () => {
  it.each([500, 502, 503, 504])('%d keeps its status and may be repeated as the call allows', async (status) => {
    const answer = () => jsonAnswer({ message: 'Broken' }, { status });
    expect(await failureOf(read, answer)).toMatchObject({ code: 'remote_failed', status, retryable: true });
    expect(await failureOf(create, answer)).toMatchObject({ code: 'remote_failed', status, retryable: false });
    expect(await failureOf(update, answer)).toMatchObject({ code: 'remote_failed', status, retryable: true });
  });

  it('whose JSON cannot be read is still told by its status', async () => {
    const answer = () => ({ ...jsonAnswer({}, { status: 503 }), body: new TextEncoder().encode('{"cut') });
    expect(await failureOf(create, answer)).toMatchObject({ code: 'remote_failed', status: 503, retryAfter: 1 });
  });
});

describe('a refusal', () => {
  it('with a number too large for JavaScript is shown with every digit', async () => {
    const body = new TextEncoder().encode('{"message": "Taken.", "id": 12345678901234567890, "page": 2}');
    const error = await failureOf(create, () => ({ ...jsonAnswer({}, { status: 409 }), body }));
    expect(error.toBody('request-1')).toMatchObject({
      code: 'remote_conflict',
      raw_response: { message: 'Taken.', id: '12345678901234567890', page: 2 },
    });
  });

  it.each([
    [400, 'remote_rejected'],
    [401, 'remote_unauthorized'],
    [403, 'remote_forbidden'],
    [404, 'remote_not_found'],
    [409, 'remote_conflict'],
    [413, 'remote_rejected'],
    [422, 'remote_rejected'],
  ])('of status %d is %s and not worth repeating, with the vendor’s own words', async (status, code) => {
    const error = await failureOf(create, () => jsonAnswer({ message: 'No, because.' }, { status }));
    expect(error).toMatchObject({ code, status, retryable: false });
    expect(error.message).toContain(`Acme answered ${status}: No, because.`);
    expect(error.toBody('request-1')).toMatchObject({
      truto_is_remote_error: true,
      raw_response: { message: 'No, because.' },
    });
  });

  it.each([302, 304])('by a redirect (%d) is not worth repeating', async (status) => {
    expect(await failureOf(read, () => jsonAnswer({}, { status }))).toMatchObject({
      code: 'remote_failed',
      retryable: false,
    });
  });

  it('for lack of a permission names it', async () => {
    const error = await failureOf(create, () => jsonAnswer({}, { status: 403 }));
    expect(error.message).toContain('things.write');
  });

  it('behind a 200 is a refusal all the same', async () => {
    const error = await failureOf(create, () => jsonAnswer({ status: 'failed', message: 'No.' }));
    expect(error).toMatchObject({ code: 'remote_rejected', retryable: false });
  });

  it('never shows the credential, wherever the vendor repeats it', async () => {
    const error = await failureOf(create, () =>
      jsonAnswer({ message: 'bad secret-key', at: ['secret-key'] }, { status: 400 }),
    );
    expect(JSON.stringify(error.toBody('request-1'))).not.toContain('secret-key');
  });

  it.each([
    ['JSON', (message: string) => jsonAnswer({ message }, { status: 400 })],
    ['text', (message: string) => ({ status: 400, headers: [], body: new TextEncoder().encode(message) })],
  ])('shows no part of the credential where words in %s are cut', async (_form, answer) => {
    for (let before = 290; before < 300; before += 1) {
      const error = await failureOf(create, () => answer(`${'x'.repeat(before)}secret-key and more`));
      expect(error.message).not.toContain('xs');
    }
  });
});

describe('too many requests', () => {
  it.each([
    ['whole seconds', { 'retry-after': '7' }, {}, 7],
    ['a fraction, rounded up', { 'retry-after': '0.2' }, {}, 1],
    ['zero, of which clients would make "do not retry"', { 'retry-after': '0' }, {}, 1],
    ['a date', { 'retry-after': 'Thu, 01 Jan 1970 00:00:30 GMT' }, {}, 30],
    ['the longest of what disagrees', { 'retry-after': '2' }, { wait: 9500 }, 10],
    ['nothing', {}, {}, 1],
    ['nonsense', { 'retry-after': 'soon' }, {}, 1],
  ])('waits as told by %s', async (_, headers, body, seconds) => {
    const error = await failureOf(create, () => jsonAnswer(body, { status: 429, headers }));
    expect(error).toMatchObject({ code: 'remote_rate_limited', status: 429, retryable: true, retryAfter: seconds });
    expect(error.options.headers).toMatchObject({
      'ratelimit-limit': '10',
      'ratelimit-remaining': '0',
      'ratelimit-reset': String(seconds),
    });
  });

  it('waits for the share of the declared limit when nothing tells, and passes no misread clock on', async () => {
    const { operations, connection } = setUp(() =>
      jsonAnswer({}, { status: 429, headers: { 'x-reset': '4000000000000000' } }),
    );
    const slow = { requests: 4, per: '1min', scope: 'credential', each: false } as const;
    const integration = { ...connection.integration, limits: { default: slow } };
    const error = await crosswalkErrorOf(operations.call({ ...connection, integration }, read));
    expect(error).toMatchObject({ retryAfter: 15 });
    expect(error.options.headers).toMatchObject({ 'ratelimit-limit': '4', 'ratelimit-reset': '15' });
  });

  it('shows the vendor’s own figures under the standard names', async () => {
    const headers = { 'x-limit': '250', 'x-remaining': '0', 'x-reset': '12' };
    const error = await failureOf(read, () => jsonAnswer({}, { status: 429, headers }));
    expect(error.options.headers).toEqual({
      'ratelimit-limit': '250',
      'ratelimit-remaining': '0',
      'ratelimit-reset': '12',
    });
  });
});

describe('the account', () => {
  it('is marked by what the vendor says of its credential, and by nothing else', async () => {
    for (const [status, mark] of [
      [200, ['accepted']],
      [401, ['refused']],
      [403, []],
      [500, []],
    ] as const) {
      const { operations, connection, marks } = setUp(() => jsonAnswer({}, { status }));
      await Promise.allSettled([operations.call(connection, read)]);
      expect(marks).toEqual(mark);
    }
  });
});
