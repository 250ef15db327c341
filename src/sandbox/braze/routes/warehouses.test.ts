import { describe, expect, it } from 'vitest';
import { createTestClient } from '../test-client.ts';

const warehouses = Array.from({ length: 12 }, (_, index) => ({
  id: `w${index}`,
  name: `Table ${index}`,
  type: 'snowflake',
}));

describe('Cloud Data Ingestion', () => {
  it('lists ten integrations a page, with a Link to the next', async () => {
    const { get } = createTestClient({ warehouses });
    const first = await get('/cdi/integrations');
    expect(first.body).toMatchObject({ results: warehouses.slice(0, 10).map(({ id }) => ({ integration_id: id })) });
    const next = /<([^>]*)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    expect((await get(next)).body).toMatchObject({ results: [{ integration_id: 'w10' }, { integration_id: 'w11' }] });
  });

  it('runs one sync of an integration at a time, and tells how it ended', async () => {
    const { get, post, settle } = createTestClient({ warehouses: warehouses.slice(0, 2) });
    const start = () => post('/cdi/integrations/w1/sync', {});
    const runs = async () => (await get('/cdi/integrations/w1/job_sync_status')).body;
    expect((await start()).status).toBe(202);
    expect((await start()).status).toBe(429);
    expect(await runs()).toMatchObject({ results: [{ job_status: 'running', sync_finish_time: null }] });
    settle();
    expect((await start()).status).toBe(202);
    expect(await runs()).toMatchObject({ results: [{ job_status: 'running' }, { job_status: 'success' }] });
    expect((await get('/cdi/integrations')).body).toMatchObject({ results: [{}, { last_job_status: 'running' }] });
  });

  it('does not find an unknown integration', async () => {
    const { get, post } = createTestClient({ warehouses });
    expect((await post('/cdi/integrations/none/sync', {})).status).toBe(404);
    expect((await get('/cdi/integrations/none/job_sync_status')).status).toBe(404);
  });
});
