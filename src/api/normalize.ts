/** Where the path of an absolute address begins. */
function pathStart(address: string): number {
  const start = address.indexOf('/', address.indexOf('//') + 2);
  return start < 0 ? address.length : start;
}

/**
 * The path under which an application mounts Crosswalk, as it will be compared: no slash at the end, '' for the root.
 *
 * @throws Error with one line when it could never be the start of a path.
 */
export function readBasePath(text: string): string {
  const trimmed = text.replace(/\/$/, '');
  const asInUrl = URL.canParse(`http://host${trimmed}`) ? new URL(`http://host${trimmed}`).pathname : undefined;
  if (trimmed === '' || (asInUrl === trimmed && !trimmed.includes('//'))) return trimmed;
  throw new Error(`The base path must look like /api/crosswalk, not ${JSON.stringify(text)}.`);
}

function withoutBasePath(path: string, basePath: string): string {
  if (!path.startsWith(basePath)) return path;
  const rest = path.slice(basePath.length);
  if (rest.startsWith('/')) return rest;
  return rest === '' || rest.startsWith('?') ? `/${rest}` : path;
}

/** Path and query of an absolute address, byte for byte. */
export function targetOf(address: string): string {
  return address.slice(pathStart(address));
}

/** Path and query without the base path, and with one slash at the start. */
export function normalizeTarget(target: string, basePath: string): string {
  return withoutBasePath(target, basePath).replace(/^\/{2,}/, '/');
}

/**
 * Brings a request into the form that the router knows. The base path is taken off, when the application that mounts
 * Crosswalk has not done so itself. Repeated slashes at the start become one, as some clients join base address and path
 * with both their slashes. The rest of the path stays byte for byte.
 */
export function normalizeRequest(request: Request, basePath: string): Request {
  const path = targetOf(request.url);
  const normalized = normalizeTarget(path, basePath);
  return normalized === path
    ? request
    : new Request(request.url.slice(0, request.url.length - path.length) + normalized, request);
}
