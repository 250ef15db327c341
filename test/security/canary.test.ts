import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { schema } from '../../src/db/index.ts';
import { type Answer, type Harness, objectOf, startHarness, textOf, vendorNames, type VendorName } from '../harness.ts';
import { canaries, findSecrets, secrets } from './canaries.ts';
import { createEchoingVendor, type EchoingVendor, echoes } from './echoing-vendor.ts';

let vendor: EchoingVendor;
let harness: Harness;
let accounts: Record<VendorName, string>;

beforeAll(async () => {
  vendor = createEchoingVendor();
  harness = await startHarness({ people: 1, crosswalk: { transport: vendor.transport } });
  const link = async (integration: VendorName) => {
    const body = { tenant_id: 'canary', integration, context: canaries[integration], verify: false };
    const answer = await harness.call('POST', '/integrated-account', { body });
    expect(answer.status).toBe(201);
    expect(secretsIn(answer)).toEqual([]);
    return textOf(objectOf(answer.body)['id']);
  };
  accounts = {
    braze: await link('braze'),
    iterable: await link('iterable'),
    segment: await link('segment'),
    lytics: await link('lytics'),
  };
});
afterAll(() => harness.close());

beforeEach(() => {
  harness.logs.length = 0;
  vendor.urls.length = 0;
});

/** The credentials and tokens that an answer holds. A vendor's success is handed on as it streams by, header fields aside. */
function secretsIn({ status, headers, text }: Pick<Answer, 'status' | 'headers' | 'text'>): string[] {
  const isStreamed = headers.get('x-crosswalk-answer') === 'vendor' && status < 400;
  return findSecrets(JSON.stringify([...headers]) + (isStreamed ? '' : text), [...secrets, harness.token]);
}

/** Like the harness's own call, but without a look into the body, which may be no JSON although it says so. */
async function ask([method, path, body]: Step) {
  const init = { method, headers: { authorization: `Bearer ${harness.token}` }, body: JSON.stringify(body) ?? null };
  const request = new Request(`http://crosswalk.test${path}`, init);
  const response = await harness.clock.advanceUntil(harness.crosswalk.fetch(request));
  const { status, headers } = response;
  return { status, headers, text: await harness.clock.advanceUntil(response.text()) };
}

const users = '/unified/user-directory/users';
const user = { id: 'ada-1', emails: [{ email: 'ada@example.com' }], first_name: 'Ada' };

/** Calls of every kind, by vendor, that reach the vendor with a credential. */
const lists: Record<VendorName, string> = {
  braze: '/proxy/segments',
  iterable: '/proxy/channels',
  segment: '/proxy/audiences?space_id=spa_1',
  lytics: '/proxy/segments',
};
const servers: Record<VendorName, readonly string[]> = {
  braze: ['rest'],
  iterable: ['api'],
  segment: ['tracking', 'profile', 'public', 'objects'],
  lytics: ['api', 'collect'],
};

type Step = readonly [method: string, path: string, body?: object];

function stepsOf(name: VendorName): Step[] {
  const id = accounts[name];
  const query = `integrated_account_id=${id}`;
  const list = lists[name];
  return [
    ['GET', `${list}${list.includes('?') ? '&' : '?'}${query}`],
    ['GET', `${users}?emails=ada@example.com&${query}`],
    ['GET', `${users}/ada-1?truto_response_format=debug&${query}`],
    ['POST', `${users}?${query}`, user],
    ['PATCH', `${users}/ada-1?${query}`, { first_name: 'Ada' }],
    ['DELETE', `${users}/ada-1?${query}`],
    ['GET', `/unified/user-directory/groups?${query}`],
    ...servers[name].flatMap((server): Step[] => [
      ['GET', `/native/${id}@${server}/v1/some/path`],
      ['POST', `/native/${id}@${server}/v1/some/path`, { writeKey: 'mine', user }],
      ['GET', `/custom/v1/some/path?truto_server=${server}&${query}`],
      ['POST', `/custom/v1/some/path?truto_server=${server}&${query}`, { user }],
    ]),
    ['PATCH', `/integrated-account/${id}`, { verify: true }],
    ['PATCH', `/integrated-account/${id}`, { context: canaries[name] }],
    ['POST', '/integrated-account', { tenant_id: 'canary', integration: name, context: canaries[name] }],
    ['GET', `/integrated-account/${id}`],
    ['GET', '/integrated-account'],
  ];
}

/** Every way of giving it back at the vendor with one server, where it is quick, and in turn at one of the others. */
const encounters = echoes.flatMap((echo, index) => {
  const others = vendorNames.filter((name) => name !== 'braze');
  return ['braze' as const, ...others.slice(index % others.length).slice(0, 1)].map((name) => ({ name, echo }));
});

