import { describe, expect, it } from 'vitest';
import { type Json, isObject } from '../json.ts';
import { createTestClient } from '../test-client.ts';

const numbered = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, index) => ({ id: `${prefix}${index}`, name: `${prefix} ${index}` }));

const ids = (rows: Json | undefined) =>
  Array.isArray(rows) ? rows.map((row) => (isObject(row) ? row['id'] : row)) : rows;
const list = (body: Json, key: string) => (isObject(body) ? body[key] : undefined);

describe('lists by page', () => {
  it('count pages from 0, hold 100 rows, and are empty past the end', async () => {
    const segments = numbered(101, 's').map((segment) => ({ ...segment, members: [] }));
    const { get } = createTestClient({ segments });
    const page = async (query: string) => ids(list((await get(`/segments/list${query}`)).body, 'segments'));
    expect(await page('')).toHaveLength(100);
    expect(await page('?page=0')).toHaveLength(100);
    expect(await page('?page=1')).toEqual(['s100']);
    expect(await page('?page=2')).toEqual([]);
    expect(await page('?sort_direction=desc&page=1')).toEqual(['s0']);
    expect((await get('/segments/list?page=-1')).status).toBe(400);
  });

  it('leave archived rows out, and include them in campaigns and Canvases on request', async () => {
    const rows = [
      { id: 'live', name: 'Live', tags: ['a'] },
      { id: 'old', name: 'Old', archived: true },
    ];
    const segments = rows.map((row) => ({ ...row, members: [] }));
    const { get } = createTestClient({ campaigns: rows, canvases: rows, segments });
    expect((await get('/campaigns/list')).body).toEqual({
      message: 'success',
      campaigns: [
        { id: 'live', name: 'Live', is_api_campaign: false, tags: ['a'], last_edited: '2026-01-01T00:00:00.000Z' },
      ],
    });
    expect(ids(list((await get('/canvas/list?include_archived=true')).body, 'canvases'))).toEqual(['live', 'old']);
    expect(ids(list((await get('/segments/list')).body, 'segments'))).toEqual(['live']);
  });

  it('filter campaigns by the time of the last edit', async () => {
    const at = (id: string, lastEdited: number) => ({ id, name: id, lastEdited });
    const { get } = createTestClient({ campaigns: [at('early', Date.UTC(2025, 0)), at('late', Date.UTC(2025, 6))] });
    const seen = await get(`/campaigns/list?${new URLSearchParams({ 'last_edit.time[gt]': '2025-03-01T00:00:00' })}`);
    expect(ids(list(seen.body, 'campaigns'))).toEqual(['late']);
    expect((await get('/campaigns/list?last_edit.time[gt]=soon')).status).toBe(400);
  });

  it('name custom events in alphabetical order', async () => {
    const { get, track } = createTestClient();
    const event = (name: string) => ({ external_id: 'ada', name, time: '2025-12-01' });
    await track({ events: ['b', 'a', 'b'].map(event) });
    expect((await get('/events/list')).body).toEqual({ message: 'success', events: ['a', 'b'] });
  });
});

describe('details', () => {
  it('describe a segment and a campaign, whose messages are a map', async () => {
    const { get } = createTestClient({
      segments: [{ id: 's', name: 'Lapsed', description: 'No session for 30 days', members: [] }],
      campaigns: [{ id: 'c', name: 'Hello', messages: { 'variation-1': { channel: 'email', name: 'Mail' } } }],
    });
    expect((await get('/segments/details?segment_id=s')).body).toMatchObject({
      message: 'success',
      name: 'Lapsed',
      description: 'No session for 30 days',
      created_at: '2026-01-01T00:00:00.000Z',
    });
    expect((await get('/campaigns/details?campaign_id=c')).body).toMatchObject({
      message: 'success',
      name: 'Hello',
      enabled: true,
      messages: { 'variation-1': { channel: 'email', name: 'Mail' } },
    });
  });

  it('refuse an unknown id and a missing one', async () => {
    const { get } = createTestClient();
    expect(await get('/campaigns/details?campaign_id=x')).toMatchObject({
      status: 400,
      body: { message: 'Invalid Campaign ID' },
    });
    expect((await get('/campaigns/details')).status).toBe(400);
    expect((await get('/segments/details?segment_id=x')).status).toBe(400);
    expect((await get('/segments/details')).status).toBe(400);
  });
});

