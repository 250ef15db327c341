import { CrosswalkError } from '../../../errors/index.ts';
import { type CompiledEndpoint } from '../../../definitions/index.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../mapping/index.ts';
import { pageParametersOf, rawParameters } from '../../../proxy/index.ts';
import { objectParameter, parseQuery } from '../../query.ts';

/** What a request to `/proxy` says, parted by whom it is for. */
export interface CallParameters {
  /** Crosswalk's own parameters, by name. */
  own: JsonObject;
  /** The vendor's declared parameters, and those of remote_query. */
  query: JsonObject;
  /** Parameters that nobody declared, byte for byte. */
  asWritten: string[];
  /** The body without parameters of Crosswalk's. */
  body: JsonValue | undefined;
}

/** `ids` of `ids[]`, `ids[0]` and `ids.first`: vendors write the parts of a parameter in both ways. */
function baseOf(name: string): string {
  return name.split(/[.[]/, 1)[0] ?? '';
}

/** Whether Crosswalk reads a parameter of this name in a call of the endpoint. */
function createIsOwn(endpoint: CompiledEndpoint): (base: string) => boolean {
  const names = new Set<string>(['integrated_account_id', 'remote_query', ...pageParametersOf(endpoint)]);
  return (base) => names.has(base) || base.startsWith('truto_');
}

/** What an endpoint says of the names of its parameters. */
function namesOf({ parameters, paging }: CompiledEndpoint) {
  const ofPages = [paging?.size, paging !== undefined && 'parameter' in paging ? paging.parameter : undefined];
  const naming = [...parameters.path.map(({ name }) => name), ...ofPages].filter((name) => name !== undefined);
  return {
    /** Those of which more is known than how the caller wrote them. */
    declared: [...naming, ...parameters.query.map(({ name }) => name)],
    /** Those in which an empty value says nothing: there is no place and no page without a name. */
    naming: new Set(naming),
  };
}

/** A parameter of Crosswalk's as the query would have it. Objects stay, and are refused where they are read. */
function asInQuery(value: JsonValue | undefined): JsonValue | undefined {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

/** Parts the parameters that stand in a body, where the vendor takes a GET and the body holds those of the call. */
function partBody(
  endpoint: CompiledEndpoint,
  body: JsonValue | undefined,
  isOwn: (base: string) => boolean,
  naming: ReadonlySet<string>,
): { own: JsonObject; rest: JsonObject | undefined } {
  if (endpoint.verb !== 'get' || !isJsonObject(body)) return { own: {}, rest: undefined };
  const given = Object.entries(body).filter(
    ([name, value]) => (value !== null && value !== '') || !(isOwn(name) || naming.has(name)),
  );
  const own = given.filter(([name]) => isOwn(name));
  return {
    own: Object.fromEntries(own.map(([name, value]) => [name, asInQuery(value)])),
    rest: Object.fromEntries(given.filter(([name]) => !isOwn(name))),
  };
}

/** Both, when no name stands in them with two values. */
function joinOwn(inQuery: JsonObject, inBody: JsonObject): JsonObject {
  const [twice] = Object.keys(inBody).filter(
    (name) => inQuery[name] !== undefined && JSON.stringify(inQuery[name]) !== JSON.stringify(inBody[name]),
  );
  if (twice === undefined) return { ...inQuery, ...inBody };
  const message = 'has one value in the query and another in the body';
  throw new CrosswalkError('invalid_request', `The call has two values of ${twice}.`, {
    errors: [{ path: twice, message }],
  });
}

/**
 * Parts the query of a request, and the parameters that its body holds where the vendor takes a GET. A declared parameter
 * is read, because the vendor may write lists otherwise than the caller; every other one stays as it is.
 *
 * @param url address of the request
 * @throws CrosswalkError `invalid_request` for one of Crosswalk's parameters with two values.
 */
export function readCallParameters(
  url: string,
  endpoint: CompiledEndpoint,
  body: JsonValue | undefined,
): CallParameters {
  const isOwn = createIsOwn(endpoint);
  const { declared, naming } = namesOf(endpoint);
  const inBody = partBody(endpoint, body, isOwn, naming);
  const known = new Set([...declared, ...Object.keys(inBody.rest ?? {})].map(baseOf));
  const parts: Record<'own' | 'known' | 'other', string[]> = { own: [], known: [], other: [] };
  for (const { raw, name, value } of rawParameters(/\?([^#]*)/.exec(url)?.[1] ?? '')) {
    const base = baseOf(name);
    if (raw === '' || (value === '' && naming.has(name))) continue;
    parts[isOwn(base) ? 'own' : known.has(base) ? 'known' : 'other'].push(raw);
  }
  const own = joinOwn(parseQuery(parts.own.join('&')), inBody.own);
  const theirs = parseQuery(parts.known.join('&'), { keepsEmpty: true });
  return {
    own,
    query: { ...theirs, ...objectParameter(own, 'remote_query') },
    asWritten: parts.other,
    body: inBody.rest ?? body,
  };
}