describe('a credential', () => {
  it.each(encounters)('of $name stays inside when the vendor gives it back $echo.name', async ({ name, echo }) => {
    vendor.echo(echo);
    for (const step of stepsOf(name)) {
      expect({ step, secrets: secretsIn(await ask(step)) }).toEqual({ step, secrets: [] });
    }
    expect(vendor.urls.length).toBeGreaterThan(5);
    expect(findSecrets(vendor.urls.join('\n'))).toEqual([]);
    expect(harness.logs.length).toBeGreaterThan(5);
    expect(findSecrets(JSON.stringify(harness.logs), [...secrets, harness.token])).toEqual([]);
  });
});

describe('an error in process', () => {
  it.each(echoes)('holds no credential, nor does what caused it, when the vendor gives it back $name', async (echo) => {
    vendor.echo(echo);
    const { api } = harness.crosswalk;
    const target = { accountId: accounts.braze };
    const call = api.proxy.call(target, { resource: 'segments', method: 'list' });
    const told = await harness.clock.advanceUntil(call).then(
      (answer) => [...answer.headers, answer.body],
      (error: unknown) => error,
    );
    expect(findSecrets(inspect(told, { depth: Infinity, showHidden: true, maxStringLength: Infinity }))).toEqual([]);
  });
});

it('a success with a credential in it is told, all but the credential', async () => {
  const echo = echoes.find(({ name }) => name === 'in JSON of a success, plain');
  if (echo === undefined) throw new Error('there is no such echo');
  vendor.echo(echo);
  for (const path of ['/proxy/segments', '/custom/segments/list']) {
    const answer = await harness.call('GET', `${path}?integrated_account_id=${accounts.braze}`);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('authorization: Bearer [redacted]');
  }
});

describe('credentials', () => {
  it('reached the vendors in all these calls, or the rest would prove nothing', () => {
    const everything = vendor.received.join('\n');
    for (const secret of secrets) expect(findSecrets(everything, [secret])).not.toEqual([]);
  });

  it('stand in no table of the database in a form that could be read', async () => {
    const { database } = harness.database;
    const tables = [
      await database.select().from(schema.integratedAccount),
      await database.select().from(schema.apiToken),
      await database.select().from(schema.tenantKey),
    ];
    for (const table of tables) {
      expect(table.length).toBeGreaterThan(0);
      expect(findSecrets(JSON.stringify(table), [...secrets, harness.token])).toEqual([]);
    }
  });

  it('are shown by their last four characters', async () => {
    const { body } = await harness.call('GET', `/integrated-account/${accounts.segment}`);
    expect(objectOf(body)['context']).toEqual({
      region: 'US',
      write_key: '****c4e1',
      profile_token: '****09aa',
      space_id: 'spa_1',
      public_token: '****55d7',
    });
  });
});

describe('an API token', () => {
  it('reaches no vendor', () => {
    expect(vendor.received.length).toBeGreaterThan(100);
    expect(findSecrets(vendor.received.join('\n'), [harness.token])).toEqual([]);
  });

  it('is in no log line, also when it is put in the wrong place', async () => {
    const { token } = harness;
    for (const path of [`/${token}`, `/native/${token}/x`, `/integrated-account/${token}`, `/health?token=${token}`]) {
      await harness.call('GET', path);
      await harness.call('POST', path, { token: null, body: { token } });
    }
    await harness.call('GET', '/integrated-account', { token: `${token}x` });
    expect(harness.logs.length).toBeGreaterThan(8);
    expect(findSecrets(JSON.stringify(harness.logs), [token])).toEqual([]);
  });

  it('that is mistaken for a vendor’s credential is not stored readably', async () => {
    const body = { tenant_id: 'canary', integration: 'braze', context: { instance: 'US-01', api_key: harness.token } };
    const answer = await harness.call('POST', '/integrated-account', { body: { ...body, verify: false } });
    expect(answer.status).toBe(201);
    expect(findSecrets(answer.text, [harness.token])).toEqual([]);
  });
});

describe('a malformed body', () => {
  it('is not quoted, as it may hold a credential', async () => {
    const text = `{"context": {"api_key": "${canaries.braze.api_key.slice(0, 13)}" oops`;
    const answer = await harness.call('PATCH', `/integrated-account/${accounts.braze}`, { body: text });
    expect(answer.body).toMatchObject({ code: 'invalid_json' });
    expect(answer.text).not.toContain('CANARY');
  });

  it('with a wrong field is not quoted either', async () => {
    const context = { api_key: [canaries.braze.api_key], instance: canaries.braze.api_key, [secrets[0] ?? '']: 1 };
    const answer = await harness.call('PATCH', `/integrated-account/${accounts.braze}`, { body: { context } });
    expect(answer.body).toMatchObject({ code: 'connection_invalid' });
    expect(answer.text.split('is not a connection field')).toHaveLength(3);
  });
});
