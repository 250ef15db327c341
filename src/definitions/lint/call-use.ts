import { parsePath } from '../../mapping/index.ts';
import {
  type AttributesSpec,
  type CallArguments,
  type ConnectionField,
  type DeleteSpec,
  type GetSpec,
  type ListSpec,
  type ResourceFile,
  type VerifySpec,
  type WriteSpec,
} from '../schema/index.ts';
import { recordNames } from './record-names.ts';
import { type TemplateUse } from './templates.ts';

/** One place of a definition where an endpoint is called. */
export interface CallUse {
  /** Where the file names the endpoint. */
  readonly path: string;
  readonly call: string;
  /** Arguments, later layers on top of earlier ones. */
  readonly layers: readonly { readonly path: string; readonly given: CallArguments }[];
  /** What placeholders may name besides connection fields. */
  readonly scope: readonly string[];
  /** Names in the body that the written record fills. */
  readonly recordNames: readonly string[];
  /** The server that the call is meant for; absent: any. */
  readonly server?: string;
  /** `list`: the answer must have a list. `all_pages`: it must have pages, too. */
  readonly answers?: 'list' | 'all_pages';
}

/** Names of the placeholders that an id of this kind fills. */
export function idScope({ identity }: ResourceFile, kind: string): string[] {
  return ['kind', 'value', ...(identity.kinds[kind]?.parts ?? [])];
}

/** Names of the placeholders of a record that is written: of any kind of id by which records can be written. */
export function recordScope(resource: ResourceFile): string[] {
  const kinds = Object.entries(resource.identity.kinds).filter(([, { record }]) => record !== undefined);
  return [...new Set(['kind', 'value', ...kinds.flatMap(([kind]) => idScope(resource, kind))])];
}

function* getUses(resource: ResourceFile, get: GetSpec): Generator<CallUse, void, undefined> {
  const path = 'methods.get';
  for (const [kind, layer] of Object.entries(get.by)) {
    const own = { path: `${path}.by.${kind}`, given: layer };
    const shared = { scope: idScope(resource, kind), recordNames: [] };
    for (const [name, part] of Object.entries(get.parts ?? {})) {
      const place = `${path}.parts.${name}`;
      const layers = [{ path: place, given: part }, own];
      const paged = part.all_pages ? { answers: 'all_pages' as const } : {};
      yield { ...shared, path: `${place}.call`, call: part.call, layers, ...paged };
    }
    const call = layer.call ?? get.call;
    if (call === undefined) continue;
    const callPath = layer.call === undefined ? `${path}.call` : `${own.path}.call`;
    yield { ...shared, path: callPath, call, layers: [{ path, given: get }, own] };
  }
}

function* listUses(list: ListSpec): Generator<CallUse, void, undefined> {
  const path = 'methods.list';
  const own = { path, given: list };
  if (list.call !== undefined) {
    const paged = { path: `${path}.call`, call: list.call, recordNames: [], answers: 'list' as const };
    yield { ...paged, layers: [own], scope: [] };
    for (const [filter, given] of Object.entries(list.filters)) {
      const layers = [own, { path: `${path}.filters.${filter}`, given }];
      yield { ...paged, layers, scope: ['value'] };
    }
  }
  for (const [filter, { many }] of Object.entries(list.lookups)) {
    if (many === undefined) continue;
    const place = `${path}.lookups.${filter}.many`;
    yield {
      path: `${place}.call`,
      call: many.call,
      layers: [{ path: place, given: many }],
      scope: ['values'],
      recordNames: [],
    };
  }
}

function writeUse(resource: ResourceFile, method: string, write: WriteSpec): CallUse {
  const path = `methods.${method}`;
  const [first] = parsePath(write.into).steps;
  const names = first === undefined ? recordNames(resource, write) : [first.kind === 'name' ? first.name : write.into];
  return {
    path: `${path}.call`,
    call: write.call,
    layers: [{ path, given: write }],
    scope: recordScope(resource),
    recordNames: names,
  };
}

function* deleteUses(resource: ResourceFile, remove: DeleteSpec): Generator<CallUse, void, undefined> {
  for (const [kind, given] of Object.entries(remove.by)) {
    const path = `methods.delete.by.${kind}`;
    const call = given.call ?? remove.call;
    if (call === undefined) continue;
    const callPath = given.call === undefined ? 'methods.delete.call' : `${path}.call`;
    yield { path: callPath, call, layers: [{ path, given }], scope: idScope(resource, kind), recordNames: [] };
  }
}

function attributesUse(given: AttributesSpec): CallUse {
  const path = 'attributes';
  return { path: `${path}.call`, call: given.call, layers: [{ path, given }], scope: [], recordNames: [] };
}

/** Every call of a resource. */
export function callsOfResource(resource: ResourceFile): CallUse[] {
  const { get, list, create, update, delete: remove } = resource.methods;
  return [
    ...(get === undefined ? [] : getUses(resource, get)),
    ...(list === undefined ? [] : listUses(list)),
    ...(create === undefined ? [] : [writeUse(resource, 'create', create)]),
    ...(update === undefined ? [] : [writeUse(resource, 'update', update)]),
    ...(remove === undefined ? [] : deleteUses(resource, remove)),
    ...(resource.attributes === undefined ? [] : [attributesUse(resource.attributes)]),
  ];
}

/** The calls that check credentials. */
export function callsOfVerify(verify: readonly VerifySpec[]): CallUse[] {
  return verify.flatMap((spec, index) => {
    const path = `verify.${index}`;
    if (spec.call === undefined) return [];
    const layers = [{ path, given: spec }];
    return [{ path: `${path}.call`, call: spec.call, layers, scope: [], recordNames: [], server: spec.server }];
  });
}

/** The calls that list what connection fields are chosen from. */
export function callsOfConnection(connection: Readonly<Record<string, ConnectionField>>): CallUse[] {
  return Object.entries(connection).flatMap(([name, { choices_from: given }]) => {
    if (given === undefined) return [];
    const path = `connection.${name}.choices_from`;
    return [{ path: `${path}.call`, call: given.call, layers: [{ path, given }], scope: [], recordNames: [] }];
  });
}

/** The templates of a call's arguments. */
export function templatesOfCall({ layers, scope }: CallUse): TemplateUse[] {
  return layers.flatMap(({ path, given }) =>
    (['path', 'query', 'body'] as const).flatMap((part) => {
      const template = given[part];
      return template === undefined ? [] : [{ path: `${path}.${part}`, template, scope }];
    }),
  );
}
