import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkNew } from '../field-maps/kit.ts';
import { type Harness, objectOf, startHarness, textOf } from '../harness.ts';
import { createLink, createVisitor, redirectOf, toldBy } from './visitor.ts';

let harness: Harness;
let account: string;
beforeAll(async () => {
  harness = await startHarness({ people: 1 });
  account = await linkNew(harness, 'braze');
});
afterAll(() => harness.close());

const origins = ['https://app.example.com'];

/** Addresses that open a page, each with its token and what the product is told when the rest of it cannot be meant. */
async function linkAddress() {
  const { url, token } = await createLink(harness, { allowed_origins: origins });
  return { url, token };
}

async function mappingAddress() {
  const body = { integrated_account_id: account, allowed_origins: origins };
  const token = textOf(objectOf((await harness.call('POST', '/integrated-account/token', { body })).body)['token']);
  return { url: `/connect-account/post-connect?integrated_account_session_token=${token}`, token };
}

describe('an opening that is refused though its token is good', () => {
  it.each<[string, () => Promise<{ url: string; token: string }>, string, number, string, RegExp]>([
    ['a field that there is not', mappingAddress, 'truto_disabled_fields=["nope"]', 400, 'validation_error', /nope/],
    ['another integration', mappingAddress, 'integration=iterable', 404, 'invalid_integration', /not of iterable/],
    ['a list in place of a text', mappingAddress, 'integration=a&integration=b', 400, 'validation_error', /given once/],
    [
      'too much for a cookie',
      linkAddress,
      `integrations=${'x'.repeat(5000)}`,
      400,
      'validation_error',
      /more than 4096/,
    ],
  ])('leads to an address without it, which says so to the product: %s', async (_, make, rest, status, type, says) => {
    const { url, token } = await make();
    const visitor = createVisitor(harness);
    const opened = await visitor.get(`${url}&${encodeURI(rest)}`);
    expect([opened.status, redirectOf(opened), opened.headers.getSetCookie()]).toEqual([
      303,
      expect.stringMatching(/^\/connect-account(?:\/post-connect)?\?problem=[\w-]+$/),
      [],
    ]);
    expect(redirectOf(opened)).not.toContain(token);
    const page = await visitor.get(redirectOf(opened));
    const error = expect.stringMatching(says);
    expect([page.status, toldBy(page)]).toMatchObject([status, { message: { error_type: type, error }, origins }]);
    expect(page.headers.get('content-security-policy')).toContain(`frame-ancestors ${origins.join(' ')}`);
    // The token itself opens the page still.
    expect(redirectOf(await visitor.get(url))).not.toContain('problem');
  });

  it('does not stay in an address that cannot be read at all', async () => {
    for (const { url, token } of [await linkAddress(), await mappingAddress()]) {
      const visitor = createVisitor(harness);
      const opened = await visitor.get(`${url}&note=%E0%A4`);
      expect([opened.status, redirectOf(opened)]).toEqual([303, expect.not.stringContaining(token)]);
      const page = await visitor.get(redirectOf(opened));
      expect([page.status, toldBy(page)]).toMatchObject([
        400,
        { message: { error_type: 'validation_error' }, origins: [] },
      ]);
    }
  });
});

describe('the page that says why nothing was opened', () => {
  it('is not the one of a token, which is taken out of the address first', async () => {
    const { url } = await mappingAddress();
    const refused = redirectOf(await createVisitor(harness).get(`${url}&integration=iterable`));
    const [, problem = ''] = refused.split('?');
    for (const good of [await linkAddress(), await mappingAddress()]) {
      const opened = await createVisitor(harness).get(`${good.url}&${problem}`);
      expect([opened.status, redirectOf(opened)]).toEqual([303, expect.not.stringMatching(/problem|token/)]);
    }
  });

  it('says nothing that was not signed for it', async () => {
    const { url } = await mappingAddress();
    const refused = redirectOf(await createVisitor(harness).get(`${url}&integration=iterable`));
    for (const forged of [`${refused.slice(0, -2)}AA`, '/connect-account/post-connect?problem=nothing']) {
      const page = await createVisitor(harness).open(forged);
      expect([page.status, toldBy(page)]).toMatchObject([
        401,
        { message: { error_type: 'invalid_token' }, origins: ['*'] },
      ]);
    }
  });

  it('is found at an address that browsers and servers take, however long the reason is', async () => {
    const names = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`a_name_of_no_field_${index}`, {}]));
    const { url } = await mappingAddress();
    const options = encodeURIComponent(JSON.stringify(names));
    const opened = await createVisitor(harness).get(`${url}&truto_disabled_fields=${options}`);
    expect(redirectOf(opened).length).toBeLessThan(4000);
    const { message } = toldBy(await createVisitor(harness).get(redirectOf(opened)));
    expect(message).toMatchObject({
      error: expect.stringMatching(/^truto_disabled_fields names a_name_of_no_field_0,.*…$/),
    });
  });
});
