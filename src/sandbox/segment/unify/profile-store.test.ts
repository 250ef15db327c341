import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Identifier, identifierKey } from './identifiers.ts';
import { createProfileStore } from './profile-store.ts';
import { createIdentityRules } from './rules.ts';

const origin = (at = 0) => ({ at, sourceId: 'source_1', messageId: `m${at}` });
const user = (id: string): Identifier => ({ type: 'user_id', id });
const email = (id: string): Identifier => ({ type: 'email', id });
const anonymous = (id: string): Identifier => ({ type: 'anonymous_id', id });
const createStore = (rules = createIdentityRules()) => createProfileStore('users', rules);

describe('identity resolution', () => {
  it('creates a profile, then attaches to it by any of its identifiers', () => {
    const store = createStore();
    const profile = store.resolve([user('u1'), email('e1')], origin());
    expect(store.resolve([email('e1'), anonymous('a1')], origin())).toBe(profile);
    expect(store.find('anonymous_id:a1')).toBe(profile);
    expect(store.all()).toHaveLength(1);
  });

  it('merges profiles that an event connects, which then answer under all their identifiers', () => {
    const store = createStore();
    store.resolve([anonymous('a1')], origin(1));
    store.resolve([user('u1')], origin(2));
    const merged = store.resolve([user('u1'), anonymous('a1')], origin(3));
    expect(store.all()).toEqual([merged]);
    expect(store.find('user_id:u1')).toBe(store.find('anonymous_id:a1'));
    expect(merged?.first.at).toBe(1);
    expect(merged?.last.at).toBe(3);
  });

  it('keeps two user ids that share an e-mail apart, and the e-mail with the first', () => {
    const store = createStore();
    const first = store.resolve([user('u1'), email('e1')], origin());
    const second = store.resolve([user('u2'), email('e1')], origin());
    expect(second).not.toBe(first);
    expect(store.find('email:e1')).toBe(first);
    expect(second?.externalIds.map(identifierKey)).toEqual(['user_id:u2']);
  });

  it('leaves out a sixth e-mail and still attaches the event', () => {
    const store = createStore();
    for (let count = 1; count <= 6; count += 1) store.resolve([user('u1'), email(`e${count}`)], origin());
    expect(store.find('email:e5')).toBe(store.find('user_id:u1'));
    expect(store.find('email:e6')).toBeUndefined();
  });

  it('counts a limit with a period over that period only', () => {
    const store = createStore(createIdentityRules({ limits: { email: { limit: 1, period: 'day' } } }));
    store.resolve([user('u1'), email('e1')], origin(0));
    store.resolve([user('u1'), email('e2')], origin(1));
    expect(store.find('email:e2')).toBeUndefined();
    store.resolve([user('u1'), email('e2')], origin(86_400_000));
    expect(store.find('email:e2')).toBe(store.find('user_id:u1'));
  });

  it.each(['0', '000-000', '-1', 'null', 'anonymous'])('never identifies anybody by %j', (value) => {
    expect(createStore().resolve([user(value)], origin())).toBeUndefined();
  });

  it('stops mapping identifiers at 1,000 and still attaches events', () => {
    const store = createStore(createIdentityRules({ limits: { email: { limit: 5000 } } }));
    for (let count = 1; count <= 1100; count += 1) store.resolve([user('u1'), email(`e${count}`)], origin(count));
    const profile = store.find('user_id:u1');
    expect(profile?.externalIds).toHaveLength(1000);
    expect(profile?.last.at).toBe(1100);
  });

  it('stops merging at 100 and still attaches events', () => {
    const store = createStore(createIdentityRules({ limits: { anonymous_id: { limit: 5000 } } }));
    store.resolve([user('u1')], origin(0));
    for (let count = 1; count <= 101; count += 1) {
      store.resolve([anonymous(`a${count}`)], origin(count));
      store.resolve([user('u1'), anonymous(`a${count}`)], origin(1000 + count));
    }
    expect(store.find('anonymous_id:a100')).toBe(store.find('user_id:u1'));
    expect(store.find('anonymous_id:a101')).not.toBe(store.find('user_id:u1'));
    expect(store.find('user_id:u1')?.last.at).toBe(1101);
  });

  it('holds its laws for any sequence of events', () => {
    const identifier = fc.record({
      type: fc.constantFrom('user_id', 'email', 'anonymous_id'),
      id: fc.constantFrom('x1', 'x2', 'x3', 'x4', 'x5', 'x6', 'x7'),
    });
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(identifier, { minLength: 1, maxLength: 3, selector: identifierKey })),
        (events) => {
          const store = createStore();
          for (const [at, identifiers] of events.entries())
            expect(store.resolve(identifiers, origin(at))).toBeDefined();
          const profiles = store.all();
          for (const profile of profiles) {
            const count = (type: string) => profile.externalIds.filter((held) => held.type === type).length;
            expect(count('user_id')).toBeLessThanOrEqual(1);
            expect(Math.max(count('email'), count('anonymous_id'))).toBeLessThanOrEqual(5);
            for (const held of profile.externalIds) expect(store.find(identifierKey(held))).toBe(profile);
          }
          const keys = profiles.flatMap(({ externalIds }) => externalIds.map(identifierKey));
          expect(new Set(keys).size).toBe(keys.length);
        },
      ),
    );
  });
});
