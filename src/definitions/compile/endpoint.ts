import {
  type BatchSpec,
  type EndpointSpec,
  type IntegrationFile,
  mediaTypes,
  type Paging,
  type RefusalsSpec,
} from '../schema/index.ts';
import { type CompiledListPlace, compileListPlace } from './list-place.ts';
import { type CompiledParameter, compileParameter, compileParameters, compilePathParameter } from './parameter.ts';

/** The HTTP methods that endpoints are declared with. */
export const verbs = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type Verb = (typeof verbs)[number];

/** One vendor call. Where its answers have a list is absent for calls that answer none. */
export interface CompiledEndpoint extends Partial<CompiledListPlace> {
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
    /** What the body is when it is no object with properties. */
    readonly wholeBody?: CompiledParameter;
  };
  /** Parameters of the query or the body of which the vendor wants at least one. */
  readonly needsOneOf?: readonly string[];
  readonly sends: EndpointSpec['sends'];
  /** Media type of the body. */
  readonly mediaType: string;
  readonly answers: EndpointSpec['answers'];
  readonly statuses: readonly number[];
  /** Places of what the answer returns, such as `id` and `data.user`, where they are known. */
  readonly returns?: readonly string[];
  readonly batch?: BatchSpec;
  /** Size of the body in bytes, at most. */
  readonly maxBytes?: number;
  /** True when a success means that the vendor will do it later. */
  readonly isQueued: boolean;
  readonly stage?: EndpointSpec['stage'];
  /** Address of the vendor's page. */
  readonly docs?: string;
  readonly note?: string;
  readonly arrayQuery: EndpointSpec['array_query'];
  readonly limit: string;
  readonly permission?: string;
  /** True when repeating the call changes nothing more, so that it may be retried after a lost answer. */
  readonly repeatable: boolean;
  /** True for a GET that changes something, against what HTTP says of the method. */
  readonly isWritingGet: boolean;
  readonly paging?: Paging;
  readonly errors?: RefusalsSpec;
  /** False when the integration's success rule does not hold for this call. */
  readonly checkSuccess: boolean;
  readonly confidence?: EndpointSpec['confidence'];
  /** True when the list is an object, of which each name with its value is an item. */
  readonly listsEntries: boolean;
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

function compilePathParameters(
  path: string,
  declared: EndpointSpec['path'] = {},
  settings: readonly string[] = [],
): CompiledParameter[] {
  return pathParametersOf(path).map((name) => compilePathParameter(name, declared[name] ?? 'string', settings));
}

/** Methods that HTTP itself calls idempotent (RFC 9110, 9.2.2). */
const idempotentVerbs = new Set<Verb>(['get', 'put', 'delete']);

export function compileEndpoint(
  name: string,
  spec: EndpointSpec,
  defaults: Pick<IntegrationFile, 'servers' | 'paging' | 'documentation' | 'noise' | 'failures'> & { server: string },
): CompiledEndpoint {
  const call = verbAndPath(spec);
  if (call === undefined) throw new Error(`${name} must declare exactly one of ${verbs.join(', ')}`);
  const [resource = '', method = ''] = name.split('.');
  const server = spec.server ?? defaults.server;
  const takesBody = spec.body !== undefined || spec.whole_body !== undefined;
  const maxBytes = spec.max_bytes ?? (takesBody ? defaults.servers[server]?.max_bytes : undefined);
  const paging = spec.page === undefined ? undefined : defaults.paging[spec.page];
  return Object.freeze({
    name,
    resource,
    method,
    verb: call.verb,
    path: call.path,
    server,
    summary: spec.summary,
    parameters: {
      path: compilePathParameters(call.path, spec.path, defaults.servers[server]?.path_settings),
      query: compileParameters(spec.query),
      body: compileParameters(spec.body),
      ...(spec.whole_body === undefined ? {} : { wholeBody: compileParameter('body', spec.whole_body) }),
    },
    sends: spec.sends,
    mediaType: spec.media_type ?? mediaTypes[spec.sends],
    answers: spec.answers,
    statuses: spec.statuses,
    isQueued: spec.queued,
    arrayQuery: spec.array_query,
    limit: spec.limit,
    repeatable: spec.repeatable ?? (idempotentVerbs.has(call.verb) && spec.writes !== true),
    isWritingGet: spec.writes === true && call.verb === 'get',
    checkSuccess: spec.success !== false,
    listsEntries: spec.list_is === 'entries',
    ...(spec.needs_one_of === undefined ? {} : { needsOneOf: spec.needs_one_of }),
    ...(spec.returns === undefined ? {} : { returns: spec.returns }),
    ...(spec.batch === undefined ? {} : { batch: spec.batch }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
    ...(spec.stage === undefined ? {} : { stage: spec.stage }),
    ...(spec.docs === undefined ? {} : { docs: new URL(spec.docs, defaults.documentation).href }),
    ...(spec.note === undefined ? {} : { note: spec.note }),
    ...(spec.permission === undefined ? {} : { permission: spec.permission }),
    ...(paging === undefined ? {} : { paging }),
    ...(spec.errors === undefined ? {} : { errors: spec.errors }),
    ...(spec.confidence === undefined ? {} : { confidence: spec.confidence }),
    ...(spec.list === undefined ? {} : compileListPlace({ ...spec, list: spec.list }, paging, defaults)),
  });
}
