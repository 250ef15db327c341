import { describe, expect, it } from 'vitest';
import { basic, profileToken, setUp } from '../test-support.ts';

describe('deleting an identifier', () => {
  const url = `https://profiles.segment.com/v1/spaces/spa_1/collections/users/profiles/user_id:u1/external_ids/delete`;
  async function deletion(identifiers: unknown[], options: Parameters<typeof setUp>[0] = {}, at = url) {
    const context = setUp(options);
    const call = { userId: 'u1', anonymousId: 'a1', traits: { email: 'ada@example.com' } };
    await context.track('identify', call);
    context.settle();
    const headers = { Authorization: basic(profileToken) };
    const body = JSON.stringify({ delete_external_ids: identifiers });
    return { ...context, call, answer: await context.send(at, { method: 'POST', headers, body }) };
  }

  it('removes it until a later event brings it back', async () => {
    const { answer, workspace, track, settle, call } = await deletion([{ type: 'email', id: 'ada@example.com' }]);
    expect([answer.status, answer.body]).toMatchObject([200, { code: 'success' }]);
    expect(workspace.profile('email:ada@example.com')).toBeUndefined();
    await track('identify', call);
    settle();
    expect(workspace.profile('email:ada@example.com')).toBeDefined();
  });

  it.each([
    [400, 'bad_request', []],
    [
      400,
      'bad_request',
      [
        { type: 'email', id: 'a' },
        { type: 'email', id: 'b' },
      ],
    ],
    [400, 'bad_request', [{ type: 'user_id', id: 'u1' }]],
    [404, 'eid_not_found', [{ type: 'email', id: 'other@example.com' }]],
  ])('answers %i %s for %j', async (status, code, identifiers) => {
    const { answer } = await deletion(identifiers);
    expect([answer.status, answer.body]).toMatchObject([status, { error: { code } }]);
  });

  it('needs a lookup by user_id and the beta', async () => {
    const identifiers = [{ type: 'anonymous_id', id: 'a1' }];
    const byEmail = await deletion(identifiers, {}, url.replace('user_id:u1', 'email:ada@example.com'));
    expect(byEmail.answer.body).toMatchObject({ error: { code: 'bad_request' } });
    const without = await deletion(identifiers, { switches: { externalIdDeletion: false } });
    expect([without.answer.status, without.answer.body]).toMatchObject([403, { error: { code: 'forbidden' } }]);
  });
});
