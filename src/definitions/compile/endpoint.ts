import { compilePath, type JsonValue } from '../../mapping/index.ts';
import { type EndpointSpec, type Paging } from '../schema/index.ts';

/** The HTTP methods that endpoints are declared with. */
export const verbs = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type Verb = (typeof verbs)[number];

/** A declared parameter of an endpoint. */
export interface CompiledParameter {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly description?: string;
  readonly choices?: readonly string[];
}

/** One vendor call. */
export interface CompiledEndpoint {
  /** `resource.method` */
  readonly name: string;
  readonly resource: string;
  readonly method: string;
  readonly verb: Verb;
  /** Path template as declared. */
  readonly path: string;
  readonly server: string;
  readonly summary: string;
  readonly parameters: {
    readonly path: readonly CompiledParameter[];
    readonly query: readonly CompiledParameter[];
    readonly body: readonly CompiledParameter[];
  };
  readonly arrayQuery: EndpointSpec['array_query'];
  readonly limit: string;
  readonly permission?: string;
  /** True when repeating the call changes nothing more, so that it may be retried after a lost answer. */
  readonly repeatable: boolean;
  readonly paging?: Paging;
  readonly errors?: NonNullable<EndpointSpec['errors']>;
  /** False when the integration's success rule does not hold for this call. */
  readonly checkSuccess: boolean;
  readonly confidence?: EndpointSpec['confidence'];
  /** The list in an answer; absent for calls that answer no list. */
  readonly list?: (body: JsonValue) => JsonValue | undefined;
}

const pathParameter = /\{([a-z][a-z0-9_]*)\}/gi;

/** The names of the parameters in a path template, in order. */
export function pathParametersOf(path: string): string[] {
  return [...path.matchAll(pathParameter)].map(([, name]) => name ?? '');
}

/** The verb and path of an endpoint; undefined unless exactly one is declared. */
export function verbAndPath(spec: EndpointSpec): { verb: Verb; path: string } | undefined {
  const declared = verbs.flatMap((verb) => {
    const path = spec[verb];
    return path === undefined ? [] : [{ verb, path }];
  });
  return declared.length === 1 ? declared[0] : undefined;
}

type Parameters = NonNullable<EndpointSpec['query']>;

function compileParameters(parameters: Parameters = {}): CompiledParameter[] {
  return Object.entries(parameters).map(([name, parameter]) => {
    if (typeof parameter === 'string') {
      return { name, type: parameter.replace('!', ''), required: parameter.endsWith('!') };
    }
    const { type, required, description, choices } = parameter;
    return {
      name,
      type,
      required,
      ...(description === undefined ? {} : { description }),
      ...(choices === undefined ? {} : { choices }),
    };
  });
}

function compilePathParameters(path: string, declared: Parameters = {}): CompiledParameter[] {
  const described = new Map(compileParameters(declared).map((parameter) => [parameter.name, parameter]));
  return pathParametersOf(path).map((name) => ({
    ...(described.get(name) ?? { name, type: 'string' }),
    required: true,
  }));
}

/** Methods that HTTP itself calls idempotent (RFC 9110, 9.2.2). */
const idempotentVerbs = new Set<Verb>(['get', 'put', 'delete']);

export function compileEndpoint(
  name: string,
  spec: EndpointSpec,
  defaults: { server: string; paging: Readonly<Record<string, Paging>> },
): CompiledEndpoint {
  const call = verbAndPath(spec);
  if (call === undefined) throw new Error(`${name} must declare exactly one of ${verbs.join(', ')}`);
  const [resource = '', method = ''] = name.split('.');
  const paging = spec.page === undefined ? undefined : defaults.paging[spec.page];
  return Object.freeze({
    name,
    resource,
    method,
    verb: call.verb,
    path: call.path,
    server: spec.server ?? defaults.server,
    summary: spec.summary,
    parameters: {
      path: compilePathParameters(call.path, spec.path),
      query: compileParameters(spec.query),
      body: compileParameters(spec.body),
    },
    arrayQuery: spec.array_query,
    limit: spec.limit,
    repeatable: spec.repeatable ?? idempotentVerbs.has(call.verb),
    checkSuccess: spec.success !== false,
    ...(spec.permission === undefined ? {} : { permission: spec.permission }),
    ...(paging === undefined ? {} : { paging }),
    ...(spec.errors === undefined ? {} : { errors: spec.errors }),
    ...(spec.confidence === undefined ? {} : { confidence: spec.confidence }),
    ...(spec.list === undefined ? {} : { list: compilePath(spec.list).get }),
  });
}
