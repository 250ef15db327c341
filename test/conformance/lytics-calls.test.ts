import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type CallOptions, type Harness, listOf, objectOf, startHarness, textOf } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ people: 25 });
});
afterAll(() => harness.close());

function call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
  const separator = path.includes('?') ? '&' : '?';
  return harness.call(method, `/proxy/${path}${separator}integrated_account_id=${harness.accounts.lytics}`, options);
}

const plain = { 'content-type': 'text/plain' };

describe('declared calls of Lytics', () => {
  it('send SegmentQL as text, by which a segment is created and then changed', async () => {
    const upsert = (condition: string) =>
      call('POST', 'segments/upsert', { body: `FILTER ${condition} FROM user ALIAS frequent`, headers: plain });
    expect((await upsert('logins > 400')).status).toBe(201);
    expect((await upsert('logins > 300')).status).toBe(200);
    const { body } = await call('GET', 'segments/frequent');
    expect(body).toMatchObject({ data: { slug_name: 'frequent', segment_ql: expect.stringContaining('300') } });
  });

  it('page through the profiles that meet a statement, each of them once', async () => {
    const found: unknown[] = [];
    let cursor = '';
    do {
      const { status, body } = await call('POST', `segments/scan_query?limit=10${cursor}`, {
        body: 'FILTER user_id LIKE "person-*" FROM user',
        headers: plain,
      });
      expect(status).toBe(200);
      const { result, next_cursor: next } = objectOf(body);
      found.push(...listOf(result).map((profile) => objectOf(profile)['user_id']));
      cursor = typeof next === 'string' ? `&next_cursor=${encodeURIComponent(next)}` : '';
    } while (cursor !== '');
    expect(found).toHaveLength(25);
    expect(new Set(found).size).toBe(25);
  });

  it('write rows as CSV to the host of large uploads, under the name that Lytics has for CSV', async () => {
    const body = [
      { user_id: 'csv-1', city: 'Köln, Rhein' },
      { user_id: 'csv-2', city: 'Rome' },
    ];
    const answer = await call('POST', 'records/upload_csv?stream=default', { body });
    expect(answer.body).toMatchObject({ data: { message_count: 2, rejected_count: 0 } });
    const sent = harness.sandbox.lytics.requests.at(-1);
    expect(sent?.server).toBe('bulk');
    expect(sent?.headers.get('content-type')).toBe('application/csv');
    harness.clock.advance(60_000);
    expect(harness.world.lytics.profile('user_id', 'csv-1')?.fields).toMatchObject({ city: 'Köln, Rhein' });
  });

  it('take a bare JSON value as the body of a setting', async () => {
    expect((await call('PATCH', 'account-settings/flag', { body: false })).status).toBe(200);
    expect((await call('GET', 'account-settings/flag')).body).toMatchObject({ data: { slug: 'flag', value: false } });
  });

  it('name what is missing before Lytics is called', async () => {
    const before = harness.sandbox.lytics.requests.length;
    const { status, body } = await call('POST', 'jobs', { body: { name: 'Export' } });
    expect(status).toBe(400);
    expect(objectOf(body)['message']).toContain('workflow_id, config');
    expect(harness.sandbox.lytics.requests).toHaveLength(before);
  });

  it('list in the envelope what has no pages, and delete with the answer of the vendor', async () => {
    await call('POST', 'segment-collections', { body: { name: 'Ads' } });
    const { body } = await call('GET', 'segment-collections');
    const [collection] = listOf(objectOf(body)['result']);
    expect(body).toMatchObject({ result_count: 1, next_cursor: null });
    const { id } = objectOf(collection);
    expect((await call('DELETE', `segment-collections/${textOf(id)}`)).status).toBe(204);
    expect((await call('GET', 'segment-collections')).body).toMatchObject({ result: [] });
  });
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
    const { body } = await call('GET', path);
    expect(body).toMatchObject({ result: expect.any(Array), next_cursor: null });
  });
});
