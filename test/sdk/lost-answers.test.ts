import { afterAll, beforeAll, expect, it } from 'vitest';
import { createClient, CrosswalkConnectionError, type StartTimer } from '../../sdk/index.ts';
import { type Harness, startHarness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ people: 1 });
});
afterAll(() => harness.close());

const event = { events: [{ external_id: 'ada-1', name: 'signed up', time: '2026-01-01T00:00:00Z' }] };

/** Longer than any database takes, as time moves on while it is waited for. */
const timeout = 3_000_000;

/**
 * Sends one event by a client whose network does something else with the first request, and may wait before each of those
 * that follow, which are counted from 2.
 */
async function track(
  firstRequest: (request: Request) => Promise<Response>,
  before: (attempt: number) => Promise<unknown> = async () => {},
) {
  const { clock, crosswalk, token, sandbox } = harness;
  sandbox.braze.requests.length = 0;
  let sent = 0;
  const startTimer: StartTimer = (milliseconds, callback) => clock.after(milliseconds, callback);
  const fetch = async (request: Request) => {
    sent += 1;
    if (sent === 1) return firstRequest(request);
    await before(sent);
    return crosswalk.fetch(request);
  };
  const random = () => 0.5;
  const client = createClient({ baseUrl: 'https://crosswalk.test', token, fetch, timeout, startTimer, random });
  const done = client.custom(harness.accounts.braze)('POST', '/users/track', { body: event });
  const answer = await clock.advanceUntil(done);
  return { answer, sent, arrived: sandbox.braze.requests.length };
}

it('a write whose answer is lost is sent again, and done once', async () => {
  const lost = await track(async (request) => {
    await harness.clock.advanceUntil(harness.crosswalk.fetch(request));
    throw new TypeError('the connection broke');
  });
  expect(lost).toMatchObject({ answer: { message: 'success' }, sent: 2, arrived: 1 });
});

it('a write that is still running when its connection breaks is waited for, and done once', async () => {
  let release = () => {};
  const until = () => new Promise<void>((resolve) => (release = resolve));
  harness.sandbox.braze.faults.add({ path: '/users/track', times: 1, fault: { kind: 'latency', until } });
  const { crosswalk, sandbox } = harness;
  let first: Promise<Response> | undefined;
  const running = await track(
    async (request) => {
      first = crosswalk.fetch(request);
      while (sandbox.braze.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
      throw new TypeError('the connection broke');
    },
    // The vendor answers after the second attempt has come, and before the third.
    async (attempt) => {
      if (attempt === 3) release();
      return attempt === 3 && first;
    },
  );
  expect(running).toMatchObject({ answer: { message: 'success' }, sent: 3, arrived: 1 });
});

it('a write that was given up can be gone on with by the key of its error, and is done once', async () => {
  const { clock, crosswalk, token, sandbox } = harness;
  sandbox.braze.requests.length = 0;
  let isUp = false;
  const fetch = async (request: Request) => {
    const answer = await clock.advanceUntil(crosswalk.fetch(request));
    if (isUp) return answer;
    throw new TypeError('the connection broke');
  };
  const client = createClient({ baseUrl: 'https://crosswalk.test', token, fetch, maxRetries: 0 });
  const send = (options: { idempotencyKey?: string | undefined }) =>
    client.custom(harness.accounts.braze)('POST', '/users/track', { body: event, ...options });
  const error = await send({}).catch((reason: unknown) => reason);
  if (!(error instanceof CrosswalkConnectionError)) throw error;
  isUp = true;
  expect(await send({ idempotencyKey: error.idempotencyKey })).toMatchObject({ message: 'success' });
  expect(sandbox.braze.requests).toHaveLength(1);
});
