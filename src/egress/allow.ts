import { contains, type Network, networkOf, parseAddress, parseNetwork } from './address.ts';

/** Something that the operator allows beyond the public hosts of the integrations. */
type AllowEntry =
  /** A host name, on every port when none is given. */
  | { kind: 'host'; host: string; port?: string }
  /** Every host below a domain; `suffix` starts with a dot. */
  | { kind: 'suffix'; suffix: string; port?: string }
  /** Every address of a range, on every port. */
  | { kind: 'network'; network: Network };

export type EgressAllow = readonly AllowEntry[];

const defaultPorts: Record<string, string> = { 'https:': '443', 'http:': '80' };

/** The address that a URL names in place of a host name, if it does. */
export function addressOfHost(url: URL) {
  return parseAddress(url.hostname.replace(/^\[(.*)\]$/, '$1'));
}

/** True when the host name or literal address of the URL is allowed on its port. */
export function allowsUrl(allow: EgressAllow, url: URL): boolean {
  const port = url.port === '' ? defaultPorts[url.protocol] : url.port;
  const address = addressOfHost(url);
  return allow.some((entry) => {
    if (entry.kind === 'network') return address !== undefined && contains(entry.network, address);
    if (entry.port !== undefined && entry.port !== port) return false;
    return entry.kind === 'host' ? url.hostname === entry.host : url.hostname.endsWith(entry.suffix);
  });
}

/** True when every host may be reached at this address. */
export function allowsAddress(allow: EgressAllow, text: string): boolean {
  const address = parseAddress(text);
  return address !== undefined && allow.some((entry) => entry.kind === 'network' && contains(entry.network, address));
}

function wrongEntry(entry: string, problem: string): Error {
  return new Error(
    `CROSSWALK_EGRESS_ALLOW: "${entry}" ${problem}. Write host, host:port, *.domain or a network such as 10.0.0.0/8, separated by commas.`,
  );
}

/** True when a URL spells the host in the same way; false when it would read it as something else. */
function sameInUrl(host: string): boolean {
  const lower = host.toLowerCase();
  return URL.canParse(`http://${lower}/`) && new URL(`http://${lower}/`).hostname === lower;
}

function parseEntry(entry: string): AllowEntry {
  if (entry.includes('://')) throw wrongEntry(entry, 'is a URL');
  if (entry.includes('/')) {
    const network = parseNetwork(entry);
    if (network === undefined) throw wrongEntry(entry, 'is not a network address with its prefix length');
    return { kind: 'network', network };
  }
  const address = parseAddress(entry.replace(/^\[(.*)\]$/, '$1'));
  if (address !== undefined) return { kind: 'network', network: networkOf(address) };

  const [, name = entry, port] = /^(.*):(\d+)$/.exec(entry) ?? [];
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535 || port.startsWith('0'))) {
    throw wrongEntry(entry, 'has no valid port');
  }
  const withPort = port === undefined ? {} : { port };
  const below = name.startsWith('*.');
  const host = (below ? name.slice(2) : name).toLowerCase();
  if (host === '' || host.includes('*')) throw wrongEntry(entry, 'has a wildcard that is not a whole first label');
  if (host.endsWith('.') || !sameInUrl(host)) throw wrongEntry(entry, 'is not a host name as it stands in a URL');
  return below ? { kind: 'suffix', suffix: `.${host}`, ...withPort } : { kind: 'host', host, ...withPort };
}

/**
 * Reads CROSSWALK_EGRESS_ALLOW: hosts and networks that may be called although they are private, use plain http or
 * another port, or are not of the integration. Entries are separated by commas:
 *
 * - `host` and `host:port`; without a port, every port. An IP address stands for itself wherever it is met.
 * - `*.domain`: every host below the domain, at any depth, not the domain itself.
 * - `10.0.0.0/8`: every address in the network, named in a URL or found by resolving a host of the integration.
 *
 * Throws an `Error` of one line that names the wrong entry.
 *
 * @example
 * parseEgressAllow('localhost:9001, *.internal, 10.20.0.0/16');
 */
export function parseEgressAllow(text: string): EgressAllow {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map(parseEntry);
}
