import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { schema } from '../../src/db/index.ts';
import { type Harness, startHarness } from '../harness.ts';
import { isReplay } from './kit.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ people: 3 });
});
afterAll(() => harness.close());
beforeEach(() => {
  harness.sandbox.iterable.requests.length = 0;
});

/** `POST /proxy/users/{method}` for the Iterable account, with a key. */
const call = (method: string, body: { email: string }, key = 'the same') =>
  harness.call('POST', `/proxy/users/${method}?integrated_account_id=${harness.accounts.iterable}`, {
    body,
    headers: { 'idempotency-key': key },
  });

const remembered = async () => (await harness.database.database.select().from(schema.idempotencyKey)).length;

describe('the key of a vendor’s call that is named by a POST', () => {
  it('means nothing where the call reads: the vendor is asked each time, and nothing is stored', async () => {
    const user = { email: 'person-0001@example.com' };
    const answers = [await call('get_by_email', user), await call('get_by_email', { email: 'nobody@example.com' })];
    expect(answers.map((answer) => [answer.status, isReplay(answer)])).toEqual([
      [200, false],
      [200, false],
    ]);
    expect((await call('get_by_email', user, '')).status).toBe(200);
    expect(harness.sandbox.iterable.requests).toHaveLength(3);
    expect(await remembered()).toBe(0);
  });

  it('counts where the call changes something', async () => {
    const asked = { email: 'person-0001@example.com' };
    const answers = [await call('update', asked), await call('update', asked)];
    expect(answers.map(isReplay)).toEqual([false, true]);
    expect(harness.sandbox.iterable.requests).toHaveLength(1);
    expect(await remembered()).toBe(1);
  });

  it('counts where there is no such call, and nothing is remembered where there is no such account', async () => {
    const before = await remembered();
    const answers = [await call('get_by_emial', { email: 'a' }), await call('get_by_emial', { email: 'a' })];
    expect(answers.map(({ body }) => body)).toEqual([answers[0]?.body, answers[0]?.body]);
    expect(answers.map(isReplay)).toEqual([false, true]);
    const path = '/proxy/users/get_by_email?integrated_account_id=nobody';
    const { body } = await harness.call('POST', path, { body: {}, headers: { 'idempotency-key': 'nobody' } });
    expect(body).toMatchObject({ statusCode: 404, code: 'account_not_found' });
    expect(await remembered()).toBe(before + 1);
  });
});
