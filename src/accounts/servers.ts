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
 * The addresses that an account has for servers of its vendor.
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
    if (!allows(new URL(address))) {
      throw new CrosswalkError(
        'egress_refused',
        `The address of server "${name}" is not one of ${integration.label}. An operator may allow its host with CROSSWALK_EGRESS_ALLOW.`,
        { errors: [{ path, message: 'host not allowed' }] },
      );
    }
  }
  return { ...servers };
}
