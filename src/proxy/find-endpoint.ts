import { type Connection } from '../accounts/index.ts';
import { type CompiledEndpoint, nearest } from '../definitions/index.ts';
import { CrosswalkError, shorten } from '../errors/index.ts';
import { callForm, type IdPlace, type ProxyVerb, takesNumber } from './call-form.ts';

/** So many names are offered for one that there is not. */
const mostNames = 3;

/** The names that were probably meant, the likeliest first: those that are spelt alike, then those that hold the name. */
function nearestNames(name: string, candidates: readonly string[]): string[] {
  const left = new Set(candidates);
  const found: string[] = [];
  for (let near = nearest(name, left); near !== undefined; near = nearest(name, left)) {
    found.push(near);
    left.delete(near);
  }
  const related = [...left].filter((candidate) => candidate.includes(name) || name.includes(candidate));
  return [...found, ...related].slice(0, mostNames);
}

function suggestion(name: string, candidates: readonly string[]): string {
  const near = nearestNames(name, candidates);
  return near.length === 0 ? `There are: ${candidates.join(', ')}.` : `Did you mean ${near.join(' or ')}?`;
}

/** What a resource can do, with the call of each. */
function describeCalls(endpoints: readonly CompiledEndpoint[]): string {
  const calls = endpoints.map((endpoint) => {
    const { verb, path } = callForm(endpoint);
    return `${endpoint.method} (${verb} ${path})`;
  });
  return `There are: ${calls.join(', ')}.`;
}

function endpointsOf({ integration }: Connection, resource: string): CompiledEndpoint[] {
  const endpoints = [...integration.endpoints.values()];
  const ofResource = endpoints.filter((endpoint) => endpoint.resource === resource);
  if (ofResource.length > 0) return ofResource;
  const resources = [...new Set(endpoints.map((endpoint) => endpoint.resource))];
  throw new CrosswalkError(
    'resource_not_found',
    `${integration.label} has no resource "${shorten(resource)}". ${suggestion(resource, resources)}`,
  );
}

/**
 * The endpoint of this name.
 *
 * @throws CrosswalkError `resource_not_found` with the nearest names, or with all that there are.
 */
export function findEndpoint(connection: Connection, resource: string, method: string): CompiledEndpoint {
  const { integration } = connection;
  const endpoint = integration.endpoints.get(`${resource}.${method}`);
  if (endpoint !== undefined) return endpoint;
  const endpoints = endpointsOf(connection, resource);
  const near = nearestNames(
    method,
    endpoints.map((candidate) => candidate.method),
  );
  const hint = near.length === 0 ? '' : `Did you mean ${near.join(' or ')}? `;
  throw new CrosswalkError(
    'resource_not_found',
    `${integration.label} has no method "${shorten(method)}" on ${resource}. ${hint}${describeCalls(endpoints)}`,
  );
}

/** A request to `/proxy/{resource}` or `/proxy/{resource}/{id}`, by its verb. */
export interface VerbRequest {
  resource: string;
  verb: ProxyVerb;
  id?: string | undefined;
}

/**
 * The endpoint that a request's verb stands for. A POST to `/proxy/{resource}/{method}` names it.
 *
 * @throws CrosswalkError `resource_not_found` with the nearest names; `method_not_allowed` with the verbs that the path
 * takes at this vendor, when it takes any.
 */
export function findByVerb(connection: Connection, { resource, verb, id }: VerbRequest): CompiledEndpoint {
  const endpoints = endpointsOf(connection, resource);
  if (id !== undefined && verb === 'POST') return findEndpoint(connection, resource, id);
  const path = `/proxy/${resource}${id === undefined ? '' : '/{id}'}`;
  const calls = endpoints.map((endpoint) => ({ endpoint, form: callForm(endpoint) }));
  const isMethod = endpoints.some(({ method }) => method === id);
  // Where the vendor numbers its records, the name of a method is never an id.
  const isWord = (endpoint: CompiledEndpoint, place?: IdPlace) =>
    isMethod && place !== undefined && takesNumber(endpoint, place);
  const there = calls.filter(({ endpoint, form }) => form.path === path && !isWord(endpoint, form.id));
  const found = there.find(({ form }) => form.verb === verb);
  if (found !== undefined) return found.endpoint;
  const verbs = there.map(({ form }) => form.verb);
  if (isMethod) verbs.push('POST');
  // HEAD is served wherever GET is.
  const allow = [...new Set(verbs.flatMap((name) => (name === 'GET' ? ['GET', 'HEAD'] : [name])))];
  const asked = isMethod ? `/proxy/${resource}/${id}` : path;
  const message = `${connection.integration.label} takes no ${verb} ${asked}. ${describeCalls(endpoints)}`;
  throw allow.length === 0
    ? new CrosswalkError('resource_not_found', message)
    : new CrosswalkError('method_not_allowed', message, { allow });
}
