import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transportFromFetch } from '../../src/egress/index.ts';
import { type JsonObject, type JsonValue } from '../../src/mapping/index.ts';
import { createIterableSandbox, type IterableSandbox } from '../../src/sandbox/iterable/index.ts';
import { dispatch, samplePeople } from '../../src/sandbox/kit/index.ts';
import { type Answer, type Harness, listOf, objectOf, startHarness, tenant, textOf } from '../harness.ts';

let harness: Harness;
/** An Iterable whose exports are cut into small files. */
let iterable: IterableSandbox;
const accounts = { braze: '', iterable: '', segment: '', refusing: '' };

/** The vendor's page of three rows that a destination refused; no destination of the sandbox refuses any. */
function refusedRows({ url }: Request): Response {
  const rows = ['Order', 'Refund', 'Visit'].map((eventName, index) => ({ eventName, total: index + 1 }));
  const { searchParams: query } = new URL(url);
  const start = Number(query.get('pagination[cursor]'));
  const end = start + Number(query.get('pagination[count]'));
  const next = end < rows.length ? { next: String(end) } : {};
  const previous = start > 0 ? { previous: '0' } : {};
  const pagination = { current: String(start), ...next, ...previous, totalEntries: rows.length };
  return Response.json({ data: { total: 6, dataset: rows.slice(start, end), pagination } });
}

async function link(integration: string, context: Record<string, string>): Promise<string> {
  const account = { tenantId: tenant, integration, context, verify: false };
  return (await harness.crosswalk.api.accounts.create(account)).id;
}

async function call(account: string, method: string, path: string, body?: JsonObject): Promise<Answer> {
  const separator = path.includes('?') ? '&' : '?';
  const target = `${path}${separator}integrated_account_id=${account}`;
  const answer = await harness.call(method, target, body === undefined ? {} : { body });
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer;
}

/** What the call creates, under this name in the answer. */
async function create(path: string, name: string, body: JsonObject): Promise<string> {
  const answer = await call(accounts.segment, 'POST', path, body);
  return textOf(objectOf(objectOf(objectOf(answer.body)['data'])[name])['id']);
}

/** Events of three names for every way that events go: received, refused for want of a user, of a suppressed user. */
async function sendEvents(): Promise<void> {
  const { write_key: key } = harness.world.connections.segment;
  const regulation = { regulationType: 'SUPPRESS_ONLY', subjectType: 'USER_ID', subjectIds: ['gone'] };
  await call(accounts.segment, 'POST', '/proxy/regulations', regulation);
  harness.clock.advance(10_000);
  await call(accounts.segment, 'GET', '/proxy/regulations');
  for (const event of ['Order', 'Refund', 'Visit']) {
    for (const user of [{ userId: 'u1' }, {}, { userId: 'gone' }]) {
      const request = new Request('https://api.segment.io/v1/track', {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${key}:`)}`, 'content-type': 'application/json' },
        body: JSON.stringify({ ...user, event }),
      });
      expect((await harness.sandbox.fetch(request)).status).toBe(200);
    }
  }
  harness.clock.advance(10_000);
}

beforeAll(async () => {
  const transport = transportFromFetch(async (request) => {
    const { host } = new URL(request.url);
    return (host === 'api.iterable.com' ? await dispatch(iterable, request) : undefined) ?? refusedRows(request);
  });
  harness = await startHarness({ people: 3, crosswalk: { transport } });
  iterable = createIterableSandbox({ clock: harness.clock, maxExportFileBytes: 700 });
  const project = iterable.addProject({ type: 'hybrid', keys: [{ value: 'export-key', type: 'server-side' }] });
  project.seed(samplePeople(25));
  Object.assign(accounts, harness.accounts);
  accounts.iterable = await link('iterable', { api_key: 'export-key', project_type: 'hybrid' });
  accounts.refusing = await link('segment', { region: 'US', public_token: 'public-token' });
  await sendEvents();
});
afterAll(() => harness.close());

interface Page {
  items: JsonValue[];
  meta: JsonValue | undefined;
}

