import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, listOf, objectOf, startHarness, textOf, type VendorName } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ people: 3 });
});
afterAll(() => harness.close());

const account = (vendor: VendorName) => `integrated_account_id=${harness.accounts[vendor]}`;

describe('an answer with more than one list', () => {
  it.each([
    ['an address', 'email=person-0001%40example.com', 1, 0],
    ['a number', 'phone=%2B15550001', 0, 1],
    ['both', 'email=person-0001%40example.com&phone=%2B15550001', 1, 1],
  ])('is given whole: the subscription states of %s at Braze', async (_, asked, emails, phones) => {
    const { body } = await harness.call('GET', `/proxy/subscription-states?${account('braze')}&${asked}`);
    const answer = objectOf(body);
    expect([listOf(answer['emails']).length, listOf(answer['phones']).length]).toEqual([emails, phones]);
  });

  it('is given whole: what uses a credential at Segment', async () => {
    const created = await harness.call('POST', `/proxy/credentials?${account('segment')}`, {
      body: { name: 'Store', settings: { username: 'ada' } },
    });
    const { id } = objectOf(objectOf(objectOf(created.body)['data'])['credential']);
    const path = `/proxy/credential-consumers?${account('segment')}&credential_id=${textOf(id)}`;
    const { body } = await harness.call('GET', path);
    expect(body).toMatchObject({ data: { warehouses: expect.any(Array), sources: expect.any(Array) } });
  });
});

describe('an answer with facts beside its list', () => {
  it('is given whole: the state of an export at Iterable', async () => {
    const started = await harness.call('POST', `/proxy/export-jobs?${account('iterable')}`, {
      body: { dataTypeName: 'user', outputFormat: 'application/x-json-stream' },
    });
    const path = `/proxy/export-files?${account('iterable')}&job_id=${Number(objectOf(started.body)['jobId'])}`;
    harness.clock.advance(60_000);
    const { body } = await harness.call('GET', path);
    const files = [{ file: expect.any(String), url: expect.any(String) }];
    expect(body).toMatchObject({ jobState: 'completed', exportTruncated: false, files });
  });

  it.each(['successfully_received', 'failed_on_ingest', 'filtered_at_source'])(
    'is given whole: the total of delivery-metrics.%s at Segment',
    async (method) => {
      const listed = await harness.call('GET', `/proxy/sources?${account('segment')}`);
      const [source] = listOf(objectOf(listed.body)['result']);
      const path = `/proxy/delivery-metrics/${method}?${account('segment')}`;
      const { body } = await harness.call('POST', path, {
        body: {
          sourceId: textOf(objectOf(source)['id']),
          startTime: '2026-01-01T00:00:00Z',
          endTime: '2026-01-02T00:00:00Z',
          granularity: 'DAY',
        },
      });
      expect(body).toMatchObject({ data: { total: expect.any(Number), dataset: expect.any(Array) } });
    },
  );
});

describe('a list of Lytics that its documentation gives no key for', () => {
  it.each([
    'content-topic-clusters',
    'content-affinities',
    'schemas',
    'experience-candidates',
    'schema-patches?table=user',
    'ui-flows',
  ])('is answered in the envelope: %s', async (path) => {
    const separator = path.includes('?') ? '&' : '?';
    const { body } = await harness.call('GET', `/proxy/${path}${separator}${account('lytics')}`);
    expect(body).toMatchObject({ result: expect.any(Array), next_cursor: null });
  });
});

describe('a workspace of Braze that need not name the fields of an export', () => {
  it('is not made to: users.export_ids without fields_to_export reaches Braze', async () => {
    const { requests } = harness.sandbox.braze;
    requests.length = 0;
    const body = { external_ids: ['person-0001'] };
    await harness.call('POST', `/proxy/users/export_ids?${account('braze')}`, { body });
    expect(requests).toHaveLength(1);
  });
});
