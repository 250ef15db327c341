import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startLytics as start } from './harness.ts';

const idOf = (data: unknown) => z.looseObject({ id: z.string() }).parse(data).id;

describe('jobs', () => {
  const vip = { id: '1'.repeat(32), slug: 'vip', members: [] };
  const config = { segment_ids: [vip.id], webhook_url: 'https://example.com/hook' };
  const json = { name: 'Export', workflow: 'webhook_triggers', config };
  const startLytics = () => start({ audiences: [vip] });

  it('are created, commanded, and hidden from lists once finished', async () => {
    const { call } = startLytics();
    const created = await call('POST', '/v2/job', { json });
    expect(created).toMatchObject({ http: 201, data: { status: 'runnable', workflow: 'webhook_triggers' } });
    const id = idOf(created.data);
    expect((await call('POST', `/v2/job/${id}/pause`)).data).toMatchObject({ status: 'paused' });
    expect((await call('GET', `/api/work/${id}`)).data).toMatchObject({ status: 'paused' });
    expect((await call('GET', '/api/work')).data).toMatchObject([{ id }]);
    expect((await call('POST', `/v2/job/${id}/kill`)).data).toMatchObject({ status: 'killed' });
    expect((await call('GET', '/v2/job')).data).toEqual([]);
    expect((await call('GET', '/v2/job?show_completed=true')).data).toMatchObject([{ id }]);
    expect((await call('POST', `/v2/job/${id}/resume`)).http).toBe(409);
    expect((await call('GET', '/v2/job/unknown')).errors).toMatchObject([{ code: 'JOB-NOTFOUND-004' }]);
  });
  it('are of workflows, which are listed', async () => {
    const { call } = startLytics();
    const slugs = async () =>
      z
        .array(z.looseObject({ slug: z.string() }))
        .parse((await call('GET', '/api/workflow')).data)
        .map(({ slug }) => slug);
    expect(await slugs()).toEqual(['webhook_triggers']);
    await call('POST', '/v2/job/braze_export', { json: { name: 'Export', config: {} } });
    expect(await slugs()).toEqual(['webhook_triggers', 'braze_export']);
    expect((await call('GET', '/api/workflow')).data).toMatchObject([{}, { provider_slug: 'braze' }]);
  });
  it('are refused after ten new ones in an hour, however they are created', async () => {
    const { call, clock } = startLytics();
    for (let created = 0; created < 9; created += 1) await call('POST', '/v2/job', { json });
    expect((await call('POST', '/v2/job/webhook_triggers', { json })).http).toBe(201);
    expect(await call('POST', '/v2/job', { json })).toMatchObject({
      http: 429,
      message: 'more than 10 new jobs per hour',
    });
    expect((await call('POST', '/api/work', { json: { workflow_id: 'webhook_triggers', config } })).http).toBe(429);
    clock.advance(3_600_000);
    expect((await call('POST', '/v2/job', { json })).http).toBe(201);
  });
  it.each([
    ['a slug for a segment', { segment_ids: ['vip'] }, 400],
    ['an unknown segment', { segment_ids: ['0'.repeat(32)] }, 400],
    ['an address that is not secure', { webhook_url: 'http://example.com' }, 400],
    ['a batch above 1,000', { batch_size: 1001 }, 400],
    ['more than 20 workers', { worker_count: 21 }, 400],
    ['more than 75 changed fields', { field_changes: Array.from({ length: 76 }, String) }, 400],
    ['a word that is no audience event', { audience_events: 'both' }, 400],
    ['a template that there is not', { template_id: 'none' }, 404],
    ['no segments', { segment_ids: [] }, 400],
    ['no list of segments', { segment_ids: undefined }, 400],
    ['no address', { webhook_url: undefined }, 400],
  ])('of webhooks are refused with %s', async (_, wrong, http) => {
    const { call } = startLytics();
    const sent = { ...config, ...wrong };
    expect((await call('POST', '/v2/job', { json: { ...json, config: sent } })).http).toBe(http);
    const work = { workflow_id: 'webhook_triggers', config: sent };
    expect((await call('POST', '/api/work', { json: work })).http).toBe(http);
  });
  it('are of the webhooks or of a provider that the account knows', async () => {
    const { call } = startLytics();
    const refused = { http: 404, errors: [{ code: 'WF-NOTFOUND-005' }] };
    expect(await call('POST', '/v2/job', { json: { ...json, workflow: 'nonsense' } })).toMatchObject(refused);
    expect(await call('POST', '/v2/job/braze', { json })).toMatchObject(refused);
    expect(await call('POST', '/v2/job/brazen-export', { json })).toMatchObject(refused);
    expect((await call('POST', '/api/work', { json: { workflow_id: 'nonsense', config: {} } })).http).toBe(404);
    for (const workflow of ['braze_export', 'iterable-import']) {
      expect((await call('POST', `/v2/job/${workflow}`, { json: { name: 'Export', config: {} } })).http).toBe(201);
    }
  });
  it.each([
    ['workflow', { workflow_id: '', config: {} }],
    ['name', { workflow_id: 'braze_export', name: '', config: {} }],
  ])('are refused on v1 with an empty %s', async (name, work) => {
    const { call } = startLytics();
    expect(await call('POST', '/api/work', { json: work })).toMatchObject({
      http: 400,
      message: expect.stringContaining(name),
    });
  });
  it('use credentials and segments that the account has', async () => {
    const { call, account } = startLytics();
    const segment_ids = account.segments().map(({ id }) => id);
    expect((await call('POST', '/v2/job', { json: { ...json, config: { ...config, segment_ids } } })).http).toBe(201);
    const unknown = await call('POST', '/v2/job', { json: { ...json, auth_ids: ['none'] } });
    expect(unknown.errors).toMatchObject([{ code: 'AUTH-NOTFOUND-006' }]);
  });
  it('are kept for 90 days once they are paused or have ended', async () => {
    const { call, clock } = startLytics();
    const ids = await Promise.all(
      ['a', 'b', 'c'].map(async () => idOf((await call('POST', '/v2/job', { json })).data)),
    );
    await call('POST', `/v2/job/${ids[0]}/pause`);
    await call('POST', `/v2/job/${ids[1]}/kill`);
    clock.advance(90 * 86_400_000);
    expect((await call('GET', '/v2/job?show_all=true')).data).toMatchObject([{ id: ids[2] }]);
  });
  it('of a workflow are found under that workflow only', async () => {
    const { call } = startLytics();
    const { workflow: _, ...input } = json;
    const id = idOf((await call('POST', '/v2/job/braze-export', { json: input })).data);
    expect((await call('GET', `/v2/job/braze-export/${id}`)).data).toMatchObject({ workflow: 'braze-export' });
    expect((await call('GET', `/v2/job/webhook_triggers/${id}`)).http).toBe(404);
    await call('PUT', `/v2/job/braze-export/${id}`, { json: { ...input, name: 'Renamed', tag: 'ads' } });
    expect((await call('GET', `/v2/job/${id}`)).data).toMatchObject({
      name: 'Renamed',
      tag: 'ads',
      status: 'runnable',
    });
    expect((await call('PUT', `/v2/job/braze-export/${id}`, { json: { config: {} } })).http).toBe(400);
  });
  it('keep a log of their own, of which the account shows the last 24 hours', async () => {
    const { call, clock } = startLytics();
    const id = idOf((await call('POST', '/v2/job', { json })).data);
    clock.advance(24 * 3_600_000);
    await call('POST', `/v2/job/${id}/pause`);
    expect((await call('GET', `/v2/job/${id}/logs`)).data).toMatchObject([
      { job_id: id, message: 'job created', context: { added: 0, omitted: 0, removed: 0 } },
      { job_id: id, message: 'job received command pause' },
    ]);
    expect((await call('GET', '/v2/job/logs')).data).toMatchObject([{ message: 'job received command pause' }]);
  });
  it('are work on v1, where one command reaches one job or all of a state', async () => {
    const { call } = startLytics();
    const created = await call('POST', '/api/work', { json: { workflow_id: 'webhook_triggers', config } });
    expect(created).toMatchObject({ http: 201, data: { workflow: 'webhook_triggers' } });
    const id = idOf(created.data);
    expect((await call('POST', `/api/work/${id}/pause`)).data).toMatchObject({ status: 'paused' });
    expect((await call('POST', `/api/work/${id}/dance`)).http).toBe(400);
    expect((await call('GET', '/api/work/_status?status=paused')).data).toMatchObject([{ id }]);
    expect((await call('POST', '/api/work/_bounceall?status=paused')).data).toMatchObject([{ status: 'runnable' }]);
    expect((await call('DELETE', `/api/work/${id}`)).http).toBe(204);
    expect((await call('GET', `/api/work/${id}`)).http).toBe(404);
    expect((await call('GET', '/api/work?showdeleted=true')).data).toMatchObject([{ id }]);
  });
});

