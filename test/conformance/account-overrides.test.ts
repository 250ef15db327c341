import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JsonObject } from '../../src/mapping/index.ts';
import { type Harness, startHarness, vendorNames, type VendorName } from '../harness.ts';
import { createClient } from './client.ts';
import { link } from './user-stores.ts';

/** The end customer keeps the job title in an attribute of their own, and has no use for `bio`. */
const override: Record<VendorName, JsonObject> = {
  braze: { users: { fields: { title: { custom: 'job_title' }, bio: null } } },
  iterable: { users: { fields: { title: 'dataFields.job_title', bio: null } } },
  segment: { users: { fields: { title: 'traits.job_title', bio: null } } },
  lytics: { users: { fields: { title: 'job_title', bio: null } } },
};

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ people: 1 });
});
afterAll(() => harness.close());

describe.each(vendorNames)('an override of one account at %s', (vendor) => {
  it('changes where that account reads and writes, and no other', async () => {
    const usual = createClient(harness, harness.accounts[vendor]);
    const special = createClient(
      harness,
      await link(harness, { vendor, settings: {} }, { override: override[vendor] }),
    );
    expect((await special.create({ id: 'title-1', title: 'Countess' })).body).toMatchObject({ applied: 'confirmed' });
    expect((await special.get('title-1')).body).toMatchObject({ title: 'Countess' });
    const seen = (await usual.get('title-1')).body;
    expect(seen).not.toHaveProperty('title');
    expect(seen).toMatchObject({ custom_attributes: { job_title: 'Countess' } });
  });

  it('moves names in and out of the custom attributes', async () => {
    const special = createClient(
      harness,
      await link(harness, { vendor, settings: {} }, { override: override[vendor] }),
    );
    const taken = await special.create({ id: 'title-2', custom_attributes: { job_title: 'x' } });
    expect(taken.body).toMatchObject({
      code: 'unsupported_field',
      errors: [{ path: 'custom_attributes.job_title', message: expect.stringContaining('title') }],
    });
    const free = await special.create({ id: 'title-2', custom_attributes: { title: 'now free' } });
    expect(free.body).toMatchObject({ applied: 'confirmed', custom_attributes: { title: 'now free' } });
  });

  it('takes a field out, which is then refused and says so', async () => {
    const special = createClient(
      harness,
      await link(harness, { vendor, settings: {} }, { override: override[vendor] }),
    );
    expect((await special.create({ id: 'title-3', bio: 'Wrote.' })).body).toMatchObject({
      code: 'unsupported_field',
      errors: [{ path: 'bio', message: 'An override takes it out.' }],
    });
  });

  it('is refused when it means nothing, with what to mend', async () => {
    const query = `/integrated-account/${harness.accounts[vendor]}`;
    for (const fields of [{ title: { at: 'a', custom: 'b' } }, { nonsense: 'x' }, { title: 5 }]) {
      const answer = await harness.call('PATCH', query, { body: { unified_model_override: { users: { fields } } } });
      expect(answer.body).toMatchObject({
        statusCode: 400,
        code: 'invalid_request',
        errors: expect.arrayContaining([
          expect.objectContaining({ path: expect.stringContaining('unified_model_override') }),
        ]),
      });
    }
  });
});
