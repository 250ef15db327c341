import { contains, type Network, parseAddress, parseNetwork } from './address.ts';

/**
 * The ranges that are not the public internet, the most specific first: the special-purpose registries of IANA, and the
 * addresses at which clouds serve credentials to the machines they run. Two of those, Azure's and Oracle's, lie outside
 * the private ranges.
 */
const ranges = {
  metadata: [
    '169.254.169.254/32',
    '169.254.170.2/32',
    '169.254.170.23/32',
    '100.100.100.200/32',
    '168.63.129.16/32',
    '192.0.0.192/32',
    'fd00:ec2::254/128',
    'fd00:ec2::23/128',
    'fd20:ce::254/128',
  ],
  loopback: ['127.0.0.0/8', '::1/128'],
  unspecified: ['0.0.0.0/8', '::/128'],
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'],
  carrier_grade_nat: ['100.64.0.0/10'],
  link_local: ['169.254.0.0/16', 'fe80::/10'],
  unique_local: ['fc00::/7'],
  broadcast: ['255.255.255.255/32'],
  multicast: ['224.0.0.0/4', 'ff00::/8'],
  documentation: ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20'],
  benchmarking: ['198.18.0.0/15', '2001:2::/48'],
  ipv4_mapped: ['::ffff:0:0/96'],
  ipv4_compatible: ['::/96'],
  nat64: ['64:ff9b::/96', '64:ff9b:1::/48', '::ffff:0:0:0/96'],
  '6to4': ['192.88.99.0/24', '2002::/16'],
  teredo: ['2001::/32'],
  reserved: ['192.0.0.0/24', '192.31.196.0/24', '192.52.193.0/24', '192.175.48.0/24', '240.0.0.0/4', '2001::/23'],
} as const satisfies Record<string, readonly string[]>;

type Range = keyof typeof ranges;

/** Why an address is not on the public internet. */
export type AddressKind = 'public' | 'zone_id' | 'not_an_address' | Range;

function network(text: string): Network {
  const parsed = parseNetwork(text);
  if (parsed === undefined) throw new Error(`"${text}" is not a network.`);
  return parsed;
}

const kinds = Object.keys(ranges).filter((kind): kind is Range => kind in ranges);
const table = kinds.flatMap((kind) => ranges[kind].map((text) => ({ kind, network: network(text) })));

/** The only part of IPv6 from which public addresses are given out. */
const globalUnicast = network('2000::/3');

/**
 * Says whether an address belongs to the public internet, or to which special range it belongs. Addresses that carry
 * another one within them (mapped, NAT64, 6to4, Teredo) are never public, whatever they carry. Anything that is not an
 * IP address in standard form is `not_an_address`.
 *
 * @example
 * classifyAddress('169.254.169.254'); // 'metadata'
 */
export function classifyAddress(text: string): AddressKind {
  if (text.includes('%')) return 'zone_id';
  const address = parseAddress(text);
  if (address === undefined) return 'not_an_address';
  const special = table.find((range) => contains(range.network, address));
  if (special !== undefined) return special.kind;
  return address.family === 4 || contains(globalUnicast, address) ? 'public' : 'reserved';
}
