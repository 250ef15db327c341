import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, listOf, objectOf, startHarness, textOf } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ people: 3 });
});
afterAll(() => harness.close());
beforeEach(() => {
  for (const { faults, requests } of harness.sandbox.vendors) {
    faults.clear();
    requests.length = 0;
  }
});

const account = (vendor: 'braze' | 'iterable' | 'segment' | 'lytics') =>
  `integrated_account_id=${harness.accounts[vendor]}`;

describe('declared calls at the vendors', () => {
  it('create, read and delete, with the vendor’s own answers', async () => {
    const created = await harness.call('POST', `/proxy/lists?${account('iterable')}`, { body: { name: 'Mine' } });
    expect(created).toMatchObject({ status: 200, body: { listId: expect.any(Number) } });
    const { listId } = objectOf(created.body);
    harness.clock.advance(60_000);
    const deleted = await harness.call('DELETE', `/proxy/lists/${Number(listId)}?${account('iterable')}`);
    expect(deleted.status).toBe(200);
  });

  it('put the id where the vendor wants it: in the path, or in its one required parameter', async () => {
    const campaigns = await harness.call('GET', `/proxy/campaigns?${account('iterable')}&limit=1`);
    const [campaign] = listOf(objectOf(campaigns.body)['result']);
    const { id } = objectOf(campaign);
    const read = await harness.call('GET', `/proxy/campaigns/${Number(id)}?${account('iterable')}`);
    expect(read).toMatchObject({ status: 200, body: { id } });

    const segments = await harness.call('GET', `/proxy/segments?${account('braze')}`);
    const [segment] = listOf(objectOf(segments.body)['result']);
    const segmentId = textOf(objectOf(segment)['id']);
    const details = await harness.call('GET', `/proxy/segments/${segmentId}?${account('braze')}`);
    expect(details).toMatchObject({ status: 200, body: { name: objectOf(segment)['name'] } });
    expect(harness.sandbox.braze.requests.at(-1)?.target).toBe(`/segments/details?segment_id=${segmentId}`);
  });

  it('take the parameters of a GET from the body, lists in the vendor’s own way', async () => {
    const body = { subscription_group_id: '5a4db0c5-0000-4000-8000-000500000001', external_id: ['person-0001', 'a b'] };
    const { status } = await harness.call('POST', `/proxy/subscription-status/get?${account('braze')}`, { body });
    expect(status).toBe(200);
    expect(harness.sandbox.braze.requests.at(-1)).toMatchObject({
      method: 'GET',
      target: expect.stringContaining('external_id[]=person-0001&external_id[]=a%20b'),
    });
  });

  it('fill path parameters from the query', async () => {
    const path = `/proxy/entities/get?${account('lytics')}&table=user&field=user_id&value=person-0001`;
    const { body } = await harness.call('POST', path);
    expect(objectOf(objectOf(body)['data'])).toMatchObject({ user_id: 'person-0001' });
  });

  it('are not made when a required parameter is missing', async () => {
    const incomplete = await harness.call('POST', `/proxy/users/export_ids?${account('braze')}`, { body: {} });
    expect(incomplete.body).toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'external_ids', message: expect.stringContaining('one of') }],
    });
    const nowhere = await harness.call('POST', `/proxy/entities/get?${account('lytics')}&table=user`);
    expect(nowhere.body).toMatchObject({ code: 'invalid_request', errors: [{ path: 'field' }, { path: 'value' }] });
    expect([...harness.sandbox.braze.requests, ...harness.sandbox.lytics.requests]).toEqual([]);
  });

  it('that nobody declared are answered with the nearest that is', async () => {
    const near = await harness.call('GET', `/proxy/segment?${account('braze')}`);
    expect(near.body).toMatchObject({
      statusCode: 404,
      code: 'resource_not_found',
      message: expect.stringContaining('Did you mean segments?'),
    });
    const method = await harness.call('POST', `/proxy/users/upsert?${account('braze')}`, { body: {} });
    expect(method.body).toMatchObject({ code: 'resource_not_found', message: expect.stringContaining('track') });
  });
});

describe('an answer that is lost on the way', () => {
  const lose = (vendor: 'braze' | 'iterable') =>
    harness.sandbox[vendor].faults.add({ times: 1, fault: { kind: 'lost_answer' } });

  it('to a write that counts twice when it is repeated is not retryable, though it was applied', async () => {
    lose('braze');
    const body = { events: [{ external_id: 'person-0001', name: 'once', time: '2026-01-01T00:00:00Z' }] };
    const answer = await harness.call('POST', `/proxy/users/track?${account('braze')}`, { body });
    expect(answer.body).toMatchObject({ statusCode: 502, code: 'remote_failed', retryable: false });
    expect(harness.sandbox.braze.requests).toHaveLength(1);
  });

  it('to a write that changes nothing more when it is repeated is retryable', async () => {
    lose('iterable');
    const body = { email: 'person-0001@example.com', dataFields: { plan: 'pro' } };
    const answer = await harness.call('POST', `/proxy/users/update?${account('iterable')}`, { body });
    expect(answer.body).toMatchObject({ statusCode: 502, code: 'remote_failed', retryable: true });
  });

  it('to a read is retryable', async () => {
    lose('braze');
    const answer = await harness.call('GET', `/proxy/segments?${account('braze')}`);
    expect(answer.body).toMatchObject({ code: 'remote_failed', retryable: true });
  });

  it('to an undeclared write is not retryable, declared elsewhere or not', async () => {
    lose('braze');
    const answer = await harness.call('POST', `/custom/users/delete?${account('braze')}`, {
      body: { external_ids: ['x'] },
    });
    expect(answer.body).toMatchObject({ code: 'remote_failed', retryable: false });
  });
});

describe('a limit that the vendor says is used up', () => {
  it('comes with whole seconds to wait and the standard headers', async () => {
    harness.sandbox.braze.faults.add({
      times: 1,
      fault: { kind: 'status', status: 429, headers: { 'x-ratelimit-retry-after': '2.4' } },
    });
    const answer = await harness.call('GET', `/proxy/segments?${account('braze')}`);
    expect(answer).toMatchObject({
      status: 429,
      body: { code: 'remote_rate_limited', retryable: true, retry_after: 3 },
    });
    expect(answer.headers.get('retry-after')).toBe('3');
    expect(answer.headers.get('ratelimit-remaining')).toBe('0');
    expect(answer.headers.get('ratelimit-reset')).toBe('3');
  });
});
