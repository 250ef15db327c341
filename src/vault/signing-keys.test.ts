import { describe, expect, it } from 'vitest';
import { deriveSigningKeys, generateRootKey } from './index.ts';

describe('the signing keys', () => {
  it('are the same wherever the same root keys are held, in their order', async () => {
    const [first, second] = [generateRootKey('2026'), generateRootKey('2025')];
    const keys = await deriveSigningKeys(`${first},${second}`);
    expect(keys).toEqual([...(await deriveSigningKeys(first)), ...(await deriveSigningKeys(second))]);
    expect(keys.map((key) => key.length)).toEqual([32, 32]);
    expect(keys[0]).not.toEqual(keys[1]);
  });

  it('do not depend on the id of a root key, nor on how its base64 is spelled', async () => {
    const encoded = generateRootKey('2026').slice('2026:'.length);
    const urlSafe = encoded.replaceAll('+', '-').replaceAll('/', '_').replace('=', '');
    expect(await deriveSigningKeys(`other:${urlSafe}`)).toEqual(await deriveSigningKeys(`2026:${encoded}`));
  });

  it('are not the root keys', async () => {
    const zeros = `zeros:${'A'.repeat(43)}=`;
    const [key] = await deriveSigningKeys(zeros);
    expect(key).not.toEqual(new Uint8Array(32));
  });

  it('refuse what is no key ring without showing it', async () => {
    await expect(deriveSigningKeys('canary')).rejects.toThrow(
      /^Vault key 1 must be an id, a colon and 32 bytes in base64\.$/,
    );
  });
});
