/** A value of a query parameter: a list is sent as a repeated name, an object as `name[key]`. */
export type QueryValue =
  | string
  | number
  | boolean
  | readonly (string | number)[]
  | { readonly [key: string]: string | number | boolean };

/** Query parameters by name; those that are undefined are left out. */
export type Query = { readonly [name: string]: QueryValue | undefined };

/** What URLs cannot say: nothing, and half of a surrogate pair, which would be sent as another character. */
const unsayable = /^$|\p{Cs}/u;

function isList(value: QueryValue): value is readonly (string | number)[] {
  return Array.isArray(value);
}

function* parametersOf(name: string, value: QueryValue): Generator<[string, string]> {
  if (isList(value)) {
    if (value.length === 0) throw new TypeError(`${name} is an empty list, which would be sent as no ${name} at all.`);
    for (const item of value) yield* parametersOf(name, item);
  } else if (typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) yield* parametersOf(`${name}[${key}]`, item);
  } else {
    if (unsayable.test(String(value))) throw new TypeError(`${name} is empty or malformed, and not sent as it is.`);
    yield [name, String(value)];
  }
}

/**
 * The query with its question mark; empty without parameters.
 *
 * @throws TypeError for an empty text or list: the API takes it for an absent parameter, so that a list filtered by no
 * ids would be a list of everything. Also for half of a surrogate pair, which would be sent as another character.
 *
 * @example
 * encodeQuery({ ids: ['a', 'b'], remote_query: { page: 2 } }); // '?ids=a&ids=b&remote_query%5Bpage%5D=2'
 */
export function encodeQuery(query: Query): string {
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [...parametersOf(name, value)],
  );
  return parameters.length === 0 ? '' : `?${new URLSearchParams(parameters).toString()}`;
}

/** An http address without credentials, or the path of one, and nothing behind its path. */
const baseAddress = /^(?:https?:\/\/[^\s/\\?#@]+(?:$|\/)|\/(?!\/))[^\s\\?#]*$/i;

/**
 * Refuses a base URL that calls cannot go below. It is not told again, as it may hold a password.
 *
 * @throws TypeError unless it begins with `http://`, `https://` or, in a page of the same origin, one slash, and has
 * neither credentials nor query nor hash.
 */
export function checkBaseUrl(baseUrl: string): void {
  if (baseAddress.test(baseUrl)) return;
  throw new TypeError('baseUrl must begin with http:// or https:// and have no credentials, query or hash.');
}

/** A dot segment, encoded or not: every URL parser takes it out. */
const dotSegment = /[/\\](?:\.|%2e){1,2}(?=[/\\]|$)/i;

/**
 * Refuses a path that URL parsers would take for another one: the token could go to another host, as with `//host` behind
 * an empty base, and a call to another route than it seems to. Its query, if it has one, may hold anything.
 *
 * @throws TypeError unless it begins with one slash, and has neither dot segments nor backslashes, spaces, control characters
 * or halves of surrogate pairs.
 *
 * @example
 * checkPath('/custom/../api-token'); // throws
 */
export function checkPath(path: string): void {
  const [segments = ''] = path.split(/[?#]/, 1);
  if (/^\/(?!\/)/.test(segments) && !/[\p{Cc}\p{Cs} \\]/u.test(segments) && !dotSegment.test(segments)) return;
  throw new TypeError(`The path "${path}" must begin with one slash, be percent-encoded, and have no dot segments.`);
}

/**
 * A path of these segments, each percent-encoded, so that an id may hold slashes and whatever else has a meaning in URLs.
 *
 * @throws TypeError for a segment that no path can carry: an empty one; one with `.` or `..` at a place between slashes,
 * as URL parsers remove these and Crosswalk refuses what may become one; and one with half of a surrogate pair, which has
 * no encoding.
 *
 * @example
 * pathOf('unified', 'user-directory', 'users', 'email:ada@example.com');
 */
export function pathOf(...segments: string[]): string {
  return segments
    .map((segment) => {
      const isCarried = !unsayable.test(segment) && !dotSegment.test(`/${segment}`);
      if (isCarried) return `/${encodeURIComponent(segment)}`;
      const reason = unsayable.test(segment)
        ? 'is empty or malformed.'
        : 'has dot segments. The filter ids of a list finds users.';
      throw new TypeError(`"${segment}" ${reason}`);
    })
    .join('');
}
