import { type CompiledEndpoint, type CompiledParameter } from '../definitions/index.ts';
import { callForm, type IdPlace, type ProxyVerb } from '../proxy/index.ts';
import { type JsonSchema, objectSchema, parameterSchema, withChoice } from './parameter-schema.ts';
import { type PresentFields } from './reach.ts';

/** How a declared vendor call is made through Crosswalk, and what it takes. */
export interface ProxyCall {
  readonly verb: ProxyVerb;
  /** Path of the call, such as `/proxy/segments/{id}`. */
  readonly path: string;
  /** What `{id}` stands for at the vendor; absent when the path has none. */
  readonly id?: CompiledParameter;
  /** The vendor's parameters that are given in the query. */
  readonly query: readonly CompiledParameter[];
  /** Parameters of the query of which at least one must be given; empty for most calls. */
  readonly oneOfQuery: readonly string[];
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
  const choice = choiceAmong(properties, needsOneOf);
  return {
    schema: withChoice(objectSchema(properties), choice),
    required: choice.length > 0 || properties.some((parameter) => parameter.required),
  };
}

/** The needed choice when it is wholly among these parameters: no schema of one part says "in the query or in the body". */
function choiceAmong(parameters: readonly CompiledParameter[], needsOneOf: readonly string[]): readonly string[] {
  const names = new Set(parameters.map(({ name }) => name));
  return needsOneOf.every((name) => names.has(name)) ? needsOneOf : [];
}

/**
 * Finds the one call of `/proxy` that makes a declared vendor call, and says what it takes.
 *
 * @param fields connection fields of the account that makes it; absent: of an account that has all of them
 */
export function proxyCallOf(endpoint: CompiledEndpoint, fields?: PresentFields): ProxyCall {
  const { verb, path, id } = callForm(endpoint);
  const parameter = id && endpoint.parameters[id.in].find((candidate) => isAt(id, id.in, candidate));
  // What the account itself says, such as its space, need not be said again.
  const isSaid = ({ setting }: CompiledParameter) =>
    setting !== undefined && (fields === undefined || fields[setting] !== undefined);
  const inPath = parametersIn(endpoint, 'path', id).map((given) => ({
    ...given,
    required: given.required && !isSaid(given),
  }));
  const query = parametersIn(endpoint, 'query', id);
  const body = bodyOf(endpoint, id);
  return {
    verb,
    path,
    ...(parameter === undefined ? {} : { id: parameter }),
    query: [...inPath, ...query],
    oneOfQuery: choiceAmong(query, endpoint.needsOneOf ?? []),
    ...(body === undefined ? {} : { body }),
  };
}
