import { assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CrosswalkError } from '../../errors/index.ts';
import { compileIdentity } from './identity.ts';

const identity = compileIdentity({
  primary: 'user_id',
  prefer: ['email', 'user_id'],
  kinds: {
    user_id: { label: 'user id' },
    email: { label: 'email address', lowercase: 'refuse', record: { email: '{value}' } },
    phone: {
      label: 'phone number',
      lowercase: 'convert',
      form: { pattern: '[+].+', max_bytes: 8, is: 'a plus sign and seven digits' },
    },
    alias: { label: 'alias', parts: ['label', 'name'] },
  },
});

function refusal(id: string): string {
  try {
    identity.parse(id);
  } catch (error) {
    if (error instanceof CrosswalkError && error.code === 'invalid_id') return error.message;
    throw error;
  }
  throw new Error(`"${id}" was taken`);
}

describe('parse', () => {
  it('takes a plain id for the primary kind', () => {
    expect(identity.parse('u-1')).toMatchObject({ kind: { name: 'user_id' }, value: 'u-1', scope: { value: 'u-1' } });
  });

  it('reads a typed id by its kind', () => {
    expect(identity.parse('email:ada@example.com')).toMatchObject({
      kind: { name: 'email' },
      value: 'ada@example.com',
    });
  });

  it('leaves a prefix that is no kind to the id', () => {
    expect(identity.parse('urn:user:1')).toMatchObject({ kind: { name: 'user_id' }, value: 'urn:user:1' });
  });

  it('gives the last part the rest, colons included', () => {
    expect(identity.parse('alias:crm:a:b').scope).toEqual({ value: 'crm:a:b', label: 'crm', name: 'a:b' });
  });

  it('refuses an empty id and names the kinds', () => {
    expect(refusal('')).toContain('email:…');
    expect(refusal('email:')).toContain('must not be empty');
  });

  it.each(['alias:crm', 'alias:crm:', 'alias::ada'])('refuses %s, which lacks a part', (id) => {
    expect(refusal(id)).toMatch(/form alias:label:name.*lacks (?:label|name)/);
  });

  it('refuses upper case where the vendor finds none, and offers the other spelling', () => {
    expect(refusal('email:Ada@Example.com')).toContain('Use "ada@example.com"');
    expect(identity.parse('Ada').value).toBe('Ada');
  });

  it('reads upper case as lower case where case means nothing', () => {
    expect(identity.parse('phone:+ABC').value).toBe('+abc');
  });

  it.each(['phone:123', 'phone:+12345678', 'phone:+ééé\u0000é'])('refuses %j, which has another form', (id) => {
    expect(refusal(id)).toBe(
      `"${id.slice(6)}" is not a possible phone number: it has to be a plus sign and seven digits.`,
    );
  });
});

describe('parse of an id whose kind is none', () => {
  const byEmail = compileIdentity({
    primary: 'email',
    prefer: [],
    kinds: { email: { label: 'email', form: { pattern: '[^:]+@[^:]+', is: 'an address' } }, user_id: { label: 'id' } },
  });

  it('says which was probably meant where the vendor’s plain ids cannot look like that', () => {
    expect(() => byEmail.parse('emial:ada@example.com')).toThrow(
      'did you mean email:…? There are: email:…, user_id:….',
    );
  });
});

describe('format', () => {
  it('writes the primary kind plain, and others with their kind', () => {
    expect(identity.format('user_id', 'u-1')).toBe('u-1');
    expect(identity.format('email', 'ada@example.com')).toBe('email:ada@example.com');
  });

  it('is undone by parse, also for values that look like typed ids', () => {
    const value = string({ minLength: 1 }).map((text) => text.toLowerCase());
    const prefix = constantFrom('', 'email:', 'alias:', 'user_id:', 'urn:');
    assert(
      property(constantFrom('user_id', 'email'), prefix, value, (kind, start, rest) => {
        const parsed = identity.parse(identity.format(kind, start + rest));
        expect([parsed.kind.name, parsed.value]).toEqual([kind, start + rest]);
      }),
    );
  });
});

describe('compileIdentity', () => {
  it('keeps the preferred kinds in their order', () => {
    expect(identity.prefer.map(({ name }) => name)).toEqual(['email', 'user_id']);
  });

  it('fills what a written record carries', () => {
    expect(identity.kinds.get('email')?.record?.({ value: 'ada@example.com' })).toEqual({ email: 'ada@example.com' });
    expect(identity.kinds.get('user_id')?.record).toBeUndefined();
  });
});
