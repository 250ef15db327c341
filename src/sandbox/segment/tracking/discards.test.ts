import { describe, expect, it } from 'vitest';
import { setUp, writeKey } from '../test-support.ts';

const success = { success: true };

describe('a call that is accepted and lost', () => {
  it.each([
    ['identify', {}, 'no_user_anon_id'],
    ['identify', { userId: 7 }, 'no_user_anon_id'],
    ['identify', { anonymousId: 7 }, 'anonymous_id_invalid'],
    ['identify', { userId: 'u1', traits: [] }, 'traits_not_object'],
    ['track', { userId: 'u1' }, 'event_not_defined'],
    ['track', { userId: 'u1', event: 7 }, 'event_not_string'],
    ['track', { userId: 'u1', event: 'A', properties: 'x' }, 'properties_not_object'],
    ['page', { userId: 'u1', name: 7 }, 'name_not_string'],
    ['screen', { userId: 'u1', category: 7 }, 'category_not_string'],
    ['group', { userId: 'u1' }, 'id_required'],
    ['alias', { userId: 'u1' }, 'id_required'],
    ['track', { userId: 'u1', event: 'A', context: { consent: {} } }, 'consent_categoryprefences_should_exist'],
    [
      'track',
      { userId: 'u1', event: 'A', context: { consent: { categoryPreferences: [] } } },
      'consent_categorypreferences_should_be_object',
    ],
    [
      'track',
      { userId: 'u1', event: 'A', context: { consent: { categoryPreferences: { ads: 'no' } } } },
      'consent_categorypreferences_fields_should_be_bool',
    ],
    [
      'track',
      {
        userId: 'u1',
        event: 'Segment Consent Preference Updated',
        context: { consent: { categoryPreferences: { ads: false } } },
      },
      'consent_needs_anonymous_id_set',
    ],
    ['identify', { userId: 'u1', context: { device: { advertisingId: 7 } } }, 'device_advertisingid_should_be_string'],
  ])('%s %j answers success and is recorded as %s', async (path, body, code) => {
    const { track, workspace } = setUp();
    const answer = await track(path, body);
    expect([answer.status, answer.body]).toEqual([200, success]);
    expect(workspace.discards().map((discard) => discard.code)).toEqual([code]);
    expect(workspace.events()).toEqual([]);
  });

  it('refuses a missing id in strict mode', async () => {
    const { track } = setUp({ switches: { missingIdentifier: 'refused' } });
    const answer = await track('identify', {});
    expect([answer.status, answer.body]).toEqual([
      400,
      { success: false, message: 'no_user_anon_id', code: 'invalid_request' },
    ]);
  });

  it('loses everything that a disabled source receives', async () => {
    const { track, workspace } = setUp({ sources: [{ id: 'source_1', writeKey, enabled: false }] });
    expect((await track('identify', { userId: 'u1' })).body).toEqual(success);
    expect(workspace.discards().map(({ code }) => code)).toEqual(['source_disabled']);
  });

  it('loses the second use of a messageId, in another workspace too, for 24 hours', async () => {
    const { track, workspace, sandbox, clock } = setUp();
    const other = sandbox.addWorkspace({ sources: [{ id: 'source_2', writeKey: 'write-key-of-source-2' }] });
    await track('identify', { userId: 'u1', messageId: 'm1' });
    await track('identify', { userId: 'u2', messageId: 'm1' }, 'write-key-of-source-2');
    expect(other.events()).toEqual([]);
    expect(other.discards().map(({ code }) => code)).toEqual(['duplicate_message_id']);
    clock.advance(86_400_000);
    await track('identify', { userId: 'u1', messageId: 'm1' });
    expect(workspace.events()).toHaveLength(2);
  });

  it('keeps two calls without a messageId apart', async () => {
    const { track, workspace } = setUp();
    await track('track', { userId: 'u1', event: 'A' });
    await track('track', { userId: 'u1', event: 'A' });
    expect(new Set(workspace.events().map(({ messageId }) => messageId)).size).toBe(2);
  });

  it.each([
    [
      'unify_too_many_fields',
      { userId: 'u1', groupId: 'g', traits: Object.fromEntries(Array.from({ length: 301 }, (_, i) => [`t${i}`, i])) },
    ],
    ['unify_group_id_length', { userId: 'u1', groupId: '' }],
    ['unify_group_id_length', { userId: 'u1', groupId: 'g'.repeat(501) }],
    ['unify_message_id_length', { userId: 'u1', groupId: 'g', messageId: 'm'.repeat(101) }],
    ['unify_timestamp_before_1970', { userId: 'u1', groupId: 'g', timestamp: '1969-12-31T00:00:00Z' }],
  ])('keeps the event at the source but out of profiles: %s', async (code, body) => {
    const { track, workspace, settle } = setUp();
    await track('group', body);
    settle();
    expect(workspace.events()).toHaveLength(1);
    expect(workspace.profiles()).toEqual([]);
    expect(workspace.discards().map((discard) => discard.code)).toEqual([code]);
  });
});
