import { describe, expect, test } from 'vitest';
import { createFedStream, crosswalkErrorOf, failureOf, ok, requestTo, settle } from './test-kit.ts';
import { setUp, systemError, type TransportAnswer, url } from './timed-egress-test-kit.ts';
import type { OutboundResponse } from './types.ts';

const never = () => new Promise<never>(() => {});

function sendsThen(answer: TransportAnswer): TransportAnswer {
  return (request) => {
    request.sending();
    return answer(request);
  };
}

async function readerOf(response: OutboundResponse) {
  if (!(response.body instanceof ReadableStream)) throw new Error('The body is not a stream.');
  return response.body.getReader();
}

describe('a time limit', () => {
  test('on connecting fails as repeatable, since nothing was sent', async () => {
    const { egress, clock, network } = setUp(never);
    const failing = crosswalkErrorOf(egress.send(requestTo(url, { method: 'POST' })));
    clock.advance(99);
    await settle();
    expect(network.sent[0]?.signal.aborted).toBe(false);
    clock.advance(1);
    const error = await failing;
    expect(error).toMatchObject({ code: 'remote_timeout', retryable: true });
    expect(error.message).toBe('api.vendor.example did not accept a connection within 0.1 s.');
    expect(network.sent[0]?.signal.aborted).toBe(true);
    expect(clock.pending).toBe(0);
  });

  test.each([
    ['POST', false],
    ['GET', true],
    ['HEAD', true],
  ])('on the answer to a %s fails with retryable %s', async (method, retryable) => {
    const { egress, clock } = setUp(sendsThen(never));
    const failing = crosswalkErrorOf(egress.send(requestTo(url, { method })));
    clock.advance(200);
    const error = await failing;
    expect(error).toMatchObject({ code: 'remote_timeout', retryable });
    expect(error.message).toBe('api.vendor.example did not answer within 0.2 s.');
  });

  test('on the whole call ends it whatever it waits for', async () => {
    const { egress, clock } = setUp(never);
    const failing = crosswalkErrorOf(egress.send(requestTo(url, { timeouts: { connect: Infinity } })));
    clock.advance(1000);
    expect((await failing).message).toBe('api.vendor.example did not finish within 1 s.');
  });

  test('between chunks runs only while somebody waits for the next one', async () => {
    const source = createFedStream();
    const { egress, clock } = setUp(() => ok(source.stream));
    const reader = await readerOf(await egress.send(requestTo(url)));
    clock.advance(500);
    source.push('first');
    expect(await reader.read()).toMatchObject({ done: false });
    clock.advance(400);
    const failing = crosswalkErrorOf(reader.read());
    await settle();
    clock.advance(99);
    expect(source.state.cancelled).toEqual([]);
    // The total limit, since it passes first; the transport is let go with the same error.
    clock.advance(1);
    expect(await failing).toMatchObject({ code: 'remote_timeout' });
    expect(source.state.cancelled).toEqual([await failing]);
    expect(clock.pending).toBe(0);
  });

  test('between chunks ends a stream that stalls', async () => {
    const source = createFedStream();
    const { egress, clock } = setUp(() => ok(source.stream));
    const reader = await readerOf(await egress.send(requestTo(url)));
    const failing = crosswalkErrorOf(reader.read());
    await settle();
    clock.advance(300);
    expect((await failing).message).toBe('api.vendor.example sent no more of its answer within 0.3 s.');
    expect(source.state.cancelled).toHaveLength(1);
  });

  test('on the answer does not run while the caller is slow to send its body', async () => {
    const source = createFedStream();
    const { egress, clock } = setUp(
      sendsThen(async ({ body }) => {
        if (body instanceof ReadableStream) await body.pipeTo(new WritableStream());
        return never();
      }),
    );
    const failing = crosswalkErrorOf(egress.send(requestTo(url, { method: 'POST', body: source.stream })));
    await settle();
    clock.advance(500);
    source.push('late');
    source.close();
    await settle();
    clock.advance(199);
    await settle();
    expect(clock.pending).toBe(2);
    clock.advance(1);
    expect((await failing).message).toBe('api.vendor.example did not answer within 0.2 s.');
  });

  test('on the answer has no part in a request body that is still going out after it', async () => {
    const source = createFedStream();
    const uploaded = createFedStream();
    let upload: ReadableStreamDefaultReader<Uint8Array> | undefined;
    const { egress, clock } = setUp(
      sendsThen(({ body }) => {
        if (body instanceof ReadableStream) upload = body.getReader();
        return ok(source.stream);
      }),
    );
    const reader = await readerOf(await egress.send(requestTo(url, { method: 'POST', body: uploaded.stream })));
    uploaded.push('more');
    await upload?.read();
    clock.advance(250);
    source.push('answer');
    expect(await reader.read()).toMatchObject({ done: false });
  });

  test('can be set for one call, and switched off', async () => {
    const { egress, clock, network } = setUp(sendsThen(never));
    const timeouts = { headers: 50, total: Infinity };
    const failing = crosswalkErrorOf(egress.send(requestTo(url, { timeouts })));
    expect(clock.pending).toBe(1);
    clock.advance(50);
    await failing;
    expect(network.sent).toHaveLength(1);
  });
});

