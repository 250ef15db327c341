import { describe, expect, it } from 'vitest';
import { compileLens } from './lens.ts';
import { profileSpec } from './profile-lens.fixture.ts';

const lens = compileLens(profileSpec);

describe('writing', () => {
  it('leaves out what is absent or undefined and keeps what is null', () => {
    expect(lens.write({})).toEqual({});
    expect(
      lens.write({ first_name: undefined, external_id: null, custom_attributes: { a: undefined, b: null } }),
    ).toEqual({
      uid: null,
      b: null,
    });
  });

  it('clears every writable place below null', () => {
    expect(lens.write({ address: null, emails: null, languages: [null], subscriptions: null })).toEqual({
      city: null,
      country: null,
      email: null,
      lang: null,
      email_state: null,
      push_state: null,
    });
  });

  it('picks elements by their key, in any order', () => {
    const subscriptions = [
      { channel: 'push', status: 'on' },
      { channel: 'email', status: 'unsubscribed' },
    ];
    expect(lens.write({ subscriptions })).toEqual({ push_state: 'on', email_state: 0 });
  });

  it('takes constants as they are and writes nothing for them', () => {
    expect(lens.write({ user_type: 'end_user', emails: [{ email: 'a@x', is_primary: true }] })).toEqual({
      email: 'a@x',
    });
    expect(lens.write({ emails: [{ email: null, is_primary: null }] })).toEqual({ email: null });
  });

  it('keeps custom attributes flat, also those with dots in their names', () => {
    expect(lens.write({ nick: 'Ada', custom_attributes: { 'a.b': 1 } })).toEqual({ nick: { name: 'Ada' }, 'a.b': 1 });
  });
});