describe('credentials', () => {
  const json = { label: 'Braze', config: { api_key: 'hidden-value' } };

  it('never show their secrets, and are the same on both versions', async () => {
    const { call } = start();
    const created = await call('POST', '/v2/auth/braze', { json });
    expect(created).toMatchObject({ http: 201, data: { label: 'Braze', type: 'braze' } });
    const id = idOf(created.data);
    const answers = await Promise.all(
      [`/v2/auth/braze/${id}`, `/v2/auth/${id}`, `/api/auth/${id}`, '/v2/auth', '/api/auth'].map((path) =>
        call('GET', path),
      ),
    );
    for (const { http, data } of answers) {
      expect(http).toBe(200);
      expect(JSON.stringify(data)).toContain(id);
      expect(JSON.stringify(data)).not.toContain('hidden-value');
    }
    expect((await call('GET', `/v2/auth/iterable/${id}`)).errors).toMatchObject([{ code: 'AUTH-NOTFOUND-006' }]);
  });
  it('stop the jobs that use them when deleted', async () => {
    const { call } = start();
    expect((await call('POST', '/api/auth/a1', { json: { provider_id: 'p', config: [{ key: 'k' }] } })).http).toBe(201);
    expect((await call('POST', '/api/auth/a1', { json: {} })).http).toBe(409);
    const job = { name: 'Export', workflow: 'braze_export', config: {}, auth_ids: ['a1'] };
    const id = idOf((await call('POST', '/v2/job', { json: job })).data);
    expect((await call('DELETE', '/api/auth/a1')).http).toBe(204);
    expect((await call('GET', `/v2/job/${id}`)).data).toMatchObject({ status: 'killed' });
    expect((await call('DELETE', '/v2/auth/a1')).http).toBe(404);
  });
  it('stay of the system that they were made for', async () => {
    const { call } = start();
    const id = idOf((await call('POST', '/v2/auth/braze', { json })).data);
    const changed = await call('PUT', `/v2/auth/braze/${id}`, { json: { ...json, label: 'Other', type: 'iterable' } });
    expect(changed.data).toMatchObject({ label: 'Other', type: 'braze' });
  });
  it('are refused without a config on v2', async () => {
    const { call } = start();
    expect((await call('POST', '/v2/auth/braze', { json: { label: 'x' } })).http).toBe(400);
  });
});
