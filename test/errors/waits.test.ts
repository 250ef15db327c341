import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type Harness, startHarness, type VendorName, vendorNames } from '../harness.ts';
import { expectError } from './envelope.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ people: 3 });
});
afterAll(() => harness.close());
beforeEach(() => {
  harness.clock.advance(1000 - (harness.clock.now() % 1000));
  for (const vendor of harness.sandbox.vendors) vendor.faults.clear();
});

/** What a vendor sends with a 429 or 503. */
interface Sent {
  headers?: Record<string, string>;
  body?: object;
}

/** The ways to a vendor whose failures come in our envelope. */
const ways = {
  proxy: (vendor: VendorName) => `/proxy/${lists[vendor]}`,
  unified: () => '/unified/user-directory/users/ada-1',
  custom: () => '/custom/v1/anything',
};
const wayNames = ['proxy', 'unified', 'custom'] as const;
const lists: Record<VendorName, string> = {
  braze: 'segments',
  iterable: 'channels',
  segment: 'iam-users',
  lytics: 'segments',
};

/** Lets the vendor refuse the next call in this way, and makes the call. */
async function refuse(
  vendor: VendorName,
  status: number,
  { headers = {}, body }: Sent,
  way: keyof typeof ways = 'proxy',
): Promise<Answer> {
  const refusal = body === undefined ? {} : { body: JSON.stringify(body) };
  const sent = { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers };
  harness.sandbox[vendor].faults.add({ times: 1, fault: { kind: 'status', status, headers: sent, ...refusal } });
  return callNow(`${ways[way](vendor)}?integrated_account_id=${harness.accounts[vendor]}`);
}

/** One request while the clock stands still, so that instants that the vendor names are exact. */
async function callNow(path: string): Promise<Answer> {
  const headers = { authorization: `Bearer ${harness.token}` };
  const response = await harness.crosswalk.fetch(new Request(`http://crosswalk.test${path}`, { headers }));
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
}

/** Whole seconds from now, as the vendors' clocks count them. */
const inSeconds = (seconds: number) => Math.ceil(harness.clock.now() / 1000) + seconds;
const asDate = (seconds: number) => new Date(inSeconds(seconds) * 1000).toUTCString();

const dialects: [vendor: VendorName, what: string, sent: () => Sent, wait: number][] = [
  ['braze', 'its own wait', () => ({ headers: { 'x-ratelimit-retry-after': '7' } }), 7],
  ['braze', 'the instant of the reset', () => ({ headers: { 'x-ratelimit-reset': String(inSeconds(40)) } }), 40],
  [
    'braze',
    'both, of which the longer counts',
    () => ({ headers: { 'x-ratelimit-retry-after': '2', 'x-ratelimit-reset': String(inSeconds(30)) } }),
    30,
  ],
  ['braze', 'nothing', () => ({}), 1],
  ['iterable', 'nothing, as ever', () => ({ body: { msg: 'Slow down', params: {} } }), 1],
  ['segment', 'seconds', () => ({ headers: { 'retry-after': '12' } }), 12],
  ['segment', 'a date', () => ({ headers: { 'retry-after': asDate(90) } }), 90],
  ['segment', 'seconds to the reset', () => ({ headers: { 'x-ratelimit-reset': '25' } }), 25],
  [
    'segment',
    'milliseconds in the body',
    () => ({ body: { errors: [{ type: 'too-many-requests', data: { msBeforeNext: 2400 } }] } }),
    3,
  ],
  ['lytics', 'nothing, as ever', () => ({ body: { status: 429, message: 'too many requests' } }), 1],
  ['segment', 'nothing to wait for', () => ({ headers: { 'retry-after': '0' } }), 1],
  ['segment', 'less than a second', () => ({ headers: { 'retry-after': '0.2' } }), 1],
  ['segment', 'a fraction', () => ({ headers: { 'retry-after': '2.1' } }), 3],
  ['segment', 'a date that is over', () => ({ headers: { 'retry-after': asDate(-90) } }), 1],
  ['segment', 'words', () => ({ headers: { 'retry-after': 'soon' } }), 1],
  ['segment', 'less than nothing', () => ({ headers: { 'retry-after': '-5' } }), 1],
  ['segment', 'two days', () => ({ headers: { 'retry-after': '172800' } }), 172_800],
  ['segment', 'a date in ten days', () => ({ headers: { 'x-ratelimit-reset': asDate(864_000) } }), 864_000],
  [
    'segment',
    'ten years, of which the longest month counts',
    () => ({ headers: { 'retry-after': String(10 * 365 * 86_400) } }),
    31 * 86_400,
  ],
];

