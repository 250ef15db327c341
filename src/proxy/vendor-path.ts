import { CrosswalkError } from '../errors/index.ts';

function refuse(reason: string): never {
  throw new CrosswalkError(
    'invalid_path',
    `The vendor path ${reason}. Send it as the vendor documents it, for example users/track.`,
  );
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) refuse('has a broken percent-encoding');
    throw error;
  }
}

/** The path that all calls to a server begin with, without a slash at its end; empty for most servers. */
export function prefixOf(server: URL): string {
  return server.pathname.replace(/\/$/, '');
}

/**
 * The address of a path that a caller gave, under a server's address, and path and query below its host byte for byte:
 * the address may have another spelling of a query.
 *
 * @param target path and query as they stand in the caller's request, after the part that is ours
 * @throws CrosswalkError `invalid_path` when reading it could lead anywhere but below the server: another host, dot
 * segments in any encoding, backslashes, control characters.
 */
export function resolveVendorPath(server: URL, target: string): { url: URL; target: string } {
  const path = target.split('?', 1)[0] ?? '';
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u0020\u007f\\#]/.test(target)) refuse('holds a space, a control character, a backslash or a #');
  if (path.startsWith('/')) refuse('starts with a second slash');
  // Most paths hold nothing that could be or become a dot segment.
  const suspects = /[.%]/.test(path) ? path.split('/') : [];
  for (const segment of suspects) {
    const plain = decoded(segment);
    // A vendor may decode once more than we do, so what is a dot segment after two rounds counts as well.
    const twice = /%[0-9a-f]{2}/i.test(plain) && /^[^%]*(?:%[0-9a-f]{2}[^%]*)*$/i.test(plain) ? decoded(plain) : plain;
    if ([plain, twice].some((text) => text.split(/[/\\]/).some((part) => part === '.' || part === '..'))) {
      refuse('holds a dot segment');
    }
  }
  const prefix = prefixOf(server);
  const url = new URL(`${server.origin}${prefix}/${target}`);
  const unchanged =
    url.origin === server.origin && url.pathname === `${prefix}/${path}` && url.username === '' && url.password === '';
  if (!unchanged) refuse('would be changed when it is read as an address');
  return { url, target: `${prefix}/${target}` };
}
