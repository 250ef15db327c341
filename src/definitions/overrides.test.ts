import { describe, expect, it } from 'vitest';
import { applyOverride, integrationOverrideSchema } from './overrides.ts';

const content = {
  model: 'user-directory',
  lens: { fields: { name: 'name', title: 'title' }, unsupported: { status: 'The vendor has none.' }, stores: {} },
};

describe('applyOverride', () => {
  it('replaces the rule of a named field and leaves the others', () => {
    expect(applyOverride(content, { fields: { name: { custom: 'full_name' } } })).toEqual({
      ...content,
      lens: { ...content.lens, fields: { name: { custom: 'full_name' }, title: 'title' } },
    });
  });

  it('maps a field that was declined', () => {
    expect(applyOverride(content, { fields: { status: 'state' } })).toHaveProperty('lens', {
      fields: { name: 'name', title: 'title', status: 'state' },
      unsupported: {},
      stores: {},
    });
  });

  it('declines a field that is taken out, so that a write of it is refused', () => {
    const changed = applyOverride(content, { fields: { title: null } });
    expect(changed).toHaveProperty('lens.fields', { name: 'name' });
    expect(changed).toHaveProperty('lens.unsupported.title', expect.stringMatching(/./));
  });

  it('does the same when it is applied again', () => {
    const override = { fields: { title: null, name: 'full_name', status: { read: 'state' } } };
    const once = applyOverride(content, override);
    expect(applyOverride(once, override)).toEqual(once);
  });

  it('changes neither the definition nor anything without an override', () => {
    const before = structuredClone(content);
    applyOverride(content, { fields: { name: null, status: 'state' } });
    expect(content).toEqual(before);
    expect(applyOverride(content, undefined)).toBe(content);
  });
});

describe('integrationOverrideSchema', () => {
  it.each([
    ['a rule outside the vocabulary', { users: { fields: { name: { script: 'x' } } } }],
    ['anything but fields', { users: { methods: {} } }],
    ['a field without a name', { users: { fields: { '': 'name' } } }],
  ])('refuses %s', (_, override) => {
    expect(integrationOverrideSchema.safeParse(override).success).toBe(false);
  });
});
