import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type Harness, objectOf, startHarness, textOf } from '../harness.ts';
import { createLink, createVisitor } from '../connect/visitor.ts';
import { encoders, findSecrets } from './canaries.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ people: 1 });
});
afterAll(() => harness.close());
beforeEach(() => {
  harness.logs.length = 0;
});

const scim = { scim_token: 'CANARY-of-the-scim-token', scim_origin: 'https://x.example.com' };
/** Of one letter, as typed by somebody who tries, and of all kinds of signs. */
const make = {
  'of one letter': (length: number) => 'k'.repeat(length),
  'of all signs': (length: number) => 'CANARY+1"2\\3%25/'.repeat(length).slice(0, length),
};
const kinds = Object.entries(make).map(([kind, of]) => ({ kind, of }));

function expectNoSecret(answer: Answer, secret: string): void {
  const shown = JSON.stringify([answer.text, [...answer.headers], harness.logs]);
  expect(findSecrets(shown, [secret, scim.scim_token])).toEqual([]);
  for (const encode of Object.values(encoders)) expect(shown).not.toContain(encode(secret.slice(0, 1024)));
}

const link = (secret: string, further: object = {}) => {
  const context = { instance: 'US-01', api_key: secret, ...scim };
  const body = { tenant_id: 'a', integration: 'braze', sandbox: true, context, ...further };
  return harness.call('POST', '/integrated-account', { body });
};

describe.each(kinds)('a secret $kind', ({ of }) => {
  it.each([200, 260, 6200, 9000, 16_384])('of %i characters breaks nothing and is not shown', async (length) => {
    const answer = await link(of(length));
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'connection_refused' });
    expectNoSecret(answer, of(length));

    const stored = await link(of(length), { verify: false });
    expect(stored.status).toBe(201);
    const id = textOf(objectOf(stored.body)['id']);
    for (const path of ['/unified/user-directory/users/ada-1', '/proxy/segments', '/custom/segments/list']) {
      const called = await harness.call('GET', `${path}?integrated_account_id=${id}`);
      expect(called.status).toBe(401);
      expectNoSecret(called, of(length));
    }
    expect((await harness.call('GET', `/native/${id}/segments/list`)).status).toBe(401);
  });

  it.each([16_385, 60_000])('of %i characters is refused by name', async (length) => {
    const answer = await link(of(length), { verify: false });
    expect(answer.status).toBe(422);
    const [error] = [objectOf(answer.body)['errors']].flat();
    expect(error).toMatchObject({ path: 'context.api_key', message: expect.stringContaining('16384 characters') });
    expectNoSecret(answer, of(length));
  });

  it.each([9000, 30_000])('of %i characters may be typed on the connect page', async (length) => {
    const visitor = createVisitor(harness);
    const form = await visitor.open((await createLink(harness, { integrations: ['braze'] })).url);
    const typed = { instance: 'US-01', api_key: of(length) };
    const answer = await visitor.post(form.path, visitor.fill(form, typed));
    expect(answer.status).toBe(422);
    expectNoSecret(answer, of(length));
  });

  it.each([9000, 60_000])('of %i characters may be sent with an account token', async (length) => {
    const target = { accountId: harness.accounts.braze };
    const { token } = await harness.crosswalk.api.accounts.createToken(target);
    const body = { context: { api_key: of(length) } };
    const answer = await harness.call('PATCH', '/integrated-account/me', { token, body });
    expect(answer.status).toBe(422);
    expectNoSecret(answer, of(length));
  });
});
