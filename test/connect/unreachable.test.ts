import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { transportFromFetch } from '../../src/egress/index.ts';
import { declareFields } from '../field-maps/kit.ts';
import { type Harness, objectOf, startHarness, textOf } from '../harness.ts';
import { createLink, createVisitor, redirectOf, toldBy } from './visitor.ts';

let harness: Harness;
let isAway = false;

/** As the network of a machine that cannot resolve the name of a host. */
const noSuchName = () =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('no name'), { code: 'ENOTFOUND' }) });

beforeAll(async () => {
  const transport = transportFromFetch(async (request) => {
    if (isAway) throw noSuchName();
    return harness.sandbox.fetch(request);
  });
  harness = await startHarness({ people: 1, crosswalk: { transport } });
  await declareFields(harness, ['braze']);
});
afterEach(() => {
  isAway = false;
});
afterAll(() => harness.close());

describe('a vendor whose host cannot be found', () => {
  it('is said on the form to be out of reach, in the words of the page alone', async () => {
    const { url } = await createLink(harness, { integrations: ['braze'], sandbox: false, locale: 'de' });
    const visitor = createVisitor(harness);
    const form = await visitor.open(url);
    isAway = true;
    const page = await visitor.post(form.path, visitor.fill(form, { ...harness.world.connections.braze }));
    expect(page.status).toBe(502);
    expect(page.text).toContain('Braze ist gerade nicht erreichbar');
    expect(page.text).not.toContain('failed');
    expect(page.text).not.toContain('iad-01.braze.com failed');
  });

  it('is said on the mapping page to be out of reach, and leaves the account as it is', async () => {
    const created = harness.crosswalk.api.accounts.create({
      tenantId: 'real',
      integration: 'braze',
      context: harness.world.connections.braze,
    });
    const { id } = await harness.clock.advanceUntil(created);
    const body = { integrated_account_id: id };
    const token = textOf(objectOf((await harness.call('POST', '/integrated-account/token', { body })).body)['token']);
    const visitor = createVisitor(harness);
    isAway = true;
    const opened = await visitor.get(`/connect-account/post-connect?integrated_account_session_token=${token}`);
    const page = await visitor.get(redirectOf(opened));
    expect(page.status).toBe(502);
    expect(page.text).toContain('Braze does not answer');
    expect(page.text).not.toContain('on our side');
    expect(toldBy(page).message).toMatchObject({ error_type: 'rapid_form_error', integrated_account_id: id });
  });
});
