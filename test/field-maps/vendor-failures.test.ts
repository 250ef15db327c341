import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createVisitor, redirectOf, toldBy } from '../connect/visitor.ts';
import { type Answer, type Harness, startHarness } from '../harness.ts';
import { declareFields } from './kit.ts';
import { newMapped, open, openPage, origins } from './page-kit.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ people: 3 });
  await declareFields(harness, ['braze']);
});
afterAll(() => harness.close());
beforeEach(() => harness.clock.advance(60_000));
afterEach(() => harness.sandbox.braze.faults.clear());

/** Has the vendor answer so, by default whatever it is asked. */
const answerWith = (status: number, path = '/') =>
  harness.sandbox.braze.faults.add({ path, fault: { kind: 'status', status } });

/** The page of an account whose vendor answers so when the page is opened. */
async function openFailing(status: number, options = {}): Promise<{ account: string; page: Answer; path: string }> {
  const account = await newMapped(harness);
  // What was listed is taken as it was for a while.
  harness.clock.advance(60_000);
  answerWith(status);
  const visitor = createVisitor(harness);
  const path = redirectOf(await harness.clock.advanceUntil(open(harness, account, options, visitor)));
  return { account, page: await harness.clock.advanceUntil(visitor.get(path)), path };
}

describe('the mapping page of a vendor that shows nothing to map to', () => {
  it.each([{}, { truto_disabled_fields: ['tier'] }])(
    'says of a dead key that the account has to be connected again, and not to wait: %j',
    async (options) => {
      const { account, page, path } = await openFailing(401, options);
      expect(page.status).toBe(401);
      expect(page.text).toContain('<h1>Braze has to be connected again</h1>');
      expect(page.text).not.toContain('Try again');
      expect(page.text).not.toContain(`href="${path}"`);
      const message = { error_type: 'rapid_form_error', integrated_account_id: account };
      expect(toldBy(page)).toMatchObject({ message, origins });
      const { body } = await harness.call('GET', `/integrated-account/${account}`);
      expect(body).toMatchObject({ status: 'needs_reauth' });
    },
  );

  it.each([400, 404])('quotes the reason of a refusal, which no waiting mends: %i', async (status) => {
    const { page } = await openFailing(status);
    expect(page.status).toBe(status);
    expect(page.text).toContain('<h1>Braze does not show its fields</h1>');
    expect(page.text).toMatch(/Tell the product that sent you here the reason: \S/);
    expect(page.text).not.toContain('Try again');
    expect(toldBy(page).message).toMatchObject({ error_type: 'rapid_form_error' });
  });

  it.each([429, 503])('says of one that is busy or away to try again, and where: %i', async (status) => {
    const { page, path } = await openFailing(status);
    expect(page.status).toBe(status);
    expect(page.text).toContain('<h1>Braze does not answer</h1>');
    expect(page.text).toContain('Try again in a minute.');
    expect(page.text).toContain(`href="${path}"`);
  });
});

describe('a preview', () => {
  it.each<[number, string]>([
    [401, 'Braze does not accept the stored key any more.'],
    [400, 'Braze cannot look this up.'],
    [503, 'Braze did not show this user. Try again in a minute.'],
  ])('keeps the form and says what helps when the vendor answers %i', async (status, says) => {
    const { send } = await openPage(harness, await newMapped(harness), {});
    answerWith(status, '/users/export/ids');
    const fields = { 'map.given_name': 'field:first_name', 'map.tier': 'other', 'other.tier': 'rank' };
    const page = await harness.clock.advanceUntil(send({ ...fields, action: 'preview', user: 'person-0001' }));
    expect(page.status).toBe(200);
    expect(page.text).toContain(says);
    expect(page.text).toContain('value="rank"');
  });
});
