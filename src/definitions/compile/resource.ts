import { compileLens, compilePath, type JsonObject, type JsonValue, type Lens } from '../../mapping/index.ts';
import { type CallArguments, type GetSpec, type ListSpec, type ResourceFile, type WriteSpec } from '../schema/index.ts';
import { compileProperties, placeholdersOf, type TemplateScope } from '../template.ts';
import { type CompiledAttributes, compileAttributes } from './attributes.ts';
import { type CompiledEndpoint } from './endpoint.ts';
import { type CompiledIdentity, compileIdentity } from './identity.ts';

/** The filled parameters of a vendor call. */
export interface FilledArguments {
  path: JsonObject;
  query: JsonObject;
  body: JsonObject | undefined;
}

/** A vendor call whose parameters are filled from a scope. */
export interface CompiledCall {
  readonly endpoint: CompiledEndpoint;
  /** Everything that the arguments are filled from. */
  readonly placeholders: readonly string[];
  argumentsFor(scope: TemplateScope): FilledArguments;
}

export interface CompiledGet {
  /** How each kind of id is looked up. */
  readonly by: ReadonlyMap<string, { readonly call?: CompiledCall; readonly parts: readonly CompiledPart[] }>;
  /** The record, or the list that must hold exactly one, in the answer. */
  record(body: JsonValue): JsonValue | undefined;
  /** True when the vendor has no call for one record, so that the list is searched. */
  readonly searchList: boolean;
}

/** One of several calls that together make a record. */
export interface CompiledPart {
  readonly name: string;
  readonly call: CompiledCall;
  take(body: JsonValue): JsonValue | undefined;
  readonly allPages: boolean;
}

export interface CompiledLookup {
  readonly kind: string;
  readonly many?: { readonly call: CompiledCall; readonly max: number };
}

export interface CompiledList {
  /** Absent when the vendor lists nothing without a lookup. */
  readonly call?: CompiledCall;
  readonly lookups: ReadonlyMap<string, CompiledLookup>;
  readonly filters: ReadonlyMap<string, CompiledCall>;
  readonly unsupported?: string;
}

export interface CompiledWrite {
  readonly call: CompiledCall;
  /** How many levels of objects the vendor merges into those it has, where it is told to; absent when it never does. */
  readonly mergedLevels?: number;
  /**
   * Puts the record, completed by what the definition adds, where the body wants it.
   *
   * @param merges True to have the vendor merge objects, which it must be able to.
   */
  place(record: JsonObject, body: JsonObject, scope: TemplateScope, merges?: boolean): JsonObject;
}

export interface CompiledDelete {
  readonly by: ReadonlyMap<string, CompiledCall>;
}

/** A resource of a unified model at one vendor, for accounts with one set of settings. */
export interface CompiledResource {
  readonly model: string;
  readonly resource: string;
  readonly identity: CompiledIdentity;
  readonly lens: Lens;
  readonly get?: CompiledGet;
  readonly list?: CompiledList;
  readonly create?: CompiledWrite;
  readonly update?: CompiledWrite;
  readonly delete?: CompiledDelete;
  /** Absent when the vendor does not list its custom attributes. */
  readonly attributes?: CompiledAttributes;
  /** Method to the reason why the vendor cannot do it and what it can do. */
  readonly unsupported: Readonly<Record<string, string>>;
  /** What it was compiled from, for whoever describes it. */
  readonly spec: ResourceFile;
}

type Endpoints = ReadonlyMap<string, CompiledEndpoint>;

function endpointOf(endpoints: Endpoints, name: string | undefined): CompiledEndpoint {
  const endpoint = name === undefined ? undefined : endpoints.get(name);
  if (endpoint === undefined) throw new Error(`there is no endpoint ${name ?? '(none named)'}`);
  return endpoint;
}