describe('the caller’s abort', () => {
  const reason = { why: 'the client went away' };

  test('passes through as it is, before anything was sent', async () => {
    const { egress, network, clock } = setUp(() => ok());
    expect(await failureOf(egress.send(requestTo(url, { signal: AbortSignal.abort(reason) })))).toBe(reason);
    expect(network.sent).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  test('passes through while the answer is awaited, even when the transport does not listen', async () => {
    const late = createFedStream();
    let answer: (response: OutboundResponse) => void = () => {};
    const { egress, clock } = setUp(() => new Promise((resolve) => (answer = resolve)));
    const caller = new AbortController();
    const failing = failureOf(egress.send(requestTo(url, { signal: caller.signal })));
    caller.abort(reason);
    expect(await failing).toBe(reason);
    expect(clock.pending).toBe(0);
    // An answer that comes too late is let go, so that its connection is not held.
    answer(ok(late.stream));
    await settle();
    expect(late.state.cancelled).toHaveLength(1);
  });

  test('ends a streamed answer and a streamed request', async () => {
    const source = createFedStream();
    const uploaded = createFedStream();
    const { egress } = setUp(() => ok(source.stream));
    const caller = new AbortController();
    const request = { method: 'POST', body: uploaded.stream, signal: caller.signal };
    const reader = await readerOf(await egress.send(requestTo(url, request)));
    const failing = failureOf(reader.read());
    caller.abort(reason);
    expect(await failing).toBe(reason);
    await settle();
    expect([source.state.cancelled, uploaded.state.cancelled]).toEqual([[reason], [reason]]);
  });
});

describe('a streamed body', () => {
  test('that breaks fails as the vendor’s failure', async () => {
    const source = createFedStream();
    const { egress, clock } = setUp(sendsThen(() => ok(source.stream)));
    const reader = await readerOf(await egress.send(requestTo(url, { method: 'POST' })));
    source.push('half');
    await reader.read();
    source.fail(systemError('ECONNRESET'));
    const error = await crosswalkErrorOf(reader.read());
    expect(error).toMatchObject({ code: 'remote_failed', retryable: false });
    expect(error.message).toBe('The call to api.vendor.example failed: the connection was reset.');
    expect(clock.pending).toBe(0);
  });

  test('is given up when its reader gives it up, and the call is over', async () => {
    const source = createFedStream();
    const { egress, clock } = setUp(() => ok(source.stream));
    const reader = await readerOf(await egress.send(requestTo(url)));
    await reader.cancel('enough');
    expect(source.state.cancelled).toEqual(['enough']);
    expect(clock.pending).toBe(0);
  });

  test('is read no faster than its reader reads', async () => {
    const source = createFedStream();
    const { egress } = setUp(() => ok(source.stream));
    await egress.send(requestTo(url));
    await settle();
    expect(source.state.pulls).toBe(0);
  });

  test('of the caller that breaks fails with the caller’s own error', async () => {
    const source = createFedStream();
    const { egress } = setUp(async ({ body }) => {
      if (body instanceof ReadableStream) await body.getReader().read();
      return ok();
    });
    const failing = failureOf(egress.send(requestTo(url, { method: 'POST', body: source.stream })));
    const broken = new Error('the client’s upload broke');
    source.fail(broken);
    expect(await failing).toBe(broken);
  });

  test('of the caller is let go when the vendor answers without reading it to the end', async () => {
    const source = createFedStream();
    const { egress, clock } = setUp(sendsThen(() => ({ ...ok(), status: 413 })));
    await egress.send(requestTo(url, { method: 'POST', body: source.stream }));
    expect(source.state.cancelled).toHaveLength(1);
    expect(clock.pending).toBe(0);
  });
});