/** Every page of a list, on the way that the cursors lead. */
async function walk(account: string, method: string, path: string): Promise<Page[]> {
  const pages: Page[] = [];
  let cursor: string | undefined;
  do {
    const separator = path.includes('?') ? '&' : '?';
    const target = cursor === undefined ? path : `${path}${separator}next_cursor=${cursor}`;
    const {
      result,
      next_cursor: next,
      result_count: count,
      meta,
    } = objectOf((await call(account, method, target)).body);
    expect(listOf(result)).toHaveLength(Number(count));
    pages.push({ items: listOf(result), meta });
    cursor = next === null ? undefined : textOf(next);
    // Iterable gives one page of files a second.
    harness.clock.advance(1000);
  } while (cursor !== undefined);
  return pages;
}

/** What the items of each page have under a name. */
function valuesIn(pages: readonly Page[], name: string): (JsonValue | undefined)[][] {
  return pages.map(({ items }) => items.map((item) => objectOf(item)[name]));
}

/** Each value on a page of its own. */
const onePerPage = (values: readonly string[]) => values.map((value) => [value]);

describe('a list that stands beside another one', () => {
  it('gives the states of addresses and then those of numbers, at Braze', async () => {
    const asked = 'email=person-0001%40example.com&email=person-0002%40example.com&phone=%2B15550001';
    const pages = await walk(accounts.braze, 'GET', `/proxy/subscription-states?limit=1&${asked}`);
    expect(valuesIn(pages.slice(0, 2), 'email')).toEqual(
      onePerPage(['person-0001@example.com', 'person-0002@example.com']),
    );
    expect(valuesIn(pages.slice(2), 'phone')).toEqual(onePerPage(['+15550001']));
    expect(pages.map(({ meta }) => meta)).toEqual([undefined, undefined, undefined]);
  });

  it('gives the states of numbers alone, at Braze', async () => {
    const pages = await walk(accounts.braze, 'GET', '/proxy/subscription-states?phone=%2B15550001');
    expect(valuesIn(pages, 'phone')).toEqual(onePerPage(['+15550001']));
  });

  it('gives every warehouse and every source that uses a credential, each list by a call of its own, at Segment', async () => {
    const credential = await create('/proxy/credentials', 'credential', {
      name: 'Store',
      settings: { username: 'ada' },
    });
    const settings = { credential };
    const warehouses = [];
    for (const name of ['one', 'two', 'three']) {
      const warehouse = { metadataId: 'postgres', name, settings };
      warehouses.push(await create('/proxy/warehouses', 'warehouse', warehouse));
    }
    const sources = [];
    for (const slug of ['left', 'right']) {
      sources.push(await create('/proxy/sources', 'source', { metadataId: 'node', slug, enabled: true, settings }));
    }
    const query = `credential_id=${credential}&limit=1`;
    const byWarehouse = await walk(accounts.segment, 'GET', `/proxy/credential-consumers?${query}`);
    expect(valuesIn(byWarehouse, 'id')).toEqual(onePerPage(warehouses));
    const bySource = await walk(accounts.segment, 'POST', `/proxy/credential-consumers/list_sources?${query}`);
    expect(valuesIn(bySource, 'id')).toEqual(onePerPage(sources));
    for (const { meta } of byWarehouse) {
      expect(meta).toMatchObject({
        data: { warehousesPagination: { totalEntries: 3 }, sources: sources.map((id) => ({ id })) },
      });
    }
  });
});

