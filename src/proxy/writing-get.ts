import { type Connection, serverOf } from '../accounts/index.ts';
import { type CompiledIntegration } from '../definitions/index.ts';
import { tryDecode } from './caller-token.ts';

/** The segments of a path as a lenient vendor reads it: decoded, in one case, without empty ones. */
function segmentsOf(path: string): string[] {
  return path
    .split('/')
    .map((segment) => tryDecode(segment).toLowerCase())
    .filter((segment) => segment !== '');
}

/** A declared GET that changes something. */
interface WritingGet {
  server: string;
  segments: readonly string[];
}

/** Those of each integration: the few among its many endpoints. */
const known = new WeakMap<CompiledIntegration, readonly WritingGet[]>();

function writingGetsOf(integration: CompiledIntegration): readonly WritingGet[] {
  const found = known.get(integration);
  if (found !== undefined) return found;
  const endpoints = [...integration.endpoints.values()].filter(({ isWritingGet: writes }) => writes);
  const writing = endpoints.map(({ server, path }) => ({ server, segments: segmentsOf(path) }));
  known.set(integration, writing);
  return writing;
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
  const candidates = writingGetsOf(connection.integration).filter((endpoint) => endpoint.server === name);
  if (candidates.length === 0) return false;
  const given = segmentsOf(tryDecode(target.split('?', 1)[0] ?? ''));
  return candidates.some(
    ({ segments }) =>
      segments.length === given.length &&
      segments.every((segment, index) => segment.includes('{') || segment === given[index]),
  );
}
