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
  host_fields: [
    { name: 'points', label: 'Points', type: 'number', required: false, example: '12' },
    { name: 'constructor', label: 'Builder', type: 'string', required: true },
  ],
};

/** A link of these settings, as if it had been stored before they were refused. */
async function storeLink(stored = settings) {
  const { token, linkToken } = await harness.crosswalk.links.create({ tenantId: tenant, settings: stored });
  return { id: linkToken.id, token, url: `/connect-account?link_token=${token}` };
}

describe('a link that was stored before settings were bounded as they are now', () => {
  it('is of settings that are refused today', () => {
    const { error } = linkSettingsSchema.safeParse(settings);
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'integrations',
      'context.unknown',
      'host_fields.0.example',
      'host_fields.1.name',
    ]);
  });

  it('links an account, and goes on with the mapping of its fields to the end', async () => {
    const form = await visitor.open((await storeLink()).url);
    const filled = visitor.fill(form, { ...harness.world.connections.braze });
    const linked = redirectOf(await visitor.post(form.path, filled));
    const mapping = await visitor.get(redirectOf(await visitor.get(linked)));
    expect([mapping.status, mapping.text]).toMatchObject([200, expect.stringContaining('Points')]);
    expect(mapping.text).toContain('Builder');
    const done = await visitor.get(`${linked}?mapped=true`);
    expect(toldBy(done)).toMatchObject({ message: { result: 'success', integration: 'braze' }, origins });
  });

  it('says on a page of its own that it was revoked', async () => {
    const { id, url } = await storeLink();
    await harness.call('DELETE', `/link-token/${id}`);
    const page = await visitor.open(url);
    expect(page.status).toBe(401);
    expect(toldBy(page)).toMatchObject({ message: { error_type: 'invalid_token' }, origins });
  });
});

describe('a link with settings that no page can follow safely', () => {
  const unsafe: LinkSettings = { allowed_origins: ['https://*.example.com'], theme: { logo_url: 'http://a.example' } };
  const told = 'This link has settings that are refused: allowed_origins, theme. Make a new one.';

  it('says so on a page, which follows none of them and which any page may show', async () => {
    const page = await visitor.open((await storeLink(unsafe)).url);
    expect(page.status).toBe(401);
    expect(toldBy(page)).toMatchObject({ message: { error: told, error_type: 'invalid_token' }, origins: ['*'] });
    expect(page.headers.get('content-security-policy')).toContain('frame-ancestors *;');
    expect(page.text).not.toContain('example');
  });

  it('is named as such to a product that asks before it opens the page', async () => {
    const { token } = await storeLink(unsafe);
    const asked = await harness.call('POST', '/connect-account/check', {
      token: null,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `link_token=${token}`,
    });
    expect(asked.body).toEqual({ is_open: false, code: 'link_token_invalid', message: told });
  });

  it('names a setting that there is not', async () => {
    const strange = { script: 'x', sandbox: true };
    const page = await visitor.open((await storeLink(strange)).url);
    expect(toldBy(page)).toMatchObject({ message: { error: expect.stringContaining('refused: script.') } });
  });

  it('says on a page that it was revoked', async () => {
    const { id, url } = await storeLink(unsafe);
    await harness.call('DELETE', `/link-token/${id}`);
    const page = await visitor.open(url);
    expect(page.status).toBe(401);
    expect(toldBy(page)).toMatchObject({ message: { error: 'This link was taken back.' }, origins: ['*'] });
  });
});
