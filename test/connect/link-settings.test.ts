import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JsonObject } from '../../src/mapping/index.ts';
import { type Harness, listOf, objectOf, startHarness, tenant, textOf } from '../harness.ts';
import { createLink, createVisitor } from './visitor.ts';

let harness: Harness;
let real: string;

beforeAll(async () => {
  harness = await startHarness({ people: 1 });
  const context = harness.world.connections.lytics;
  const created = harness.crosswalk.api.accounts.create({ tenantId: tenant, integration: 'lytics', context });
  real = (await harness.clock.advanceUntil(created)).id;
});
afterAll(() => harness.close());

const create = (body: JsonObject) => harness.call('POST', '/link-token', { body });

describe('a setting of a link that would have no effect', () => {
  it.each<[what: string, body: () => JsonObject, path: string]>([
    [
      'an integration that the account is not of',
      () => ({ integrated_account_id: harness.accounts.braze, integrations: ['lytics'] }),
      'integrations',
    ],
    ['a sandbox for a real account', () => ({ integrated_account_id: real, sandbox: true }), 'sandbox'],
    [
      'the real vendor for an account of the sandbox',
      () => ({ integrated_account_id: harness.accounts.braze, sandbox: false }),
      'sandbox',
    ],
    ['a region for an account that there is', () => ({ integrated_account_id: real, region: 'eu' }), 'region'],
    [
      'scopes for platforms with keys only',
      () => ({ tenant_id: tenant, integrations: ['braze'], scopes: ['users'] }),
      'scopes',
    ],
    [
      'what a new account is to keep',
      () => ({ tenant_id: tenant, persist_previous_context: true }),
      'persist_previous_context',
    ],
    ['an integration twice', () => ({ tenant_id: tenant, integrations: ['braze', 'braze'] }), 'integrations'],
    [
      'integrations without end',
      () => ({ tenant_id: tenant, integrations: Array.from({ length: 101 }, (_, index) => `vendor-${index}`) }),
      'integrations',
    ],
    ['a value without end', () => ({ tenant_id: tenant, context: { instance: 'x'.repeat(5001) } }), 'context.instance'],
    ['a language that the page does not speak', () => ({ tenant_id: tenant, locale: 'pt-BR' }), 'locale'],
    ['a region that is none', () => ({ tenant_id: tenant, region: 'moon' }), 'region'],
  ])('is refused: %s', async (_what, body, path) => {
    const answer = await create(body());
    expect([answer.status, answer.body]).toMatchObject([400, { code: 'invalid_request', errors: [{ path }] }]);
  });
});

describe('the language of a link', () => {
  it.each(['en', 'de-AT', 'ES-419', 'fr-CA', 'ja'])('may be %s', async (locale) => {
    const { status, body } = await create({ tenant_id: tenant, locale });
    expect([status, body]).toMatchObject([201, { settings: { locale } }]);
  });

  it.each(['xx', 'pt-BR', 'eng-GB'])(
    'is refused when the page does not speak it, with those that there are: %s',
    async (locale) => {
      const { status, text } = await create({ tenant_id: tenant, locale });
      expect(status).toBe(400);
      expect(text).toContain('There are: en, de, es, fr, ja.');
    },
  );
});

describe('an account that is connected again', () => {
  it('is of the sandbox or real as it was, and its page says so', async () => {
    const again = await create({ integrated_account_id: harness.accounts.lytics, integrations: ['lytics'] });
    expect(again.body).toMatchObject({ settings: { integrations: ['lytics'], sandbox: true } });
    const { url } = await createLink(harness, { integrated_account_id: real });
    const { text } = await createVisitor(harness).open(url);
    expect(text).toContain('Reconnect Lytics');
    expect(text).not.toContain('nothing reaches the real');
  });
});

describe('what clients of Truto say', () => {
  const theirs = {
    region: 'eu',
    unified_model_id: 'user-directory',
    environment_unified_model_id: ['user-directory'],
    truto_static_gate_id: 'gate-1',
  };

  it('is kept with the link, and the region with the account', async () => {
    const settings = { tenant_id: 'of-truto', integrations: ['lytics'], ...theirs };
    const link = await createLink(harness, settings);
    const listed = objectOf((await harness.call('GET', '/link-token?tenant_id=of-truto')).body);
    expect(listed['result']).toEqual([expect.objectContaining({ settings: expect.objectContaining(theirs) })]);
    const visitor = createVisitor(harness);
    const form = await visitor.open(link.url);
    await visitor.post(form.path, visitor.fill(form, { ...harness.world.connections.lytics }));
    const accounts = objectOf((await harness.call('GET', '/integrated-account?tenant_id=of-truto')).body);
    expect(listOf(accounts['result'])).toEqual([expect.objectContaining({ region: 'eu' })]);
  });

  it('is taken for an account that is imported', async () => {
    const imported = { tenant_id: tenant, integration: 'lytics', sandbox: true, context: {} };
    const created = await harness.call('POST', '/integrated-account', { body: { ...imported, region: 'apac' } });
    expect([created.status, created.body]).toMatchObject([201, { region: 'apac' }]);
    const read = await harness.call('GET', `/integrated-account/${textOf(objectOf(created.body)['id'])}`);
    expect(read.body).toMatchObject({ region: 'apac' });
    const wrong = await harness.call('POST', '/integrated-account', { body: { ...imported, region: 'moon' } });
    expect(wrong.body).toMatchObject({ code: 'invalid_request', errors: [{ path: 'region' }] });
  });
});
