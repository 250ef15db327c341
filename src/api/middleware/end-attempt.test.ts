import { getRequestListener } from '@hono/node-server';
import { describe, expect, it } from 'vitest';
import { CrosswalkError } from '../../errors/index.ts';
import { type Attempt, keptLength } from '../../idempotency/index.ts';
import { endAttempt } from './end-attempt.ts';

/** An attempt that tells how it was ended: each end in its order. */
function createAttempt(): { attempt: Attempt; ends: unknown[] } {
  const ends: unknown[] = [];
  return {
    ends,
    attempt: {
      async answered(answer) {
        const { status } = answer;
        ends.push('body' in answer ? { status, bytes: answer.body.length } : { status });
      },
      async undone() {
        ends.push('undone');
      },
      async unknown() {
        ends.push('unknown');
      },
    },
  };
}

const answerFailure = ({ status, message }: CrosswalkError) => new Response(message, { status });

/** How the attempt of a call with this answer ends, and what the caller gets. */
async function endOf(answer: Response, thrown?: unknown) {
  const { attempt, ends } = createAttempt();
  const given = await endAttempt(attempt, async () => ({ answer, thrown }), answerFailure);
  return { ends, status: given.status, text: await given.text() };
}

/** An answer whose body fails after its first bytes. */
function breakingOff(error: unknown): Response {
  const chunks: (() => Uint8Array)[] = [
    () => new Uint8Array(3),
    () => {
      throw error;
    },
  ];
  return new Response(
    new ReadableStream<Uint8Array>({
      pull(controller) {
        const next = chunks.shift();
        if (next !== undefined) controller.enqueue(next());
      },
    }),
    { status: 201 },
  );
}

/** The class of responses that the service works with, which says what is wrong with one when it is read. */
function lazyResponse(): typeof Response {
  const own = { Request, Response };
  getRequestListener(() => new Response(), { overrideGlobalObjects: true });
  const lazy = Response;
  for (const [name, value] of Object.entries(own)) Object.defineProperty(globalThis, name, { value });
  return lazy;
}

describe('the attempt of a call', () => {
  it.each([
    ['internal_error', 'unknown'],
    ['unavailable', 'unknown'],
    ['remote_rate_limited', 'undone'],
    ['remote_rejected', { status: 422, bytes: 3 }],
  ] as const)('that was refused with %s ends as %j', async (code, end) => {
    const error = new CrosswalkError(code, 'why');
    const { ends, text } = await endOf(answerFailure(error), error);
    expect([ends, text]).toEqual([[end], 'why']);
  });

  it.each([
    [keptLength, { status: 200, bytes: keptLength }],
    [keptLength + 1, { status: 200 }],
  ])('with an answer of %i bytes keeps %j', async (length, end) => {
    const { ends, text } = await endOf(new Response(new Uint8Array(length)));
    expect([ends, text.length]).toEqual([[end], length]);
  });

  it('whose answer broke off ends with what is known of the failure, and with the status that was begun', async () => {
    const details = { retryable: false, errors: [{ path: 'events.0', message: 'is wrong' }] };
    const failures: CrosswalkError[] = [];
    const { attempt, ends } = createAttempt();
    const answer = breakingOff(new CrosswalkError('remote_failed', 'Gone.', { ...details, status: 503 }));
    const given = await endAttempt(
      attempt,
      async () => ({ answer, thrown: undefined }),
      (error) => {
        failures.push(error);
        return answerFailure(error);
      },
    );
    expect(await given.text()).toBe('Gone. The answer had begun with the status 201.');
    expect(failures).toMatchObject([{ code: 'remote_failed', status: 503, options: details }]);
    expect(ends).toMatchObject([{ status: 503 }]);
  });

  it('whose answer broke off where repeating does no harm ends as undone', async () => {
    const { ends } = await endOf(breakingOff(new CrosswalkError('remote_failed', 'Gone.', { retryable: true })));
    expect(ends).toEqual(['undone']);
  });

  it('whose answer turns out to be none ends as unknown, and the caller is told of the failure', async () => {
    const Lazy = lazyResponse();
    const { ends, status, text } = await endOf(new Lazy('a body', { status: 204 }));
    expect([ends, status]).toEqual([['unknown'], 500]);
    expect(text).toContain('had begun with the status 204');
  });
});

describe('whatever is thrown', () => {
  class Unreadable extends Response {
    override get status(): number {
      throw new RangeError('no status');
    }
  }

  it.each<[string, () => Promise<{ answer: Response; thrown: unknown }>, unknown]>([
    ['by the call, an error or not', () => Promise.reject('no error'), 'no error'],
    [
      'by reading the answer',
      async () => ({ answer: new Unreadable(), thrown: undefined }),
      new RangeError('no status'),
    ],
    [
      'by answering a failure',
      async () => ({ answer: breakingOff(new Error('cut')), thrown: undefined }),
      new Error('cannot be told'),
    ],
  ])('%s, the attempt ends as unknown, and it is thrown on', async (_what, call, thrown) => {
    const { attempt, ends } = createAttempt();
    const ended = endAttempt(attempt, call, () => {
      throw new Error('cannot be told');
    });
    await expect(ended).rejects.toEqual(thrown);
    expect(ends).toEqual(['unknown']);
  });
});
