import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AddressKind, classifyAddress } from './address-kind.ts';

const corpus: readonly (readonly [string, AddressKind])[] = [
  ['93.184.216.34', 'public'],
  ['2606:2800:220:1:248:1893:25c8:1946', 'public'],
  ['172.15.255.255', 'public'],
  ['172.32.0.0', 'public'],
  ['100.63.255.255', 'public'],
  ['100.128.0.0', 'public'],
  ['127.0.0.1', 'loopback'],
  ['127.255.255.255', 'loopback'],
  ['::1', 'loopback'],
  ['0:0:0:0:0:0:0:1', 'loopback'],
  ['0.0.0.0', 'unspecified'],
  ['0.1.2.3', 'unspecified'],
  ['::', 'unspecified'],
  ['10.0.0.1', 'private'],
  ['172.16.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['192.168.1.1', 'private'],
  ['100.64.0.1', 'carrier_grade_nat'],
  ['100.127.255.255', 'carrier_grade_nat'],
  ['169.254.1.1', 'link_local'],
  ['fe80::1', 'link_local'],
  ['febf::1', 'link_local'],
  ['169.254.169.254', 'metadata'],
  ['169.254.170.2', 'metadata'],
  ['100.100.100.200', 'metadata'],
  ['168.63.129.16', 'metadata'],
  ['192.0.0.192', 'metadata'],
  ['fd00:ec2::254', 'metadata'],
  ['fd20:ce::254', 'metadata'],
  ['fc00::1', 'unique_local'],
  ['fdff::1', 'unique_local'],
  ['255.255.255.255', 'broadcast'],
  ['224.0.0.1', 'multicast'],
  ['239.255.255.255', 'multicast'],
  ['ff02::1', 'multicast'],
  ['192.0.2.1', 'documentation'],
  ['198.51.100.1', 'documentation'],
  ['203.0.113.1', 'documentation'],
  ['2001:db8::1', 'documentation'],
  ['3fff::1', 'documentation'],
  ['198.18.0.1', 'benchmarking'],
  ['198.19.255.255', 'benchmarking'],
  ['2001:2::1', 'benchmarking'],
  ['::ffff:127.0.0.1', 'ipv4_mapped'],
  ['::ffff:7f00:1', 'ipv4_mapped'],
  ['::ffff:93.184.216.34', 'ipv4_mapped'],
  ['::127.0.0.1', 'ipv4_compatible'],
  ['::a9fe:a9fe', 'ipv4_compatible'],
  ['64:ff9b::a9fe:a9fe', 'nat64'],
  ['64:ff9b:1::7f00:1', 'nat64'],
  ['::ffff:0:127.0.0.1', 'nat64'],
  ['2002:7f00:1::', '6to4'],
  ['192.88.99.1', '6to4'],
  ['2001::1', 'teredo'],
  ['2001:10::1', 'reserved'],
  ['240.0.0.1', 'reserved'],
  ['192.0.0.1', 'reserved'],
  ['100::1', 'reserved'],
  ['fec0::1', 'reserved'],
  ['5f00::1', 'reserved'],
  ['4000::1', 'reserved'],
  ['fe80::1%eth0', 'zone_id'],
  ['::1%1', 'zone_id'],
  ['127.1', 'not_an_address'],
  ['0177.0.0.1', 'not_an_address'],
  ['0x7f000001', 'not_an_address'],
  ['2130706433', 'not_an_address'],
  ['[::1]', 'not_an_address'],
  ['localhost', 'not_an_address'],
  ['', 'not_an_address'],
];

describe('classifyAddress', () => {
  test.each(corpus)('says that %j is %s', (address, kind) => {
    expect(classifyAddress(address)).toBe(kind);
  });

  test('never calls an IPv6 address public that carries an IPv4 address', () => {
    const carriers = fc.constantFrom('::', '::ffff:', '::ffff:0:', '64:ff9b::');
    fc.assert(
      fc.property(carriers, fc.ipV4(), (carrier, address) => {
        expect(classifyAddress(`${carrier}${address}`)).not.toBe('public');
      }),
    );
  });
});
