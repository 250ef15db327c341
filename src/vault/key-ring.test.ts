import { inspect } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateRootKey, installation, parseKeyRing } from './index.ts';

const dataKey = new Uint8Array(32).fill(7);
const secretOf = (rootKey: string) => rootKey.slice(rootKey.indexOf(':') + 1);

describe('a key ring', () => {
  it('gives back what it wrapped, for the same tenant only', async () => {
    const ring = parseKeyRing(generateRootKey('2026'));
    const wrapped = await ring.wrap(dataKey, 'acme');
    expect(wrapped.rootKeyId).toBe('2026');
    expect(await ring.unwrap(wrapped, 'acme')).toEqual(dataKey);
    await expect(ring.unwrap(wrapped, 'other')).rejects.toThrow('tenant "other"');
  });

  it('wraps with its first key and still unwraps with the others', async () => {
    const old = generateRootKey('old');
    const wrapped = await parseKeyRing(old).wrap(dataKey, 'acme');
    const ring = parseKeyRing(`${generateRootKey('new')}, ${old}`);
    expect(ring.currentKeyId).toBe('new');
    expect(await ring.unwrap(wrapped, 'acme')).toEqual(dataKey);
  });

  it('names the root key that it does not hold', async () => {
    const wrapped = await parseKeyRing(generateRootKey('gone')).wrap(dataKey, 'acme');
    await expect(parseKeyRing(generateRootKey('new')).unwrap(wrapped, 'acme')).rejects.toThrow(
      'The root key "gone" is not in CROSSWALK_VAULT_KEYS',
    );
  });

  it('refuses a wrapped key when another key has taken its id', async () => {
    const wrapped = await parseKeyRing(generateRootKey('same')).wrap(dataKey, 'acme');
    await expect(parseKeyRing(generateRootKey('same')).unwrap(wrapped, 'acme')).rejects.toThrow('does not fit');
  });

  it('names the installation in words, not as a tenant without a name', async () => {
    const wrapped = await parseKeyRing(generateRootKey('same')).wrap(dataKey, installation);
    await expect(parseKeyRing(generateRootKey('same')).unwrap(wrapped, installation)).rejects.toThrow(
      'The data key of the installation itself does not fit the root key "same".',
    );
  });

  it('is not readable by inspection', () => {
    const rootKey = generateRootKey('2026');
    const shown = inspect(parseKeyRing(rootKey), { depth: 10, showHidden: true });
    expect(shown).not.toContain(secretOf(rootKey));
  });

  it.each<[string, (key: string) => string]>([
    ['an empty text', () => ''],
    ['a key without an id', (key) => secretOf(key)],
    ['a key that is cut', (key) => key.slice(0, -3)],
    ['a key that is too long', (key) => `${key.slice(0, -1)}AAAA`],
    ['characters outside base64', (key) => `${key.slice(0, 30)}!${key.slice(31)}`],
    ['an id twice', (key) => `${key},${key}`],
    ['a trailing comma', (key) => `${key},`],
  ])('refuses %s in one line without key material', (_, damage) => {
    const rootKey = generateRootKey('2026');
    const error = errorOf(() => parseKeyRing(damage(rootKey)));
    expect(error.message).toMatch(/^Vault key \d [^\n]+\.$/);
    expect(inspect(error)).not.toContain(secretOf(rootKey).slice(0, 10));
  });

  it('refuses any text that is not a key ring, and shows none of it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12 }), (text) => {
        expect(errorOf(() => parseKeyRing(text)).message).not.toContain(text);
      }),
    );
  });
});

function errorOf(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('It did not fail.');
}
