/** An IP address as a number. */
export interface Address {
  family: 4 | 6;
  value: bigint;
}

/** An address range, as CIDR notation describes it. */
export interface Network {
  family: 4 | 6;
  base: bigint;
  /** Length of the prefix. */
  bits: number;
}

const width = { 4: 32, 6: 128 } as const;

function ipv4Value(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let value = 0n;
  for (const part of parts) {
    // No leading zeros: some parsers read them as octal, so the same text would mean two addresses.
    if (!/^(?:0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return undefined;
    value = (value << 8n) | BigInt(part);
  }
  return value;
}

/** Replaces a dotted quad at the end by the two groups it stands for. */
function withoutDottedTail(text: string): string | undefined {
  const start = text.lastIndexOf(':') + 1;
  if (!text.includes('.', start)) return text;
  const quad = ipv4Value(text.slice(start));
  if (quad === undefined) return undefined;
  return `${text.slice(0, start)}${(quad >> 16n).toString(16)}:${(quad & 0xffffn).toString(16)}`;
}

function ipv6Value(text: string): bigint | undefined {
  const [before, after, extra] = withoutDottedTail(text)?.split('::') ?? [];
  if (before === undefined || extra !== undefined) return undefined;
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const missing = 8 - head.length - tail.length;
  if (after === undefined ? missing !== 0 : missing < 1) return undefined;
  let value = 0n;
  for (const group of [...head, ...Array.from({ length: missing }, () => '0'), ...tail]) {
    if (!/^[\da-f]{1,4}$/i.test(group)) return undefined;
    value = (value << 16n) | BigInt(`0x${group}`);
  }
  return value;
}

/**
 * Reads an IP address in its standard text form, and in no other: undefined for octal, hexadecimal or shortened IPv4
 * forms, for zone ids and for brackets.
 *
 * @example
 * parseAddress('::ffff:10.0.0.1'); // { family: 6, value: 0xffff0a000001n }
 */
export function parseAddress(text: string): Address | undefined {
  const family = text.includes(':') ? 6 : 4;
  const value = family === 6 ? ipv6Value(text) : ipv4Value(text);
  return value === undefined ? undefined : { family, value };
}

/** The network that holds one address only. */
export function networkOf({ family, value }: Address): Network {
  return { family, base: value, bits: width[family] };
}

export function contains(network: Network, address: Address): boolean {
  if (network.family !== address.family) return false;
  const shift = BigInt(width[network.family] - network.bits);
  return address.value >> shift === network.base >> shift;
}

/**
 * Reads CIDR notation. Undefined when it is malformed, or when bits are set after the prefix, as in `10.0.0.1/8`: it is
 * unclear then which range was meant.
 */
export function parseNetwork(text: string): Network | undefined {
  const slash = text.indexOf('/');
  const address = slash === -1 ? undefined : parseAddress(text.slice(0, slash));
  const prefix = text.slice(slash + 1);
  if (address === undefined || !/^\d{1,3}$/.test(prefix)) return undefined;
  const { family, value } = address;
  const bits = Number(prefix);
  if (bits > width[family]) return undefined;
  const shift = BigInt(width[family] - bits);
  return (value >> shift) << shift === value ? { family, base: value, bits } : undefined;
}
