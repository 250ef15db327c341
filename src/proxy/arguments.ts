import { type Connection } from '../accounts/index.ts';
import { type CompiledEndpoint } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../mapping/index.ts';
import { findIdPlace, idAs } from './call-form.ts';
import { writeQuery } from './query.ts';
import { type CallArguments } from './send.ts';

/** What a caller gives for a call of a declared endpoint. */
export interface GivenArguments {
  id?: string | undefined;
  query?: JsonObject;
  body?: JsonValue | undefined;
  /** Further parameters of the query, that nobody declared, as they are to stand in the address: `flag`, `ids[]=a%20b`. */
  asWritten?: readonly string[];
  signal?: AbortSignal | undefined;
}

/** `{ a: { b: 1 } }` as `{ 'a[b]': 1 }`, the name under which it is sent and declared. */
function withFlatNames(query: JsonObject): JsonObject {
  const flat = (name: string, value: JsonValue | undefined): [string, JsonValue | undefined][] =>
    isJsonObject(value)
      ? Object.entries(value).flatMap(([inner, item]) => flat(`${name}[${inner}]`, item))
      : [[name, value]];
  return Object.fromEntries(Object.entries(query).flatMap(([name, value]) => flat(name, value)));
}

/** The parameters that a call takes from a body, where the vendor takes none: those of a GET. */
function parametersIn(endpoint: CompiledEndpoint, body: JsonValue | undefined): JsonObject {
  if (body === undefined || body === null) return {};
  if (isJsonObject(body)) return body;
  const message = 'must be an object with the parameters of the call';
  throw new CrosswalkError('invalid_request', `The body of ${endpoint.name} ${message}: the vendor takes a GET.`, {
    errors: [{ path: 'body', message }],
  });
}

/** Refuses a parameter that stands in the query and in the body with two values: neither is more meant than the other. */
function checkAgreement(endpoint: CompiledEndpoint, query: JsonObject, inBody: JsonObject): void {
  const written = (value: JsonValue | undefined) => writeQuery({ value }, endpoint.arrayQuery);
  const names = Object.keys(inBody).filter(
    (name) => query[name] !== undefined && written(query[name]) !== written(inBody[name]),
  );
  if (names.length === 0) return;
  const message = 'has one value in the query and another in the body';
  throw new CrosswalkError('invalid_request', `${endpoint.name} is called with two values of ${names.join(', ')}.`, {
    errors: names.map((path) => ({ path, message })),
  });
}

/**
 * Sorts what the caller gave into path, query and body of the vendor's call.
 *
 * @throws CrosswalkError `invalid_request` for an id that has no place in the call, and for a parameter with two values.
 */
export function toArguments(
  { settings }: Connection,
  endpoint: CompiledEndpoint,
  { id, query = {}, body: givenBody, asWritten = [], signal }: GivenArguments,
): CallArguments {
  const isRead = endpoint.verb === 'get';
  const inBody = isRead ? parametersIn(endpoint, givenBody) : {};
  checkAgreement(endpoint, query, inBody);
  const asGiven = { ...query, ...inBody };
  const rest = withFlatNames(asGiven);
  let body = isRead ? undefined : givenBody;
  const path: JsonObject = {};
  if (id !== undefined) {
    const properties = body === undefined ? {} : isJsonObject(body) ? body : undefined;
    const place = findIdPlace(endpoint, ({ in: where, name }) =>
      where === 'body' ? properties === undefined || properties[name] !== undefined : rest[name] !== undefined,
    );
    if (place === undefined) {
      throw new CrosswalkError('invalid_request', `${endpoint.name} takes no id beside what is given already.`);
    }
    const value = idAs(endpoint, place, id);
    if (place.in === 'body') body = { ...properties, [place.name]: value };
    else (place.in === 'path' ? path : rest)[place.name] = value;
  }
  for (const { name, setting } of endpoint.parameters.path) {
    if (path[name] !== undefined) continue;
    // What the account itself says, such as its space, need not be said again.
    path[name] = asGiven[name] ?? rest[name] ?? (setting === undefined ? undefined : settings[setting]) ?? null;
    delete rest[name];
  }
  return { path, query: rest, body, asWritten, signal };
}
