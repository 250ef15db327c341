import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JsonValue } from '../../src/mapping/index.ts';
import { type Harness, listOf, objectOf, startHarness, tenant, textOf } from '../harness.ts';

const people = 130;
let harness: Harness;
const accounts: Record<string, string> = {};

const numbered = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => `${name}-${String(index).padStart(3, '0')}`);

async function link(integration: string, context: Record<string, string>): Promise<string> {
  const { id } = await harness.crosswalk.api.accounts.create({
    tenantId: tenant,
    integration,
    context,
    sandbox: true,
    verify: false,
  });
  return id;
}

/** A Braze workspace with enough of everything for several pages. */
async function furnishBraze(): Promise<string> {
  const { braze } = harness.sandbox;
  const workspace = braze.addWorkspace({
    instance: 'EU-01',
    apiKeys: [{ key: 'braze-key', permissions: 'all' }],
    segments: numbered(230, 'segment').map((id) => ({ id, name: id, members: [] })),
    contentBlocks: numbered(120, 'block').map((id) => ({ id, name: id })),
  });
  for (const email of numbered(230, 'bounced')) workspace.hardBounce(`${email}@example.com`);
  const account = await link('braze', { instance: 'EU-01', api_key: 'braze-key' });
  const attributes = [
    { external_id: 'ada', ...Object.fromEntries(numbered(130, 'attribute').map((name) => [name, 1])) },
  ];
  const { status } = await harness.call('POST', `/proxy/users/track?integrated_account_id=${account}`, {
    body: { attributes },
  });
  expect(status).toBeLessThan(300);
  harness.clock.advance(60_000);
  return account;
}

async function furnishIterable(): Promise<string> {
  const project = harness.sandbox.iterable.addProject({
    id: 77,
    type: 'hybrid',
    organization: 'Test',
    keys: [{ value: 'iterable-key', type: 'server-side' }],
  });
  for (const name of numbered(45, 'campaign')) project.addCampaign({ name });
  const account = await link('iterable', { api_key: 'iterable-key', project_type: 'hybrid' });
  const query = `integrated_account_id=${account}`;
  await harness.call('POST', `/custom/api/catalogs/books?${query}`);
  harness.clock.advance(60_000);
  for (const key of numbered(120, 'key')) {
    const { status } = await harness.call('PUT', `/custom/api/metadata/books/${key}?${query}`, {
      headers: { 'content-type': 'application/json' },
      body: { value: { a: 1 } },
    });
    expect(status).toBe(200);
  }
  harness.clock.advance(60_000);
  return account;
}

beforeAll(async () => {
  harness = await startHarness({ people });
  Object.assign(accounts, harness.accounts);
  accounts['braze'] = await furnishBraze();
  accounts['iterable'] = await furnishIterable();
}, 60_000);
afterAll(() => harness.close());

interface Page {
  result: JsonValue[];
  next: string | null;
  previous: string | null;
}

/** One page through the public surface. */
async function read(method: string, path: string, cursor?: string): Promise<Page> {
  const separator = path.includes('?') ? '&' : '?';
  const { status, body } = await harness.call(
    method,
    `${path}${separator}${cursor === undefined ? '' : `next_cursor=${cursor}`}`,
  );
  expect(status, JSON.stringify(body)).toBe(200);
  const { result, next_cursor: next = null, prev_cursor: previous = null, result_count: count } = objectOf(body);
  expect(listOf(result)).toHaveLength(Number(count));
  return {
    result: listOf(result),
    next: next === null ? null : textOf(next),
    previous: previous === null ? null : textOf(previous),
  };
}

async function walk(method: string, path: string): Promise<Page[]> {
  const pages = [await read(method, path)];
  for (let cursor = pages[0]?.next; cursor; cursor = pages.at(-1)?.next) pages.push(await read(method, path, cursor));
  return pages;
}