describe('what stands beside a list', () => {
  it('is kept on every page: the state of an export, whose files Iterable gives 10 at a time', async () => {
    const export_ = { dataTypeName: 'user', outputFormat: 'application/x-json-stream' };
    const started = objectOf((await call(accounts.iterable, 'POST', '/proxy/export-jobs', export_)).body);
    const jobId = Number(started['jobId']);
    const path = `/proxy/export-files?job_id=${jobId}&limit=3`;
    const [waiting] = await walk(accounts.iterable, 'GET', path);
    expect(waiting).toMatchObject({ items: [], meta: { jobId, exportTruncated: false } });
    harness.clock.advance(60_000);
    const pages = await walk(accounts.iterable, 'GET', path);
    const files = pages.flatMap(({ items }) => items.map((item) => textOf(objectOf(item)['file'])));
    expect(files.length).toBeGreaterThan(20);
    expect(files).toEqual([...new Set(files)].toSorted());
    expect(pages.slice(0, 4).map(({ items }) => items.length)).toEqual([3, 3, 3, 1]);
    const state = { jobId, jobState: 'completed', exportTruncated: false };
    expect(pages.map(({ meta }) => meta)).toEqual(pages.map(() => state));
  });

  it('is kept on every page: whether a profiles warehouse gets tables of events, at Segment', async () => {
    const warehouse = { metadataId: 'postgres', name: 'profiles', settings: {} };
    const id = await create('/proxy/profiles-warehouses', 'profilesWarehouse', warehouse);
    const path = `/proxy/profiles-warehouse-selective-syncs?warehouse_id=${id}&limit=1`;
    const pages = await walk(accounts.segment, 'GET', path);
    const names = pages.flatMap(({ items }) => items.map((item) => textOf(objectOf(item)['collection'])));
    expect(names.length).toBeGreaterThan(1);
    expect(valuesIn(pages, 'collection')).toEqual(onePerPage([...new Set(names)]));
    for (const { meta } of pages) {
      const data = { enableEventTables: expect.any(Boolean), pagination: { totalEntries: names.length } };
      expect(meta).toEqual({ data });
    }
  });

  const range = 'startTime=2026-01-01T00:00:00Z&endTime=2026-01-02T00:00:00Z&granularity=DAY&groupBy[]=eventName';
  const ofSource = `sourceId=sampleSource0000000001&${range}&limit=1`;
  const destination = 'destinationConfigId=sampleDestination00001';

  it.each([
    ['successfully_received', ofSource],
    ['failed_on_ingest', ofSource],
    ['filtered_at_source', ofSource],
    ['successful_delivery', `${ofSource}&${destination}`],
  ])('is kept on every page: the total of delivery-metrics.%s at Segment', async (method, query) => {
    const pages = await walk(accounts.segment, 'POST', `/proxy/delivery-metrics/${method}?${query}`);
    expect(valuesIn(pages, 'eventName')).toEqual(onePerPage(['Order', 'Refund', 'Visit']));
    for (const { meta } of pages) expect(meta).toEqual({ data: { total: 3, pagination: { totalEntries: 3 } } });
  });

  it.each(['failed_delivery', 'filtered_at_destination'])(
    'is kept on every page: the total of delivery-metrics.%s at Segment',
    async (method) => {
      const path = `/proxy/delivery-metrics/${method}?${ofSource}&${destination}`;
      const pages = await walk(accounts.refusing, 'POST', path);
      expect(valuesIn(pages, 'eventName')).toEqual(onePerPage(['Order', 'Refund', 'Visit']));
      for (const { meta } of pages) expect(meta).toEqual({ data: { total: 6, pagination: { totalEntries: 3 } } });
      const [empty] = await walk(accounts.segment, 'POST', path);
      expect(empty).toEqual({ items: [], meta: { data: { total: 0, pagination: { totalEntries: 0 } } } });
    },
  );

  it('is absent where the vendor says nothing, and from unified lists', async () => {
    const listed = objectOf((await call(accounts.braze, 'GET', '/proxy/segments')).body);
    expect(Object.keys(listed)).toEqual(['result', 'next_cursor', 'prev_cursor', 'result_count']);
    const unified = objectOf((await call(accounts.segment, 'GET', '/unified/user-directory/groups')).body);
    expect(Object.keys(unified)).toEqual(['result', 'next_cursor', 'prev_cursor', 'result_count']);
  });

  it('stands in the document of the vendor', async () => {
    const { body } = await harness.call('GET', '/openapi/segment.json');
    const path = objectOf(objectOf(objectOf(body)['paths'])['/proxy/delivery-metrics/failed_delivery']);
    expect(path).toMatchObject({
      post: {
        responses: {
          200: {
            content: {
              'application/json': {
                schema: {
                  properties: {
                    meta: {
                      type: 'object',
                      properties: {
                        data: { properties: { total: {}, pagination: { properties: { totalEntries: {} } } } },
                      },
                    },
                  },
                  required: ['result', 'next_cursor', 'prev_cursor', 'result_count'],
                },
              },
            },
          },
        },
      },
    });
  });
});
