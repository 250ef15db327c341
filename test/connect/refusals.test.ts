import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type JsonObject } from '../../src/mapping/index.ts';
import { type Answer, type Harness, startHarness, type VendorName } from '../harness.ts';
import { createLink, createVisitor } from './visitor.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ people: 1 });
});
afterEach(() => harness.sandbox.braze.faults.clear());
afterAll(() => harness.close());

const wrong = 'wrong-credential-0000-1111';

async function send(vendor: VendorName, typed: Record<string, string>, settings: JsonObject = {}): Promise<Answer> {
  const { url } = await createLink(harness, { integrations: [vendor], ...settings });
  const visitor = createVisitor(harness);
  const form = await visitor.open(url);
  return visitor.post(form.path, visitor.fill(form, typed));
}

/** What stands below each field, by the name of the field. */
function wrongFields({ text }: Answer): Record<string, string> {
  const found = [...text.matchAll(/<p class="wrong" id="field-(\w+)-wrong">([^<]+)<\/p>/g)];
  return Object.fromEntries(found.map(([, name = '', problem = '']) => [name, problem]));
}

/** What the summary says that is about no single field. */
function summary({ text }: Answer): string[] {
  const [, list = ''] = /<div class="problem"[^]*?<ul>([^]*?)<\/ul>/.exec(text) ?? [];
  return [...list.matchAll(/<li>([^<]+)<\/li>/g)].map(([, item = '']) => item);
}

describe('what the vendor refuses', () => {
  it.each<[vendor: VendorName, change: Record<string, string>, field: string, says: RegExp]>([
    ['braze', { api_key: wrong }, 'api_key', /wrong or incomplete, or it belongs to a workspace on another instance/],
    ['braze', { instance: 'EU-02' }, 'api_key', /another instance/],
    ['iterable', { region: 'EU' }, 'api_key', /the other data centre/],
    ['segment', { region: 'EU' }, 'public_token', /in this region/],
    ['lytics', { api_token: wrong }, 'api_token', /does not know this token/],
  ])('at %s with %j is explained at the field %s', async (vendor, change, field, says) => {
    const page = await send(vendor, { ...harness.world.connections[vendor], ...change });
    expect(page.status).toBe(422);
    expect(wrongFields(page)[field]).toMatch(says);
    expect(page.text).toContain(`href="#field-${field}"`);
    expect(page.text).not.toContain(wrong);
  });

  it('for want of a permission names the permission', async () => {
    const key = '7c1d0000-0000-4000-8000-00000000beef';
    harness.sandbox.braze.addWorkspace({ instance: 'US-03', apiKeys: [{ key, permissions: ['users.track'] }] });
    const page = await send('braze', { instance: 'US-03', api_key: key });
    expect(wrongFields(page)['api_key']).toContain('lacks the permission segments.list');
  });

  it('is said in the language of the page', async () => {
    const page = await send('braze', { instance: 'US-01', api_key: wrong }, { locale: 'de' });
    expect(wrongFields(page)['api_key']).toMatch(/Schlüssel/);
    expect(page.text).toContain('lang="de"');
  });

  it('shows what was typed but for the secrets', async () => {
    const page = await send('braze', { instance: 'EU-02', api_key: wrong });
    expect(page.text).toContain('value="EU-02"');
    expect(page.text).not.toContain(wrong);
  });
});

describe('what cannot be checked', () => {
  it.each<[what: string, fault: Parameters<Harness['sandbox']['braze']['faults']['add']>[0]['fault'], says: string]>([
    ['a vendor that cannot be reached', { kind: 'refused_connection' }, 'Braze cannot be reached at the moment.'],
    ['a vendor that is down', { kind: 'status', status: 503 }, 'Braze cannot be reached at the moment.'],
    ['a vendor that answers nonsense', { kind: 'malformed_body' }, 'Braze cannot be reached at the moment.'],
    ['a vendor that is busy', { kind: 'status', status: 429 }, 'Braze is taking no more requests at the moment.'],
  ])('because of %s says that the details may be right, and links nothing', async (_what, fault, says) => {
    harness.sandbox.braze.faults.add({ fault });
    const page = await send('braze', { ...harness.world.connections.braze }, { tenant_id: 'unchecked' });
    expect(page.status).toBeGreaterThanOrEqual(429);
    expect(summary(page)).toEqual([expect.stringContaining(says)]);
    expect(wrongFields(page)).toEqual({});
    const { text } = await harness.call('GET', '/integrated-account?tenant_id=unchecked');
    expect(text).toContain('"result_count":0');
  });
});

describe('what no vendor needs to be asked about', () => {
  it.each<[vendor: VendorName, typed: Record<string, string>, wrongs: Record<string, RegExp>]>([
    ['braze', {}, { instance: /Fill this in/, api_key: /Fill this in/ }],
    ['braze', { instance: 'US-99', api_key: 'k' }, { instance: /Pick one of the list/ }],
    ['braze', { instance: 'https://evil.example', api_key: 'k' }, { instance: /Pick one of the list/ }],
    ['braze', { instance: 'US-01', api_key: 'ключ' }, { api_key: /letter or sign/ }],
    ['braze', { instance: 'US-01', api_key: 'a\nb' }, { api_key: /line break/ }],
    ['iterable', { region: 'US', api_key: 'k', project_type: 'other' }, { project_type: /Pick one/ }],
  ])('of %s: %j', async (vendor, typed, wrongs) => {
    const before = harness.sandbox[vendor].requests.length;
    const page = await send(vendor, typed);
    expect(page.status).toBe(422);
    const found = wrongFields(page);
    expect(Object.keys(found).sort()).toEqual(Object.keys(wrongs).sort());
    for (const [name, says] of Object.entries(wrongs)) expect(found[name]).toMatch(says);
    expect(harness.sandbox[vendor].requests).toHaveLength(before);
  });

  it('of an account without any credential says which would do', async () => {
    const page = await send('segment', { region: 'US' });
    expect(page.status).toBe(422);
    expect(summary(page)).toEqual(['Fill in at least one of the keys.']);
  });
});
