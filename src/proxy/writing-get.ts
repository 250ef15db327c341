import { type Connection, serverOf } from '../accounts/index.ts';
import { tryDecode } from './caller-token.ts';

/** The segments of a path as a lenient vendor reads it: decoded, in one case, without empty ones. */
function segmentsOf(path: string): string[] {
  return path
    .split('/')
    .map((segment) => tryDecode(segment).toLowerCase())
    .filter((segment) => segment !== '');
}

/**
 * Whether a call, as a caller wrote it, is declared as a GET that changes something. HEAD counts as GET, because vendors
 * handle it as one.
 *
 * @param target path and query at the vendor
 * @throws CrosswalkError `resource_not_found` for an unknown server
 */
export function isWritingGet(
  connection: Connection,
  { method, server, target }: { method: string; server?: string | undefined; target: string },
): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  const { name } = serverOf(connection, server);
  const given = segmentsOf(tryDecode(target.split('?', 1)[0] ?? ''));
  return [...connection.integration.endpoints.values()].some((endpoint) => {
    if (!endpoint.isWritingGet || endpoint.server !== name) return false;
    const declared = segmentsOf(endpoint.path);
    return (
      declared.length === given.length &&
      declared.every((segment, index) => segment.includes('{') || segment === given[index])
    );
  });
}
