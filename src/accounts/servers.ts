import { type CompiledIntegration } from '../definitions/index.ts';
import { CrosswalkError, shorten } from '../errors/index.ts';

/** An address that names a host, and perhaps a path, and nothing besides. */
function isPlainAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  const bare = username === '' && password === '' && search === '' && hash === '';
  return bare && (protocol === 'https:' || protocol === 'http:');
}

/**
 * The addresses that an account has for servers of its vendor. An address is the operator's to allow, also where it is
 * the vendor's own: with one, the account's credentials would go where its connection fields do not say.
 *
 * @param allows whether the operator lets accounts name this address
 * @throws CrosswalkError `invalid_request` for an unknown server or what is no plain address, `egress_refused` for one
 * that is not allowed.
 */
export function checkServers(
  integration: CompiledIntegration,
  servers: Readonly<Record<string, string>>,
  allows: (address: URL) => boolean,
): Record<string, string> {
  for (const [name, address] of Object.entries(servers)) {
    const path = `servers.${name}`;
    if (!integration.servers.has(name)) {
      const names = [...integration.servers.keys()].join(', ');
      throw new CrosswalkError(
        'invalid_request',
        `${integration.label} has no server "${shorten(name)}". There are: ${names}.`,
        { errors: [{ path, message: 'unknown server' }] },
      );
    }
    if (!isPlainAddress(address)) {
      throw new CrosswalkError(
        'invalid_request',
        `The address of server "${name}" must be http or https, host and path only: no user name, query or fragment.`,
        { errors: [{ path, message: 'is not a plain address' }] },
      );
    }
    const url = new URL(address);
    if (!allows(url)) {
      throw new CrosswalkError(
        'egress_refused',
        `An account may name an address for server "${name}" only on a host that the operator allows, and CROSSWALK_EGRESS_ALLOW does not hold ${shorten(url.host)}. Without servers, the account calls ${integration.label} at the address of its connection fields.`,
        { errors: [{ path, message: 'host not allowed' }] },
      );
    }
  }
  return { ...servers };
}
