import { describe, expect, it } from 'vitest';
import { requireScope } from './index.ts';

describe('requireScope', () => {
  const passing = [
    ['read', 'read'],
    ['write', 'read'],
    ['write', 'write'],
    ['admin', 'read'],
    ['admin', 'write'],
    ['admin', 'admin'],
  ] as const;
  const failing = [
    ['read', 'write'],
    ['read', 'admin'],
    ['write', 'admin'],
  ] as const;

  it.each(passing)('lets a token with %s do what needs %s', (has, needs) => {
    expect(() => requireScope({ scopes: [has] }, needs)).not.toThrow();
  });

  it.each(failing)('keeps a token with %s from what needs %s, and names that scope', (has, needs) => {
    const error = { code: 'scope_missing', message: `This needs a token with the scope "${needs}".` };
    expect(() => requireScope({ scopes: [has] }, needs)).toThrow(expect.objectContaining(error));
  });

  it('keeps a token without scopes from everything', () => {
    expect(() => requireScope({ scopes: [] }, 'read')).toThrow('"read"');
  });
});
