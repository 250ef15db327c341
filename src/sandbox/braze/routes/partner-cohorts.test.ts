import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { createTestClient } from '../test-client.ts';

const secrets = { partner_api_key: 'partner-key', client_secret: 'import-key' };

async function withPartner() {
  const client = createTestClient({ partners: [{ name: 'acme', apiKey: 'partner-key', clientSecret: 'import-key' }] });
  await client.track({ attributes: ['ada', 'bob'].map((external_id) => ({ external_id })) });
  const partner = (target: string, body: JsonObject) =>
    client.send(`${client.workspace.restUrl}/partners/${target}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...secrets, cohort_id: 'c1', ...body }),
    });
  const idOf = (externalId: string) => client.workspace.profile(externalId)?.brazeId;
  return { ...client, partner, idOf };
}

describe('cohorts of a partner', () => {
  it('are named, and take and lose users that exist', async () => {
    const { idOf, partner, workspace } = await withPartner();
    const created_at = '2026-01-01T00:00:00Z';
    expect((await partner('acme/cohorts', { name: 'Fans', created_at })).status).toBe(200);
    const change = (cohort_changes: JsonObject[]) => partner('acme/cohorts/users', { cohort_changes });
    expect((await change([{ user_ids: ['ada', 'bob', 'nobody'] }])).status).toBe(200);
    await change([{ user_ids: ['bob'], should_remove: true }]);
    expect(workspace.cohorts()).toEqual([{ id: 'c1', name: 'Fans', members: [idOf('ada')] }]);
    await partner('acme/cohorts', { name: 'Friends', created_at });
    expect(workspace.cohorts()).toEqual([{ id: 'c1', name: 'Friends', members: [idOf('ada')] }]);
  });

  it.each([
    ['an unknown partner', 'other/cohorts', {}],
    ['a wrong partner key', 'acme/cohorts', { partner_api_key: 'x' }],
    ['a wrong client secret', 'acme/cohorts/users', { client_secret: 'x' }],
  ])('refuse %s with 401', async (_, target, body) => {
    const { partner } = await withPartner();
    expect((await partner(target, body)).status).toBe(401);
  });

  it.each([
    ['an empty name', 'acme/cohorts', { name: '', created_at: '2026-01-01' }],
    ['a time that is none', 'acme/cohorts', { name: 'Fans', created_at: 'soon' }],
    ['a cohort_id that is no text', 'acme/cohorts', { cohort_id: 7, name: 'Fans', created_at: '2026-01-01' }],
    ['no changes', 'acme/cohorts/users', {}],
    [
      'more than 1,000 identifiers',
      'acme/cohorts/users',
      { cohort_changes: [{ user_ids: Array.from({ length: 1_001 }, (_, index) => `u${index}`) }] },
    ],
  ])('refuse %s with 400', async (_, target, body) => {
    const { partner } = await withPartner();
    expect((await partner(target, body)).status).toBe(400);
  });
});
