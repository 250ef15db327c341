import { type CompiledEndpoint } from '../definitions/index.ts';
import { type JsonValue } from '../mapping/index.ts';
import { rowFormatOf } from './rows.ts';

/** The methods whose names HTTP has a verb for, and whether they are about one thing, whose id stands in the path. */
export const conventions = {
  list: { verb: 'GET', hasId: false },
  create: { verb: 'POST', hasId: false },
  get: { verb: 'GET', hasId: true },
  update: { verb: 'PATCH', hasId: true },
  replace: { verb: 'PUT', hasId: true },
  delete: { verb: 'DELETE', hasId: true },
} as const;

export type ConventionalMethod = keyof typeof conventions;
export type ProxyVerb = (typeof conventions)[ConventionalMethod]['verb'];

/** Where an id goes in the vendor's call. */
export interface IdPlace {
  in: 'path' | 'query' | 'body';
  name: string;
}

export function isConventional(method: string): method is ConventionalMethod {
  return Object.hasOwn(conventions, method);
}

/** True when the answer is a list: it has pages, consists of rows, or is called one and says where the list is. */
export function answersList(endpoint: CompiledEndpoint): boolean {
  const isNamedList = endpoint.method === 'list' && endpoint.list !== undefined;
  return endpoint.paging !== undefined || rowFormatOf(endpoint) !== undefined || isNamedList;
}

const pageParameters = ['limit', 'next_cursor', 'prev_cursor'] as const;

/**
 * The parameters of a call by which Crosswalk cuts its answer into pages: none for a single answer. Where the vendor
 * gives a list at once and has a parameter of such a name, the name is the vendor's.
 */
export function pageParametersOf(endpoint: CompiledEndpoint): (typeof pageParameters)[number][] {
  if (!answersList(endpoint)) return [];
  const theirs = endpoint.paging === undefined ? endpoint.parameters.query.map(({ name }) => name) : [];
  return pageParameters.filter((name) => !theirs.includes(name));
}

/**
 * Where the id of a call goes: into the last path parameter that is not given otherwise, else into the only required
 * parameter of the query, else into the only required property of the body that is a text or a number. Undefined when the
 * call has no such place.
 *
 * @param isGiven whether the caller gives a parameter by its own name
 */
export function findIdPlace(
  { parameters }: CompiledEndpoint,
  isGiven: (place: IdPlace) => boolean = () => false,
): IdPlace | undefined {
  const inPath = parameters.path
    .map(({ name }) => ({ in: 'path', name }) as const)
    .filter((place) => !isGiven(place))
    .at(-1);
  if (inPath !== undefined) return inPath;
  for (const where of ['query', 'body'] as const) {
    const required = parameters[where].filter((parameter) => parameter.required);
    const [only] = required;
    if (only === undefined) continue;
    const isScalar = only.types.some(({ kind, isList }) => !isList && kind !== 'object' && kind !== 'array');
    const place = { in: where, name: only.name };
    return required.length === 1 && isScalar && !isGiven(place) ? place : undefined;
  }
  return undefined;
}

/** Whether the place of an id takes nothing but numbers. */
export function takesNumber({ parameters }: CompiledEndpoint, { in: where, name }: IdPlace): boolean {
  const types = parameters[where].find((parameter) => parameter.name === name)?.types ?? [];
  return types.every(({ kind }) => kind === 'integer' || kind === 'number');
}

/** The id as the parameter wants it: a number where it takes only numbers. */
export function idAs(endpoint: CompiledEndpoint, place: IdPlace, id: string): JsonValue {
  return takesNumber(endpoint, place) && /^-?(?:0|[1-9]\d{0,14})$/.test(id) ? Number(id) : id;
}

/** How a declared endpoint is called under `/proxy`. */
export interface CallForm {
  verb: ProxyVerb;
  /** Such as `/proxy/segments/{id}`. */
  path: string;
  /** What `{id}` of the path is in the vendor's call; absent when the path has none. */
  id?: IdPlace;
}

/**
 * The one documented call of an endpoint. A method that HTTP has a verb for is called by that verb; every other one, and
 * one that needs what its verb cannot carry, by `POST /proxy/{resource}/{method}`. Path parameters other than the id go
 * into the query; where the vendor takes GET, its parameters may stand in the body of a POST.
 *
 * @example
 * callForm(segmentsGet); // { verb: 'GET', path: '/proxy/segments/{id}', id: { in: 'query', name: 'segment_id' } }
 */
export function callForm(endpoint: CompiledEndpoint): CallForm {
  const { resource, method, parameters } = endpoint;
  const named: CallForm = { verb: 'POST', path: `/proxy/${resource}/${method}` };
  if (!isConventional(method)) return named;
  const { verb, hasId } = conventions[method];
  const takesBody = parameters.body.length > 0 || parameters.wholeBody !== undefined;
  if (verb === 'GET' && takesBody) return named;
  if (!hasId) return { verb, path: `/proxy/${resource}` };
  const id = findIdPlace(endpoint);
  return id === undefined ? named : { verb, path: `/proxy/${resource}/{id}`, id };
}