describe('lists by cursor in the Link header', () => {
  async function withAttributes(count: number) {
    const client = createTestClient();
    const attributes = Object.fromEntries(Array.from({ length: count }, (_, index) => [`attribute_${index}`, index]));
    await client.track({ attributes: [{ external_id: 'ada', ...attributes }] });
    return client;
  }

  it('lead through all rows with relative URLs and end without next', async () => {
    const { get } = await withAttributes(120);
    const first = await get('/custom_attributes');
    expect(list(first.body, 'attributes')).toHaveLength(50);
    expect(first.headers.get('link')).toBe('</custom_attributes?cursor=c2tpcDo1MA==>; rel="next"');
    const second = await get('/custom_attributes?cursor=c2tpcDo1MA==');
    expect(second.headers.get('link')).toBe(
      '</custom_attributes?cursor=c2tpcDow>; rel="prev",</custom_attributes?cursor=c2tpcDoxMDA=>; rel="next"',
    );
    const third = await get('/custom_attributes?cursor=c2tpcDoxMDA=');
    expect(list(third.body, 'attributes')).toHaveLength(20);
    expect(third.headers.get('link')).toBe('</custom_attributes?cursor=c2tpcDo1MA==>; rel="prev"');
  });

  it('have no header when everything fits', async () => {
    const { get } = await withAttributes(50);
    expect((await get('/custom_attributes')).headers.has('link')).toBe(false);
  });

  it('refuse a cursor that is none', async () => {
    const { get } = createTestClient();
    for (const cursor of ['x', '%%%', btoa('skip:-1'), btoa('page:1')]) {
      expect(await get(`/events?cursor=${encodeURIComponent(cursor)}`)).toMatchObject({
        status: 400,
        body: { message: 'Invalid Request', errors: [{ id: 'invalid-cursor' }] },
      });
    }
  });

  it('describe attributes by the data that was written, and events by their names', async () => {
    const { get, track } = createTestClient();
    await track({
      attributes: [{ external_id: 'ada', plan: 'pro', tags: ['a'], born: '1990-01-01', pets: [{ id: 1 }] }],
      events: [{ external_id: 'ada', name: 'login', time: '2025-12-01' }],
    });
    expect((await get('/custom_attributes')).body).toMatchObject({
      attributes: [
        { name: 'plan', data_type: 'String', array_length: null, status: 'Active' },
        { name: 'tags', data_type: 'Array', array_length: 25 },
        { name: 'born', data_type: 'Date' },
        { name: 'pets', data_type: 'Object Array' },
      ],
    });
    expect((await get('/events')).body).toMatchObject({ events: [{ name: 'login', status: 'Active' }] });
  });
});

describe('lists by offset', () => {
  it('skip rows, count what they return, and filter by modification', async () => {
    const emailTemplates = numbered(3, 't').map((template, index) => ({
      ...template,
      updatedAt: Date.UTC(2025, index),
    }));
    const { get } = createTestClient({ emailTemplates });
    expect((await get('/templates/email/list?limit=2&offset=1')).body).toMatchObject({
      message: 'success',
      count: 2,
      templates: [{ email_template_id: 't1' }, { email_template_id: 't2' }],
    });
    expect((await get('/templates/email/list?modified_after=2025-02-15')).body).toMatchObject({
      count: 1,
      templates: [{ email_template_id: 't2' }],
    });
    expect((await get('/templates/email/list?limit=1001')).status).toBe(400);
  });

  it('refuse offset 0 on Content Blocks, where the first page goes without', async () => {
    const { get } = createTestClient({ contentBlocks: numbered(2, 'b') });
    expect((await get('/content_blocks/list')).body).toMatchObject({ count: 2 });
    expect((await get('/content_blocks/list?offset=1')).body).toMatchObject({ count: 1 });
    expect((await get('/content_blocks/list?offset=0')).status).toBe(400);
  });
});
