import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JsonObject } from '../../src/mapping/index.ts';
import { type Harness, startHarness } from '../harness.ts';
import { createClient, type UnifiedClient } from './client.ts';
import { link } from './user-stores.ts';

/** Segment has a credential for each of its servers, and an account may have any of them alone. */
describe('a Segment account', () => {
  let harness: Harness;

  beforeAll(async () => {
    harness = await startHarness({ people: 1 });
  });
  afterAll(() => harness.close());

  const without = async (...names: string[]): Promise<UnifiedClient> =>
    createClient(harness, await link(harness, { vendor: 'segment', settings: {} }, { without: names }));

  const missing = (...fields: string[]): JsonObject => ({
    statusCode: 422,
    code: 'credential_missing',
    errors: fields.map((field) => ({ path: `context.${field}` })),
  });

  const wholeAddress = { street: '1 High St', city: 'Bath', region: null, postal_code: null, country: 'GB' };

  describe('that can only write', () => {
    let users: UnifiedClient;
    beforeAll(async () => {
      users = await without('profile_token', 'space_id', 'public_token');
    });

    it('creates users, and cannot confirm that they are shown', async () => {
      const { body } = await users.create({ id: 'blind-1', first_name: 'Ada' });
      expect(body).toMatchObject({ id: 'blind-1', first_name: 'Ada', applied: 'accepted' });
    });

    it('writes an object that the vendor replaces whole only when it is whole', async () => {
      const part = await users.create({ id: 'blind-1', address: { city: 'Bath' } });
      expect(part.body).toMatchObject({
        ...missing('profile_token', 'space_id'),
        message: expect.stringContaining('Or send every field of it.'),
      });
      const whole = await users.create({ id: 'blind-1', address: wholeAddress });
      expect(whole.body).toMatchObject({ applied: 'accepted' });
      const full = createClient(harness, harness.accounts.segment);
      harness.clock.advance(1000);
      expect((await full.get('blind-1')).body).toMatchObject({
        address: { street: '1 High St', city: 'Bath', country: 'GB' },
      });
    });

    it('names the credentials that everything else needs', async () => {
      for (const answer of [
        await users.get('blind-1'),
        await users.list('ids=blind-1'),
        await users.update('blind-1', { first_name: 'Grace' }),
      ]) {
        expect(answer.body).toMatchObject(missing('profile_token', 'space_id'));
      }
      expect((await users.remove('blind-1')).body).toMatchObject(missing('public_token'));
    });
  });

  describe('that can only read', () => {
    it('reads users and names the credentials that writing and deleting need', async () => {
      const users = await without('write_key', 'public_token');
      expect((await users.get('person-0001')).body).toMatchObject({ id: 'person-0001' });
      for (const answer of [
        await users.create({ id: 'new-1', first_name: 'Ada' }),
        await users.update('person-0001', { first_name: 'Ada' }),
        await users.update('nobody', { first_name: 'Ada' }),
      ]) {
        expect(answer.body).toMatchObject(missing('write_key'));
      }
      expect((await users.remove('person-0001')).body).toMatchObject(missing('public_token'));
    });
  });

  describe('that can only delete', () => {
    it('deletes by userId without looking first, and names the credentials that everything else needs', async () => {
      const users = await without('write_key', 'profile_token', 'space_id');
      expect((await users.remove('person-0001')).body).toEqual({ id: 'person-0001', applied: 'accepted' });
      expect((await users.remove('email:person-0001@example.com')).body).toMatchObject(
        missing('profile_token', 'space_id'),
      );
      expect((await users.get('person-0001')).body).toMatchObject(missing('profile_token', 'space_id'));
      expect((await users.create({ id: 'new-1', first_name: 'Ada' })).body).toMatchObject(missing('write_key'));
    });
  });
});
