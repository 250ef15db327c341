import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createProfileStore } from './profile-store.ts';

const identity = fc.constantFrom('1', '2', '3', '4');
const record = fc.record(
  { user_id: identity, email: identity, _uids: fc.array(identity, { maxLength: 3 }), city: fc.string() },
  { requiredKeys: [] },
);

describe('the profile store', () => {
  it('keeps every identity on exactly one profile, the one that carries it, whatever is written', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(record, fc.nat(100))), (writes) => {
        const store = createProfileStore(['user_id', 'email', '_uids'], () => 1000);
        for (const [fields, eventTime] of writes) store.write({ fields, eventTime });
        const held = store.all().flatMap((profile) => profile.keys.map((key) => ({ key, profile })));
        const names = held.map(({ key }) => `${key.key}=${key.value}`);
        expect(new Set(names).size).toBe(names.length);
        for (const { key, profile } of held) expect(store.find(key)).toBe(profile);
      }),
    );
  });
  it('puts all identities of one record on one profile', () => {
    fc.assert(
      fc.property(fc.array(record), identity, identity, (before, user_id, email) => {
        const store = createProfileStore(['user_id', 'email', '_uids'], () => 1000);
        for (const fields of before) store.write({ fields, eventTime: 1 });
        store.write({ fields: { user_id, email }, eventTime: 2 });
        const found = store.find({ key: 'user_id', value: user_id });
        expect(found).toBeDefined();
        expect(store.find({ key: 'email', value: email })).toBe(found);
      }),
    );
  });
  it('ends with the latest value of a field, in whatever order its events arrive', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1000), { minLength: 1 }), (times) => {
        const store = createProfileStore(['user_id'], () => 1000);
        for (const at of times) store.write({ fields: { user_id: 'u1', seen: at }, eventTime: at });
        const profile = store.find({ key: 'user_id', value: 'u1' });
        expect(profile?.fields.get('seen')?.value).toBe(Math.max(...times));
      }),
    );
  });
});