/** A call whose arguments are those of every layer, later layers on top. */
export function compileCall(
  endpoints: Endpoints,
  name: string | undefined,
  ...layers: readonly CallArguments[]
): CompiledCall {
  const merge = (part: 'path' | 'query' | 'body'): JsonObject =>
    Object.assign({}, ...layers.map((layer) => layer[part] ?? {}));
  const templates = { path: merge('path'), query: merge('query'), body: merge('body') };
  const path = compileProperties(templates.path);
  const query = compileProperties(templates.query);
  const body = compileProperties(templates.body);
  const hasBody = layers.some((layer) => layer.body !== undefined);
  return Object.freeze({
    endpoint: endpointOf(endpoints, name),
    placeholders: placeholdersOf(templates),
    argumentsFor: (scope: TemplateScope) => ({
      path: path(scope),
      query: query(scope),
      body: hasBody ? body(scope) : undefined,
    }),
  });
}

function compileGet(endpoints: Endpoints, spec: GetSpec): CompiledGet {
  const parts = Object.entries(spec.parts ?? {});
  const by = Object.entries(spec.by).map(([kind, layer]) => {
    const call = layer.call ?? spec.call;
    return [
      kind,
      {
        ...(call === undefined ? {} : { call: compileCall(endpoints, call, spec, layer) }),
        parts: parts.map(([name, part]) => ({
          name,
          call: compileCall(endpoints, part.call, part, layer),
          take: compilePath(part.take).get,
          allPages: part.all_pages,
        })),
      },
    ] as const;
  });
  return Object.freeze({
    by: new Map(by),
    record: compilePath(spec.record).get,
    searchList: spec.search_list === true,
  });
}

function compileList(endpoints: Endpoints, spec: ListSpec): CompiledList {
  const lookups = Object.entries(spec.lookups).map(([filter, { kind, many }]) => {
    if (many === undefined) return [filter, { kind }] as const;
    return [filter, { kind, many: { call: compileCall(endpoints, many.call, many), max: many.max } }] as const;
  });
  const filters = Object.entries(spec.filters).map(
    ([filter, layer]) => [filter, compileCall(endpoints, spec.call, spec, layer)] as const,
  );
  return Object.freeze({
    ...(spec.call === undefined ? {} : { call: compileCall(endpoints, spec.call, spec) }),
    lookups: new Map(lookups),
    filters: new Map(filters),
    ...(spec.unsupported === undefined ? {} : { unsupported: spec.unsupported }),
  });
}

function compileWrite(endpoints: Endpoints, spec: WriteSpec): CompiledWrite {
  const { merge } = spec;
  const additions = compileProperties(spec.with);
  const mergeAdditions = compileProperties({ ...spec.with, ...merge?.with });
  const into = compilePath(spec.into);
  return Object.freeze({
    call: compileCall(endpoints, spec.call, spec),
    ...(merge === undefined ? {} : { mergedLevels: merge.levels ?? Number.POSITIVE_INFINITY }),
    place(record: JsonObject, body: JsonObject, scope: TemplateScope, merges = false) {
      const complete = { ...record, ...(merges ? mergeAdditions : additions)(scope) };
      if (spec.into === '$') return { ...body, ...complete };
      into.set(body, complete);
      return body;
    },
  });
}

export function compileResource(endpoints: Endpoints, spec: ResourceFile): CompiledResource {
  const { get, list, create, update, delete: remove } = spec.methods;
  return Object.freeze({
    model: spec.model,
    resource: spec.resource,
    identity: compileIdentity(spec.identity),
    lens: compileLens(spec.lens),
    ...(get === undefined ? {} : { get: compileGet(endpoints, get) }),
    ...(list === undefined ? {} : { list: compileList(endpoints, list) }),
    ...(create === undefined ? {} : { create: compileWrite(endpoints, create) }),
    ...(update === undefined ? {} : { update: compileWrite(endpoints, update) }),
    ...(remove === undefined
      ? {}
      : {
          delete: {
            by: new Map(
              Object.entries(remove.by).map(([kind, layer]) => [
                kind,
                compileCall(endpoints, layer.call ?? remove.call, layer),
              ]),
            ),
          },
        }),
    ...(spec.attributes === undefined
      ? {}
      : {
          attributes: compileAttributes(compileCall(endpoints, spec.attributes.call, spec.attributes), spec.attributes),
        }),
    unsupported: spec.unsupported,
    spec,
  });
}
