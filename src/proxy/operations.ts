import { type Connection } from '../accounts/index.ts';
import { type CompiledEndpoint, nearest } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../mapping/index.ts';
import { type Lister, type ListResult } from './list.ts';
import { type CallArguments, type Sender, type VendorAnswer } from './send.ts';

/** A call of a declared endpoint as the API and `crosswalk.api` make it. */
export interface ProxyRequest {
  resource: string;
  method: string;
  id?: string | undefined;
  query?: JsonObject;
  body?: JsonValue | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** The endpoint of this name. @throws CrosswalkError `resource_not_found` with the nearest names. */
export function findEndpoint({ integration }: Connection, resource: string, method: string): CompiledEndpoint {
  const endpoint = integration.endpoints.get(`${resource}.${method}`);
  if (endpoint !== undefined) return endpoint;
  const methods = [...integration.endpoints.values()]
    .filter((candidate) => candidate.resource === resource)
    .map((candidate) => candidate.method);
  if (methods.length > 0) {
    throw new CrosswalkError(
      'resource_not_found',
      `${integration.label} has no method "${method}" on ${resource}. There are: ${methods.join(', ')}.`,
    );
  }
  const resources = [...new Set([...integration.endpoints.values()].map((candidate) => candidate.resource))];
  const near = nearest(resource, resources);
  throw new CrosswalkError(
    'resource_not_found',
    `${integration.label} has no resource "${resource}". ${near === undefined ? `There are: ${resources.join(', ')}.` : `Did you mean ${near}?`}`,
  );
}

/** Where the id goes: into the last path parameter that the query does not give, else the only required query parameter. */
function idParameter(
  endpoint: CompiledEndpoint,
  query: JsonObject,
): { in: 'path' | 'query'; name: string } | undefined {
  const inPath = endpoint.parameters.path.filter(({ name }) => query[name] === undefined).at(-1);
  if (inPath !== undefined) return { in: 'path', name: inPath.name };
  const required = endpoint.parameters.query.filter((parameter) => parameter.required);
  const [only] = required;
  return required.length === 1 && only !== undefined ? { in: 'query', name: only.name } : undefined;
}

/** `{ a: { b: 1 } }` as `{ 'a[b]': 1 }`, the name under which it is sent and declared. */
function withFlatNames(query: JsonObject): JsonObject {
  const flat = (name: string, value: JsonValue | undefined): [string, JsonValue | undefined][] =>
    isJsonObject(value)
      ? Object.entries(value).flatMap(([inner, item]) => flat(`${name}[${inner}]`, item))
      : [[name, value]];
  return Object.fromEntries(Object.entries(query).flatMap(([name, value]) => flat(name, value)));
}

/** Sorts what the caller gave into path, query and body of the vendor's call. */
function toArguments(
  { settings }: Connection,
  endpoint: CompiledEndpoint,
  { id, query = {}, body, signal }: ProxyRequest,
): CallArguments {
  const path: JsonObject = {};
  const rest = withFlatNames(query);
  if (id !== undefined) {
    const place = idParameter(endpoint, rest);
    if (place === undefined) throw new CrosswalkError('invalid_request', `${endpoint.name} takes no id.`);
    (place.in === 'path' ? path : rest)[place.name] = id;
  }
  for (const { name } of endpoint.parameters.path) {
    if (path[name] !== undefined) continue;
    // What the account itself says, such as its space, need not be said again.
    path[name] = rest[name] ?? settings[name] ?? null;
    delete rest[name];
  }
  // A call that the vendor takes as GET has no body; what was sent as one are its parameters.
  const isRead = endpoint.verb === 'get';
  const parameters = isRead && isJsonObject(body) ? { ...rest, ...body } : rest;
  return { path, query: parameters, body: isRead ? undefined : body, signal };
}

export function createProxyOperations(sender: Sender, lister: Lister) {
  return {
    /** A list in the envelope. */
    list(connection: Connection, request: ProxyRequest): Promise<ListResult & { answer: VendorAnswer }> {
      const endpoint = findEndpoint(connection, request.resource, request.method);
      return lister.list(connection, endpoint, {
        ...toArguments(connection, endpoint, request),
        limit: request.limit,
        cursor: request.cursor,
      });
    },

    /** One answer as the vendor gave it. */
    call(connection: Connection, request: ProxyRequest): Promise<VendorAnswer> {
      const endpoint = findEndpoint(connection, request.resource, request.method);
      return sender.call(connection, endpoint, toArguments(connection, endpoint, request));
    },
  };
}

export type ProxyOperations = ReturnType<typeof createProxyOperations>;
