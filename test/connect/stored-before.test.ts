import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LinkSettings, linkSettingsSchema } from '../../src/connect/index.ts';
import { type Harness, startHarness, tenant } from '../harness.ts';
import { createVisitor, redirectOf, toldBy, type Visitor } from './visitor.ts';

let harness: Harness;
let visitor: Visitor;

beforeAll(async () => {
  harness = await startHarness({ people: 1 });
});
afterAll(() => harness.close());
beforeEach(() => {
  visitor = createVisitor(harness);
});

const origins = ['https://app.example.com'];

/** Settings that were taken once, and are refused today. */
const settings: LinkSettings = {
  integrations: ['braze', 'braze'],
  allowed_origins: origins,
  context: { unknown: 'x'.repeat(5001) },
  sandbox: true,
  host_fields: [{ name: 'points', label: 'Points', type: 'number', required: false, example: '12' }],
};

/** A link of these settings, as if it had been stored before they were refused. */
async function storeLink() {
  const { token, linkToken } = await harness.crosswalk.links.create({ tenantId: tenant, settings });
  return { id: linkToken.id, url: `/connect-account?link_token=${token}` };
}

describe('a link that was stored before settings were bounded as they are now', () => {
  it('is of settings that are refused today', () => {
    const { error } = linkSettingsSchema.safeParse(settings);
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'integrations',
      'context.unknown',
      'host_fields.0.example',
    ]);
  });

  it('links an account, and goes on with the mapping of its fields to the end', async () => {
    const form = await visitor.open((await storeLink()).url);
    const filled = visitor.fill(form, { ...harness.world.connections.braze });
    const linked = redirectOf(await visitor.post(form.path, filled));
    const mapping = await visitor.get(redirectOf(await visitor.get(linked)));
    expect([mapping.status, mapping.text]).toMatchObject([200, expect.stringContaining('Points')]);
    const done = await visitor.get(`${linked}?mapped=true`);
    expect(toldBy(done)).toMatchObject({ message: { result: 'success', integration: 'braze' }, origins });
  });

  it('says on a page of its own that it was revoked', async () => {
    const { id, url } = await storeLink();
    await harness.call('DELETE', `/link-token/${id}`);
    const page = await visitor.get(url);
    expect(page.status).toBe(401);
    expect(toldBy(page)).toMatchObject({ message: { error_type: 'invalid_token' }, origins });
  });
});