const lists: [
  name: string,
  vendor: string,
  path: string,
  key: (item: JsonValue) => JsonValue | undefined,
  count: number,
][] = [
  ['Braze segments, by page number', 'braze', '/proxy/segments?limit=30', (item) => objectOf(item)['id'], 230],
  ['Braze segments, a page of the vendor at a time', 'braze', '/proxy/segments', (item) => objectOf(item)['id'], 230],
  [
    'Braze hard bounces, by offset',
    'braze',
    '/proxy/hard-bounces?limit=50&start_date=2025-12-01&end_date=2026-02-01',
    (item) => objectOf(item)['email'],
    230,
  ],
  [
    'Braze content blocks, by offset',
    'braze',
    '/proxy/content-blocks?limit=40',
    (item) => objectOf(item)['content_block_id'],
    120,
  ],
  [
    'Braze custom attributes, by relative Link header',
    'braze',
    '/proxy/custom-attributes',
    (item) => objectOf(item)['name'],
    130,
  ],
  [
    'Braze custom attributes, in parts of a linked page',
    'braze',
    '/proxy/custom-attributes?limit=20',
    (item) => objectOf(item)['name'],
    130,
  ],
  [
    'Iterable campaigns, by relative address',
    'iterable',
    '/proxy/campaigns?limit=10',
    (item) => objectOf(item)['id'],
    45,
  ],
  [
    'Iterable metadata keys, by marker',
    'iterable',
    '/proxy/metadata-keys?table=books',
    (item) => objectOf(item)['key'],
    120,
  ],
  ['Segment members, by cursor', 'segment', '/proxy/iam-users?limit=1', (item) => objectOf(item)['id'], 2],
  [
    'Segment audiences, by cursor, in the space of the account',
    'segment',
    '/proxy/audiences?limit=1',
    (item) => objectOf(item)['id'],
    3,
  ],
];

describe.each(lists)('%s', (_, vendor, path, key, count) => {
  const full = () => `${path}${path.includes('?') ? '&' : '?'}integrated_account_id=${accounts[vendor]}`;

  it('gives every item once, page by page, and the same pages on the way back', async () => {
    const pages = await walk('GET', full());
    const items = pages.flatMap(({ result }) => result.map(key));
    expect(items).toHaveLength(count);
    expect(new Set(items).size).toBe(count);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages[0]?.previous).toBeNull();
    if (path.includes('metadata-keys')) return;
    const back: Page[] = [];
    for (let cursor = pages.at(-1)?.previous; cursor; cursor = back.at(-1)?.previous)
      back.push(await read('GET', full(), cursor));
    expect(back.map(({ result }) => result).reverse()).toEqual(pages.slice(0, -1).map(({ result }) => result));
  });

  it('refuses its cursor for another resource', async () => {
    const { next } = await read('GET', full());
    const other = `/proxy/channels?integrated_account_id=${accounts['iterable']}&next_cursor=${next}`;
    const { body } = await harness.call('GET', other);
    expect(body).toMatchObject({ statusCode: 400, code: 'invalid_cursor' });
  });
});

describe('calls that the vendor answers in pages', () => {
  it('are lists too: the traits of a Segment profile, path parameters in the query', async () => {
    const path = `/proxy/profiles/traits?integrated_account_id=${accounts['segment']}&collection=users&identifier=user_id:person-0001&limit=5`;
    const pages = await walk('POST', path);
    const names = pages.flatMap(({ result }) => result.map((item) => objectOf(item)['name']));
    expect(names).toContain('email');
    expect(new Set(names).size).toBe(names.length);
    expect(pages.length).toBeGreaterThan(1);
  });

  it('are lists too: the scan of a Lytics audience', async () => {
    const path = `/proxy/segments/scan?integrated_account_id=${accounts['lytics']}&segment=all&limit=50`;
    const pages = await walk('POST', path);
    expect(pages.map(({ result }) => result.length)).toEqual([50, 50, 30]);
  });

  it('come as the vendor wrote them when raw is asked for', async () => {
    const path = `/proxy/segments/scan?integrated_account_id=${accounts['lytics']}&segment=all&limit=2&truto_response_format=raw`;
    const { body } = await harness.call('POST', path);
    expect(objectOf(body)).toMatchObject({ message: 'success', _next: expect.any(String), total: people });
    const listed = `/proxy/segments?integrated_account_id=${accounts['braze']}&truto_response_format=raw`;
    expect((await harness.call('GET', listed)).body).toMatchObject({ message: 'success', segments: expect.any(Array) });
  });
});
