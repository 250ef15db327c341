import { type CompiledEndpoint, type CompiledIntegration, type CompiledParameter } from '../definitions/index.ts';
import { callForm, type IdPlace, type ProxyVerb } from '../proxy/index.ts';
import { type JsonSchema, objectSchema, parameterSchema } from './parameter-schema.ts';

/** How a declared vendor call is made through Crosswalk, and what it takes. */
export interface ProxyCall {
  readonly verb: ProxyVerb;
  /** Path of the call, such as `/proxy/segments/{id}`. */
  readonly path: string;
  /** What `{id}` stands for at the vendor; absent when the path has none. */
  readonly id?: CompiledParameter;
  /** The vendor's parameters that are given in the query. */
  readonly query: readonly CompiledParameter[];
  /** What the body has to be; absent for calls without one. */
  readonly body?: { readonly schema: JsonSchema; readonly required: boolean };
}

function isAt({ in: place, name }: IdPlace, where: IdPlace['in'], parameter: CompiledParameter): boolean {
  return place === where && name === parameter.name;
}

/** Parameters of a part of the vendor's call, without the one that stands in the path as the id. */
function parametersIn(
  { parameters }: CompiledEndpoint,
  where: IdPlace['in'],
  id: IdPlace | undefined,
): CompiledParameter[] {
  return parameters[where].filter((parameter) => id === undefined || !isAt(id, where, parameter));
}

function bodyOf(endpoint: CompiledEndpoint, id: IdPlace | undefined): ProxyCall['body'] {
  const { verb, parameters, needsOneOf = [] } = endpoint;
  const { wholeBody } = parameters;
  if (wholeBody !== undefined) return { schema: parameterSchema(wholeBody), required: wholeBody.required };
  const properties = parametersIn(endpoint, 'body', id);
  if (verb === 'get' || properties.length === 0) return undefined;
  const names = new Set(properties.map(({ name }) => name));
  // A choice between query and body is one that no schema of the body can express.
  const choice = needsOneOf.every((name) => names.has(name)) ? needsOneOf : [];
  const schema = objectSchema(properties);
  return {
    schema: choice.length === 0 ? schema : { ...schema, anyOf: choice.map((name) => ({ required: [name] })) },
    required: choice.length > 0 || properties.some((parameter) => parameter.required),
  };
}

/** Finds the one call of `/proxy` that makes a declared vendor call, and says what it takes. */
export function proxyCallOf({ connection }: CompiledIntegration, endpoint: CompiledEndpoint): ProxyCall {
  const { verb, path, id } = callForm(endpoint);
  const parameter = id && endpoint.parameters[id.in].find((candidate) => isAt(id, id.in, candidate));
  // What the account itself says, such as its space, need not be said again.
  const inPath = parametersIn(endpoint, 'path', id).map((given) => ({
    ...given,
    required: given.required && connection[given.name] === undefined,
  }));
  const body = bodyOf(endpoint, id);
  return {
    verb,
    path,
    ...(parameter === undefined ? {} : { id: parameter }),
    query: [...inPath, ...parametersIn(endpoint, 'query', id)],
    ...(body === undefined ? {} : { body }),
  };
}
