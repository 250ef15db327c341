import { type CompiledEndpoint, type CompiledIntegration, type CompiledParameter } from '../../definitions/index.ts';
import { pageParametersOf, scopeOfEndpoint } from '../../proxy/index.ts';
import { limitOf, parameterSchema, type ProxyCall, proxyCallOf } from '../../discovery/index.ts';
import { type JsonObject, type JsonValue } from '../../mapping/index.ts';
import { type OpenApiDocument } from '../openapi-document.ts';
import { pageParameters } from '../parameters.ts';
import { answersOf } from './answers.ts';
import { requestBodyOf } from './request-body.ts';
import { createShelf, type Shelf, toJson } from './shelf.ts';
import { describeEndpoint } from './text.ts';

/** The routes of the API document that serve calls of vendors. */
const routes = ['/proxy/{resource}', '/proxy/{resource}/{id}'] as const;
type PathItem = NonNullable<OpenApiDocument['paths']>[string];
type Operation = NonNullable<PathItem['get']>;

/** A parameter as OpenAPI has it. */
interface Parameter extends JsonObject {
  name: string;
}

const verbs = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;

/** The operation of the API document that serves a call. */
function operationFor({ paths = {} }: OpenApiDocument, { path, verb }: ProxyCall): Operation {
  const [collection, record] = routes;
  const route = path.split('/').length === collection.split('/').length ? collection : record;
  const operation = paths[route]?.[verbs[verb]];
  if (operation === undefined) throw new Error(`The API has no ${verb} ${route}, by which a declared call is made.`);
  return operation;
}

/** Parameters of Crosswalk's own, as the operation that serves the call has them. */
function ownParameters({ parameters = [] }: Operation, endpoint: CompiledEndpoint): Parameter[] {
  const ofPages: readonly string[] = pageParametersOf(endpoint);
  return parameters.flatMap((parameter) => {
    if ('$ref' in parameter || (parameter.in !== 'query' && parameter.in !== 'header')) return [];
    const { name } = parameter;
    if (name in pageParameters && !ofPages.includes(name)) return [];
    const isAccount = name === 'integrated_account_id';
    return [{ ...toJson(parameter), name, ...(isAccount ? { required: true } : {}) }];
  });
}

function parameterOf(place: 'path' | 'query', parameter: CompiledParameter, name = parameter.name): Parameter {
  const { description, ...schema } = parameterSchema(parameter);
  const isObject = schema['type'] === 'object';
  return {
    name,
    in: place,
    required: parameter.required,
    ...(description === undefined ? {} : { description }),
    ...(place === 'query' && isObject ? { style: 'deepObject', explode: true } : {}),
    schema,
  };
}

function parametersOf(endpoint: CompiledEndpoint, { id, query }: ProxyCall, own: readonly Parameter[], shelf: Shelf) {
  const taken = new Set(own.map(({ name }) => name));
  const vendors = query.filter(({ name }) => !taken.has(name));
  const inPath =
    id === undefined
      ? []
      : [{ ...parameterOf('path', { ...id, required: true }, 'id'), 'x-vendor-parameter': id.name }];
  return [
    ...inPath,
    ...own.map((parameter) => shelf.share('parameters', parameter.name, parameter)),
    ...vendors.map((parameter) => parameterOf('query', parameter)),
  ];
}

/** Facts of a call that OpenAPI has no words for. */
function extensionsOf(integration: CompiledIntegration, endpoint: CompiledEndpoint): JsonObject {
  const limit = limitOf(integration, endpoint);
  return {
    'x-vendor-path': `${endpoint.verb.toUpperCase()} ${endpoint.path}`,
    'x-vendor-server': endpoint.server,
    ...(limit === undefined ? {} : { 'x-rate-limit': { ...limit } }),
    ...(endpoint.permission === undefined ? {} : { 'x-permission': endpoint.permission }),
    ...(endpoint.stage === undefined ? {} : { 'x-stage': endpoint.stage }),
    ...(endpoint.confidence === undefined ? {} : { 'x-confidence': endpoint.confidence }),
  };
}

