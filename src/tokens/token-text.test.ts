import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateToken, hashToken, isMistyped } from './token-text.ts';

const character = fc.stringMatching(/^[0-9A-Za-z]$/);

describe('the text of a token', () => {
  it('has the prefix, 40 random characters and 6 of checksum, and never comes twice', () => {
    const tokens = Array.from({ length: 200 }, generateToken);
    for (const token of tokens) expect(token).toMatch(/^cw_[0-9A-Za-z]{46}$/);
    expect(new Set(tokens).size).toBe(200);
    expect(tokens.some(isMistyped)).toBe(false);
  });

  it('uses every character of the alphabet about equally often', () => {
    const counts = new Map<string, number>();
    for (let round = 0; round < 4000; round += 1) {
      for (const each of generateToken().slice(3, 43)) counts.set(each, (counts.get(each) ?? 0) + 1);
    }
    const average = 160_000 / 62;
    expect(counts.size).toBe(62);
    // Seven standard deviations: a fair generator does not get there, one that takes bytes modulo 62 does.
    for (const count of counts.values()) expect(Math.abs(count - average)).toBeLessThan(7 * Math.sqrt(average));
  });

  it('shows every single wrong character', () => {
    const token = generateToken();
    fc.assert(
      fc.property(fc.integer({ min: 3, max: token.length - 1 }), character, (at, wrong) => {
        fc.pre(token.charAt(at) !== wrong);
        expect(isMistyped(token.slice(0, at) + wrong + token.slice(at + 1))).toBe(true);
      }),
    );
  });

  it('shows every exchange of two neighbours in the random part', () => {
    const token = generateToken();
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 41 }), (at) => {
        const [left, right] = [token.charAt(at), token.charAt(at + 1)];
        fc.pre(left !== right);
        expect(isMistyped(token.slice(0, at) + right + left + token.slice(at + 2))).toBe(true);
      }),
    );
  });

  it('is not judged when it is not of our shape: an operator may choose any', () => {
    expect(isMistyped('my-own-admin-token')).toBe(false);
    expect(isMistyped('cw_my-own-admin-token')).toBe(false);
  });

  it('is stored as SHA-256', async () => {
    expect(await hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
