import { CrosswalkError, shorten } from '../errors/index.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../mapping/index.ts';

const deepest = 8;
const longestList = 1000;

function refuse(name: string, reason: string): never {
  throw new CrosswalkError('invalid_request', `The query parameter ${shorten(name)} ${reason}.`, {
    errors: [{ path: name, message: reason }],
  });
}

function decode(text: string, name: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch (error) {
    if (error instanceof URIError) refuse(name, 'has a broken percent-encoding');
    throw error;
  }
}

/** `a[b][]` → `['a', 'b', '']`. Brackets that do not close belong to the name. */
function stepsOf(name: string): string[] {
  const bracket = name.indexOf('[');
  if (bracket <= 0 || !/^(?:\[[^[\]]*\])+$/.test(name.slice(bracket))) return [name];
  return [name.slice(0, bracket), ...name.slice(bracket + 1, -1).split('][')];
}

/** A tree of parameters on the way to becoming JSON: maps until all are read, so that no name can touch a prototype. */
type Node = { values: string[]; inner: Map<string, Node> };

function toJson(node: Node, name: string): JsonValue {
  if (node.inner.size === 0) return node.values.length === 1 ? (node.values[0] ?? '') : node.values;
  const names = [...node.inner.keys()];
  if (names.every((key) => key === '' || /^\d{1,4}$/.test(key))) {
    if (names.length > longestList) refuse(name, `has more than ${longestList} entries`);
    const inOrder = [...node.inner].sort(([one], [other]) => Number(one) - Number(other));
    const inBrackets = inOrder.flatMap(([key, inner]) =>
      key === '' && inner.inner.size === 0 ? inner.values : [toJson(inner, name)],
    );
    return [...node.values, ...inBrackets];
  }
  if (node.values.length > 0) refuse(name, 'is given both as a value and as an object');
  return Object.fromEntries([...node.inner].map(([key, inner]) => [key, toJson(inner, `${name}[${key}]`)]));
}

/**
 * Reads a query string: repeated names, `a[]=x`, `a[0]=x` and nested `a[b][c]=x` become lists and objects. Values stay
 * text. Parameters with an empty value are absent, unless they are those of remote_query or empty ones are kept.
 *
 * @throws CrosswalkError `invalid_request` for what is contradictory, too deep or badly encoded.
 *
 * @example
 * parseQuery('?ids[0]=a&ids[1]=b&remote_query[page]=2'); // { ids: ['a', 'b'], remote_query: { page: '2' } }
 */
export function parseQuery(search: string, { keepsEmpty = false }: { keepsEmpty?: boolean } = {}): JsonObject {
  const root: Node = { values: [], inner: new Map() };
  for (const parameter of search.replace(/^\?/, '').split('&')) {
    const equals = parameter.indexOf('=');
    const rawName = equals < 0 ? parameter : parameter.slice(0, equals);
    const name = decode(rawName, rawName);
    const value = equals < 0 ? '' : decode(parameter.slice(equals + 1), name);
    const steps = stepsOf(name);
    const isTheirs = keepsEmpty || (steps[0] === 'remote_query' && steps.length > 1);
    if (name === '' || (value === '' && !isTheirs)) continue;
    if (steps.length > deepest) refuse(name, `is nested deeper than ${deepest} levels`);
    let node = root;
    for (const step of steps) {
      let next = node.inner.get(step);
      if (next === undefined) {
        next = { values: [], inner: new Map() };
        node.inner.set(step, next);
      }
      node = next;
    }
    node.values.push(value);
  }
  const query: JsonObject = {};
  for (const [name, node] of root.inner) {
    Object.defineProperty(query, name, {
      value: toJson(node, name),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return query;
}

/** A parameter that is one text; undefined when it is absent. */
export function textParameter(query: JsonObject, name: string): string | undefined {
  const value = query[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string') refuse(name, 'must be given once');
  return value;
}

/** A parameter that is a list: repeated, in brackets, or with commas. */
export function listParameter(query: JsonObject, name: string): string[] {
  const value = query[name];
  if (value === undefined) return [];
  const values = Array.isArray(value) ? value : [value];
  return values
    .flatMap((item) => (typeof item === 'string' ? item.split(',') : refuse(name, 'must be a list of values')))
    .filter((item) => item !== '');
}

/** A parameter that is true or false. */
export function booleanParameter(query: JsonObject, name: string): boolean {
  const value = textParameter(query, name);
  if (value === undefined || value === 'false' || value === '0') return false;
  if (value === 'true' || value === '1') return true;
  return refuse(name, 'must be true or false');
}

/** A whole number within bounds. */
export function integerParameter(
  query: JsonObject,
  name: string,
  { minimum, maximum }: { minimum: number; maximum: number },
): number | undefined {
  const value = textParameter(query, name);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < minimum || number > maximum)
    refuse(name, `must be a whole number from ${minimum} to ${maximum}`);
  return number;
}

/** A parameter that is an object: `name[a]=b`. */
export function objectParameter(query: JsonObject, name: string): JsonObject {
  const value = query[name];
  if (value === undefined) return {};
  if (!isJsonObject(value)) refuse(name, `must be an object, as in ${name}[key]=value`);
  return value;
}