function describeOperation(
  integration: CompiledIntegration,
  endpoint: CompiledEndpoint,
  call: ProxyCall,
  operation: Operation,
  shelf: Shelf,
): JsonObject {
  const description = describeEndpoint(integration, endpoint);
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    ...(description === '' ? {} : { description }),
    tags: [endpoint.resource],
    ...(endpoint.stage === 'deprecated' ? { deprecated: true } : {}),
    ...(endpoint.docs === undefined
      ? {}
      : { externalDocs: { url: endpoint.docs, description: `${integration.label} on this call` } }),
    security: [{ bearer: [scopeOfEndpoint(endpoint)] }],
    parameters: parametersOf(endpoint, call, ownParameters(operation, endpoint), shelf),
    ...(call.oneOfQuery.length === 0 ? {} : { 'x-one-of-required': [...call.oneOfQuery] }),
    ...(call.body === undefined ? {} : { requestBody: requestBodyOf(endpoint, call.body) }),
    responses: { ...answersOf(endpoint), ...errorsOf(operation, shelf) },
    ...extensionsOf(integration, endpoint),
  };
}

/** The refusals of an operation. */
function errorsOf({ responses = {} }: Operation, shelf: Shelf): JsonObject {
  const errors = Object.entries(responses).filter(([status]) => !status.startsWith('2'));
  return Object.fromEntries(
    errors.map(([status, response]) => {
      const name = status === 'default' ? 'ErrorOfVendor' : `Error${status}`;
      return [status, shelf.share('responses', name, toJson(response))];
    }),
  );
}

/** Everything of the API document that its refusals refer to. */
function componentsOf({ components = {} }: OpenApiDocument, shelf: Shelf): JsonObject {
  const { Error: error } = components.schemas ?? {};
  return toJson({
    ...(error === undefined ? {} : { schemas: { Error: error } }),
    securitySchemes: components.securitySchemes ?? {},
    ...shelf.sections,
  });
}

/** One tag for each resource of the vendor, with the names of its calls. */
function tagsOf({ endpoints }: CompiledIntegration): JsonObject[] {
  const all = [...endpoints.values()];
  const resources = [...new Set(all.map(({ resource }) => resource))].toSorted();
  return resources.map((resource) => {
    const methods = all.filter((endpoint) => endpoint.resource === resource).map(({ method }) => method);
    return {
      name: resource,
      'x-displayName': resource.charAt(0).toUpperCase() + resource.slice(1).replaceAll('-', ' '),
      description: `Calls: ${methods.join(', ')}.`,
    };
  });
}

/**
 * The OpenAPI 3.1 document of one vendor's declared calls, as they are made through `/proxy`. What is Crosswalk's own in
 * them, such as the account, the pages and the refusals, is taken from the document of the whole API.
 */
export function integrationDocument(integration: CompiledIntegration, main: OpenApiDocument): JsonObject {
  const { label, documentation, endpoints } = integration;
  const shelf = createShelf();
  const paths: Record<string, Record<string, JsonValue>> = {};
  for (const endpoint of endpoints.values()) {
    const call = proxyCallOf(endpoint);
    const item = (paths[call.path] ??= {});
    item[verbs[call.verb]] = describeOperation(integration, endpoint, call, operationFor(main, call), shelf);
  }
  return {
    openapi: '3.1.0',
    info: {
      ...toJson(main.info),
      title: `${label} through Crosswalk`,
      description: `Every declared call of ${label}, made for one integrated account. Lists come as { result, next_cursor, prev_cursor, result_count }, whatever the vendor’s way of paging, with meta for what the vendor says beside the list; every other answer is the vendor’s own.`,
    },
    externalDocs: { url: documentation, description: `API documentation of ${label}` },
    servers: (main.servers ?? []).map(toJson),
    tags: tagsOf(integration),
    paths,
    components: componentsOf(main, shelf),
  };
}
