import { type CompiledEndpoint, type CompiledIntegration, type CompiledParameter } from '../definitions/index.ts';
import { longestPage, pageParametersOf, scopeOfEndpoint } from '../proxy/index.ts';
import { type JsonSchema, objectSchema, parameterSchema, withChoice } from './parameter-schema.ts';
import { proxyCallOf } from './proxy-call.ts';
import { missingFields, type PresentFields } from './reach.ts';
import { toolName } from './tool-name.ts';
import { type CallFilter, checkWanted, isWanted } from './wanted.ts';

/** A vendor call as a language model can be given it. */
export interface Tool {
  resource: string;
  method: string;
  name: string;
  description: string;
  /** What a token must be good for to make the call. */
  scope: 'read' | 'write';
  /** The id of the path, and the parameters of the query. */
  query_schema: JsonSchema;
  /** Null for calls without a body. */
  body_schema: JsonSchema | null;
  /** Everything that must be given, of query and body; a choice of which one must be given stands in their `anyOf`. */
  required: string[];
  /** All arguments in one schema: `id`, `query` and `body`, as the request below has them. */
  input_schema: JsonSchema;
  /** The request that makes the call. */
  request: { method: string; path: string };
}

/** Parameters of Crosswalk's own that a list takes besides the vendor's. */
const pageSchemas: Readonly<Record<string, JsonSchema>> = {
  limit: { type: 'integer', minimum: 1, maximum: longestPage, description: 'Items per page at most.' },
  next_cursor: { type: 'string', description: 'The next_cursor of the page before.' },
};

function describe({ summary, note, stage }: CompiledEndpoint): string {
  const mark = stage === undefined ? '' : ` (${stage.replace('_', ' ')})`;
  return [`${summary}${mark}`, ...(note === undefined ? [] : [note])].join(' ');
}

/** The query of a call, with what Crosswalk itself reads of it. */
function querySchema(
  endpoint: CompiledEndpoint,
  parameters: readonly CompiledParameter[],
  oneOf: readonly string[],
): JsonSchema {
  const schema = withChoice(objectSchema(parameters), oneOf);
  const names: readonly string[] = pageParametersOf(endpoint);
  const own = Object.entries(pageSchemas).filter(([name]) => names.includes(name));
  return { ...schema, properties: { ...schema.properties, ...Object.fromEntries(own) } };
}

function requiredOf(schema: JsonSchema | undefined): string[] {
  const names = schema?.['required'];
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}

function toTool(integration: CompiledIntegration, endpoint: CompiledEndpoint, fields: PresentFields): Tool {
  const { verb, path, id, query, oneOfQuery, body } = proxyCallOf(endpoint, fields);
  const inPath = id === undefined ? [] : [{ ...id, name: 'id', required: true }];
  const queryAlone = querySchema(endpoint, query, oneOfQuery);
  const withId = querySchema(endpoint, [...inPath, ...query], oneOfQuery);
  const parts = [
    ...inPath.map((parameter) => ({ name: 'id', schema: parameterSchema(parameter), required: true })),
    { name: 'query', schema: queryAlone, required: requiredOf(queryAlone).length > 0 || oneOfQuery.length > 0 },
    ...(body === undefined ? [] : [{ name: 'body', ...body }]),
  ];
  const required = parts.filter((part) => part.required).map(({ name }) => name);
  return {
    resource: endpoint.resource,
    method: endpoint.method,
    name: toolName(integration, endpoint),
    description: describe(endpoint),
    scope: scopeOfEndpoint(endpoint),
    query_schema: withId,
    body_schema: body?.schema ?? null,
    required: [...new Set([...requiredOf(withId), ...requiredOf(body?.schema)])],
    input_schema: {
      type: 'object',
      properties: Object.fromEntries(parts.map(({ name, schema }) => [name, schema])),
      ...(required.length === 0 ? {} : { required }),
    },
    request: { method: verb, path },
  };
}

/**
 * The calls that an account can make, as tools. Calls to servers for which it has no credential are left out; its
 * capabilities name them and what is missing.
 *
 * @throws CrosswalkError `resource_not_found` for a resource or method of no call of the vendor's.
 */
export function toolsOf(integration: CompiledIntegration, fields: PresentFields, filter: CallFilter): Tool[] {
  checkWanted(integration, filter);
  return [...integration.endpoints.values()]
    .filter((endpoint) => isWanted(endpoint, filter))
    .filter(({ server }) => missingFields(integration, server, fields).length === 0)
    .map((endpoint) => toTool(integration, endpoint, fields));
}
