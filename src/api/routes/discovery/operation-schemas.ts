import { type JsonSchema, type UnifiedMethodName } from '../../../discovery/index.ts';
import { isJsonObject, type JsonObject, jsonText, type JsonValue } from '../../../mapping/index.ts';
import { type UnifiedResource } from '../../../unified/index.ts';
import { operationName } from '../unified/operation-name.ts';

/** What an operation takes and answers, as JSON Schemas without references. */
export interface OperationSchemas {
  query: JsonSchema & { properties: JsonObject };
  body: JsonSchema | null;
  response: JsonSchema;
}

const reference = /^#\/components\/schemas\/(\w+)$/;

/** A part of the document with every referred schema in its place. */
function inline(value: JsonValue, schemas: JsonObject): JsonValue {
  if (Array.isArray(value)) return value.map((item) => inline(item, schemas));
  if (!isJsonObject(value)) return value;
  const name = typeof value['$ref'] === 'string' ? reference.exec(value['$ref'])?.[1] : undefined;
  const referred = name === undefined ? undefined : schemas[name];
  if (referred !== undefined) return inline(referred, schemas);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, inner === undefined ? null : inline(inner, schemas)]),
  );
}

/** The value under these names, one within the other. */
function within(value: JsonValue | undefined, ...names: readonly string[]): JsonObject {
  let inner = value;
  for (const name of names) inner = isJsonObject(inner) ? inner[name] : undefined;
  return isJsonObject(inner) ? inner : {};
}

function querySchema(parameters: JsonValue | undefined): OperationSchemas['query'] {
  const query = (Array.isArray(parameters) ? parameters : [])
    .filter((parameter) => isJsonObject(parameter))
    .filter((parameter) => parameter['in'] === 'query');
  const properties = query.map(({ name, description, schema }) => [
    jsonText(name ?? ''),
    { ...(isJsonObject(schema) ? schema : {}), ...(description === undefined ? {} : { description }) },
  ]);
  const required = query.filter((parameter) => parameter['required'] === true).map(({ name }) => jsonText(name ?? ''));
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length === 0 ? {} : { required }),
  };
}

/**
 * What the operation of a unified method takes and answers. It is read off the plain API document, so that it says what the
 * document says, descriptions and examples included.
 */
export function operationSchemas(
  document: JsonObject,
  unified: UnifiedResource,
  method: UnifiedMethodName,
): OperationSchemas {
  const schemas = within(document, 'components', 'schemas');
  const id = operationName(unified, method);
  const operation = Object.values(within(document, 'paths'))
    .flatMap((item) => (isJsonObject(item) ? Object.values(item) : []))
    .find((candidate) => isJsonObject(candidate) && candidate['operationId'] === id);
  const schemaOf = (...path: readonly string[]): JsonSchema | null => {
    const schema = inline(within(operation, ...path, 'content', 'application/json', 'schema'), schemas);
    return isJsonObject(schema) && Object.keys(schema).length > 0 ? schema : null;
  };
  return {
    query: querySchema(isJsonObject(operation) ? operation['parameters'] : undefined),
    body: schemaOf('requestBody'),
    response: schemaOf('responses', '200') ?? {},
  };
}
