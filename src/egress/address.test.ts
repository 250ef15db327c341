import { BlockList, isIP } from 'node:net';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contains, parseAddress, parseNetwork } from './address.ts';

describe('an address', () => {
  test('is read in exactly the forms that the operating system reads', () => {
    const looksLikeAddress = fc.stringMatching(/^[0-9a-f:.x]{0,24}$/);
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), looksLikeAddress), (text) => {
        expect(parseAddress(text)?.family ?? 0).toBe(isIP(text));
      }),
    );
  });

  test.each(['127.1', '0177.0.0.1', '0x7f.0.0.1', '2130706433', '1.2.3.256', '1.2.3.4.', '[::1]', 'fe80::1%eth0', ''])(
    'is not read from %j, which some programs understand and others do not',
    (text) => {
      expect(parseAddress(text)).toBeUndefined();
    },
  );

  test('means the same in every spelling', () => {
    expect(parseAddress('::ffff:10.0.0.1')).toEqual(parseAddress('0:0:0:0:0:FFFF:0a00:0001'));
  });
});

describe('a network', () => {
  test('holds exactly the addresses that the operating system says it holds', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV4(), fc.integer({ min: 0, max: 32 }), (base, other, bits) => {
        const oracle = new BlockList();
        oracle.addSubnet(base, bits);
        const start = parseAddress(base);
        const address = parseAddress(other);
        if (start === undefined || address === undefined) throw new Error('fast-check made no address');
        const shift = BigInt(32 - bits);
        const network = { family: 4, base: (start.value >> shift) << shift, bits } as const;
        expect(contains(network, address)).toBe(oracle.check(other));
      }),
    );
  });

  test('never holds an address of the other family', () => {
    const everything = parseNetwork('::/0');
    const address = parseAddress('0.0.0.1');
    if (everything === undefined || address === undefined) throw new Error('not read');
    expect(contains(everything, address)).toBe(false);
  });

  test.each(['10.0.0.1/8', '10.0.0.0/33', '::/129', '10.0.0.0/', '10.0.0.0/-1', '10.0.0.0/8/8', '10/8', '10.0.0.0'])(
    'is not read from %j',
    (text) => {
      expect(parseNetwork(text)).toBeUndefined();
    },
  );
});
