import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../conformance/client.ts';
import { type Harness, listOf, objectOf, startHarness, vendorNames } from '../harness.ts';
import { declareFields, linkNew, mapping, mapPath, saveMap } from './kit.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ people: 3 });
  await declareFields(harness);
});
afterAll(() => harness.close());

describe.each(vendorNames)('a field map at %s', (vendor) => {
  it('carries the fields of the product through writes and reads of that account', async () => {
    const account = await linkNew(harness, vendor);
    const saved = await saveMap(harness, account, mapping);
    expect([saved.status, saved.body]).toMatchObject([200, { version: 1, is_complete: true, saved_by: 'product' }]);
    const [shown] = listOf(objectOf((await harness.call('GET', mapPath(account))).body)['fields']).map(objectOf);
    const names = ['name', 'label', 'type', 'required', 'example', 'mapping'];
    expect(Object.keys(shown ?? {}).sort()).toEqual(names.sort());
    const client = createClient(harness, account);
    const fields = { given_name: 'Grace', tier: 'gold', points: 7, joined: '2026-01-02T03:04:05.000Z' };
    const written = await client.create({ id: 'mapped-1', host_fields: fields });
    expect(written.body).toMatchObject({ applied: 'confirmed', first_name: 'Grace', host_fields: fields });
    expect((await client.get('mapped-1')).body).toMatchObject({ first_name: 'Grace', host_fields: fields });
    const without = await client.get('mapped-1', 'truto_exclude_fields=host_fields');
    expect(without.body).not.toHaveProperty('host_fields');
  });

  it('keeps a mapped attribute out of the custom attributes, and out of other accounts', async () => {
    const account = await linkNew(harness, vendor);
    await saveMap(harness, account, mapping);
    await createClient(harness, account).create({ id: 'mapped-2', host_fields: { tier: 'silver' } });
    expect((await createClient(harness, account).get('mapped-2')).body).not.toHaveProperty('custom_attributes');
    const other = (await createClient(harness, harness.accounts[vendor]).get('mapped-2')).body;
    expect(other).not.toHaveProperty('host_fields');
    expect(other).toMatchObject({ custom_attributes: { 'Loyalty tier': 'S' } });
  });

  it('checks what is sent for a host field as its own type says, and before anything is sent', async () => {
    const account = await linkNew(harness, vendor);
    await saveMap(harness, account, mapping);
    const client = createClient(harness, account);
    const wrong = { points: 'many', tier: 'bronze', joined: 'yesterday' };
    expect((await client.create({ id: 'mapped-3', host_fields: wrong })).body).toMatchObject({
      code: 'unsupported_value',
      errors: expect.arrayContaining([
        { path: 'host_fields.points', message: 'Send a number.' },
        { path: 'host_fields.tier', message: 'Send one of gold, silver.' },
        expect.objectContaining({ path: 'host_fields.joined' }),
      ]),
    });
  });

  it('says of a host field that it is not mapped, and where that can be changed', async () => {
    const account = await linkNew(harness, vendor);
    const client = createClient(harness, account);
    const user = { id: 'mapped-5', host_fields: { tier: 'gold' } };
    expect((await client.create(user)).body).toMatchObject({
      code: 'unsupported_field',
      errors: [{ path: 'host_fields.tier', message: expect.stringContaining(mapPath(account)) }],
    });
    await saveMap(harness, account, { given_name: mapping['given_name'] ?? null });
    expect((await client.create(user)).body).toMatchObject({ message: expect.stringContaining('It maps given_name') });
  });

  it('takes a field under one of its two names, and refuses two values', async () => {
    const account = await linkNew(harness, vendor);
    await saveMap(harness, account, mapping);
    const client = createClient(harness, account);
    const both = { id: 'mapped-4', first_name: 'Ada', host_fields: { given_name: 'Grace' } };
    expect((await client.create(both)).body).toMatchObject({
      code: 'unsupported_value',
      errors: [{ path: 'host_fields.given_name', message: expect.stringContaining('first_name') }],
    });
    const plain = await client.create({ id: 'mapped-4', first_name: 'Ada' });
    expect(plain.body).toMatchObject({ host_fields: { given_name: 'Ada' } });
    const cleared = await client.update('mapped-4', { host_fields: { given_name: null } });
    expect(cleared.body).not.toHaveProperty('first_name');
  });

  it('lists what the fields can be mapped to, without what the vendor keeps for itself', async () => {
    const { body } = await harness.call('GET', `${mapPath(harness.accounts[vendor])}/choices`);
    const { standard, custom } = objectOf(body);
    expect(listOf(standard)).toContainEqual(
      expect.objectContaining({ field: 'birthday', type: 'date', is_writable: true }),
    );
    const names = custom === null ? [] : listOf(custom).map((choice) => objectOf(choice)['name']);
    const standardNames = listOf(standard).map((choice) => objectOf(choice)['name']);
    expect(names.filter((name) => standardNames.includes(name ?? null))).toEqual([]);
    // Segment alone has no list of them.
    expect(custom === null).toBe(vendor === 'segment');
    expect(names.includes('points') || custom === null).toBe(true);
  });
});