describe.each([429, 503])('a %i of a vendor', (status) => {
  it.each(dialects)('of %s that says %s becomes whole seconds', async (vendor, _what, sent, wait) => {
    const answer = await refuse(vendor, status, sent());
    const code = status === 429 ? 'remote_rate_limited' : 'remote_failed';
    const body = expectError(answer, status, code);
    expect(body['retry_after']).toBe(wait);
    expect(body).toMatchObject({ truto_is_remote_error: true });
  });

  it.each(vendorNames.flatMap((vendor) => wayNames.map((way) => [vendor, way] as const)))(
    'carries ratelimit headers, %s by %s',
    async (vendor, way) => {
      const answer = await refuse(vendor, status, { headers: { 'retry-after': '4' } }, way);
      expectError(answer, status, status === 429 ? 'remote_rate_limited' : 'remote_failed');
      expect(answer.headers.get('ratelimit-limit')).toMatch(/^\d+(;w=\d+)?$/);
      expect(answer.headers.get('ratelimit-remaining')).toBe('0');
      expect(answer.headers.get('ratelimit-reset')).toMatch(/^\d+$/);
    },
  );

  it('hands on the vendor’s own figures, where it gives any', async () => {
    const headers = {
      'x-ratelimit-limit': '250000',
      'x-ratelimit-remaining': '17',
      'x-ratelimit-reset': String(inSeconds(40)),
    };
    const answer = await refuse('braze', status, { headers });
    expect(answer.headers.get('ratelimit-limit')).toBe('250000');
    expect(answer.headers.get('ratelimit-remaining')).toBe('17');
    expect(answer.headers.get('ratelimit-reset')).toBe('40');
  });

  it('hands on nothing but figures', async () => {
    const headers = { 'x-ratelimit-limit': 'a lot', 'x-ratelimit-remaining': '<b>', 'x-ratelimit-reset': 'never' };
    const answer = await refuse('braze', status, { headers });
    expect(answer.headers.get('ratelimit-limit')).toMatch(/^\d+$/);
    expect(answer.headers.get('ratelimit-remaining')).toBe('0');
    expect(answer.headers.get('ratelimit-reset')).toMatch(/^\d+$/);
  });

  it('passes a native route as the vendor sent it', async () => {
    const headers = { 'retry-after': asDate(90), 'x-own': 'yes' };
    harness.sandbox.segment.faults.add({ times: 1, fault: { kind: 'status', status, headers, body: 'wait' } });
    const answer = await harness.call('GET', `/native/${harness.accounts.segment}/v1/x`);
    expect([answer.status, answer.text]).toEqual([status, 'wait']);
    expect([answer.headers.get('retry-after'), answer.headers.get('x-own')]).toEqual([headers['retry-after'], 'yes']);
  });
});

describe('a success of a vendor that says how much of its limit is left', () => {
  it.each([
    ['proxy', '/proxy/segments'],
    ['proxy, one record', '/proxy/segments/:segment'],
    ['custom', '/custom/segments/list'],
    ['unified, a list', '/unified/user-directory/groups'],
    ['unified, a record', '/unified/user-directory/users/person-0001'],
  ])('carries the figures under the standard names: %s', async (_, path) => {
    const query = `?integrated_account_id=${harness.accounts.braze}`;
    const { body } = await callNow(`/custom/segments/list${query}`);
    const [segment = ''] = /[0-9a-f-]{36}/.exec(JSON.stringify(body)) ?? [];
    const answer = await callNow(`${path.replace(':segment', segment)}${query}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('ratelimit-limit')).toMatch(/^\d+$/);
    expect(answer.headers.get('ratelimit-remaining')).toMatch(/^\d+$/);
    expect(Number(answer.headers.get('ratelimit-reset'))).toBeLessThanOrEqual(3600);
  });

  it('says nothing for one that says nothing', async () => {
    const answer = await callNow(`/proxy/segments?integrated_account_id=${harness.accounts.lytics}`);
    expect([answer.status, answer.headers.get('ratelimit-limit')]).toEqual([200, null]);
  });
});

describe('a 503 of our own', () => {
  it('says how long to wait', async () => {
    const stopping = await startHarness({ people: 1, crosswalk: { ready: () => Promise.resolve(false) } });
    const body = expectError(await stopping.call('GET', '/ready', { token: null }), 503, 'unavailable');
    expect(body).not.toHaveProperty('truto_is_remote_error');
    await stopping.close();
  });

  it('is the answer when the database cannot be reached', async () => {
    const broken = await startHarness({ people: 1 });
    await broken.database.disconnect();
    const answer = await broken.call('GET', '/ready', { token: null });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
  });
});
