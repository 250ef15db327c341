import { type CompiledEndpoint, type CompiledParameter, type ParameterType } from '../../src/definitions/index.ts';
import { isJsonObject, type JsonObject, jsonText, type JsonValue } from '../../src/mapping/index.ts';
import { callForm } from '../../src/proxy/index.ts';

/** A request to Crosswalk, and the one that is to arrive at the vendor. */
export interface GeneratedCall {
  verb: string;
  /** Path and query, without the account. */
  target: string;
  type: string;
  body: string | undefined;
  expected: VendorRequest;
}

/** A request of the vendor's in decoded parts: what it means, however it is encoded. */
export interface VendorRequest {
  method: string;
  path: string;
  query: [name: string, value: string][];
  /** JSON parsed, a form as its pairs, anything else as text. */
  body: unknown;
}

/** Text that has to be encoded in every part of a request. */
const text = 'a b/ü&=+%';

const samples: Record<ParameterType['kind'], JsonValue> = {
  string: text,
  integer: 3,
  number: 4,
  boolean: true,
  date: '2026-01-31',
  datetime: '2026-01-31T09:15:00Z',
  object: { key: 'value' },
  array: ['x', text],
  any: text,
};

/** A value of the first type of a parameter, with everything that is declared within it. */
function sampleOf({ types, fields, choices }: CompiledParameter): JsonValue {
  const [type] = types;
  const kind = type?.kind ?? 'any';
  const item = fields === undefined || kind !== 'object' ? (choices?.[0] ?? samples[kind]) : sampleObject(fields);
  return type?.isList === true ? [item] : item;
}

function sampleObject(parameters: readonly CompiledParameter[]): JsonObject {
  return Object.fromEntries(parameters.map((parameter) => [parameter.name, sampleOf(parameter)]));
}

/** A body as the vendor wants it, with no more records than it takes; undefined when it wants none. */
function sampleBody({ verb, sends, parameters, batch }: CompiledEndpoint): JsonValue | undefined {
  const { body, wholeBody } = parameters;
  if (verb === 'get' || (wholeBody === undefined && body.length === 0)) return undefined;
  if (sends === 'csv' || sends === 'text') return 'id\n1\n';
  if (wholeBody !== undefined) return sampleOf(wholeBody);
  const fullLists = batch?.arrays.slice(0, batch.max) ?? [];
  return Object.fromEntries(
    body.map((parameter) => {
      const isLeftEmpty = batch?.arrays.includes(parameter.name) === true && !fullLists.includes(parameter.name);
      return [parameter.name, isLeftEmpty ? [] : sampleOf(parameter)];
    }),
  );
}

/** A parameter as it stands in a query, lists in this way. */
function pairsOf(
  name: string,
  value: JsonValue | undefined,
  lists: CompiledEndpoint['arrayQuery'],
): [string, string][] {
  if (value === undefined) return [];
  if (isJsonObject(value)) {
    return Object.entries(value).flatMap(([inner, item]) => pairsOf(`${name}[${inner}]`, item, lists));
  }
  if (!Array.isArray(value)) return [[name, jsonText(value)]];
  if (lists === 'comma') return [[name, value.map(jsonText).join(',')]];
  const places = { brackets: () => '[]', indices: (index: number) => `[${index}]`, repeat: () => '' };
  return value.flatMap((item, index) => pairsOf(name + places[lists](index), item, lists));
}

/** Parameters in the order of their names, which says nothing; the values of one name keep theirs. */
export function byName(pairs: [name: string, value: string][]): [name: string, value: string][] {
  return pairs.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
}

/**
 * True for what decides the page of a list, under our name or the vendor's, which may be spelt with dots or brackets: that
 * is of another test.
 */
export function isOfPaging({ paging }: CompiledEndpoint, name: string): boolean {
  const plain = (text: string) => text.replaceAll('[', '.').replaceAll(']', '');
  const theirs = paging === undefined ? [] : [paging.size ?? '', 'parameter' in paging ? paging.parameter : ''];
  return ['limit', 'next_cursor', 'prev_cursor', ...theirs.map(plain)].includes(plain(name));
}

function queryOf(
  endpoint: CompiledEndpoint,
  given: readonly (readonly [name: string, value: JsonValue])[],
  lists: CompiledEndpoint['arrayQuery'],
): [name: string, value: string][] {
  const pairs = given.flatMap(([name, value]) => pairsOf(name, value, lists));
  return pairs.filter(([name]) => !isOfPaging(endpoint, name));
}

function withoutProperty(body: JsonValue | undefined, name: string): JsonValue | undefined {
  return isJsonObject(body) ? Object.fromEntries(Object.entries(body).filter(([other]) => other !== name)) : body;
}

function written(body: JsonValue | undefined, { sends }: CompiledEndpoint): string | undefined {
  if (body === undefined) return undefined;
  return (sends === 'csv' || sends === 'text') && typeof body === 'string' ? body : JSON.stringify(body);
}

function expectedBody(body: JsonValue | undefined, { sends, arrayQuery }: CompiledEndpoint): unknown {
  if (sends !== 'form' || !isJsonObject(body)) return body;
  return Object.entries(body).flatMap(([name, value]) => pairsOf(name, value, arrayQuery));
}

/**
 * The documented call of an endpoint with a value for each of its parameters.
 *
 * @param settings what the account says itself, so that it need not be given
 * @param prefix path that all calls to the endpoint's server begin with
 */
export function generateCall(
  endpoint: CompiledEndpoint,
  settings: Record<string, string>,
  prefix: string,
): GeneratedCall {
  const { verb, path, id } = callForm(endpoint);
  const inPath = endpoint.parameters.path.map((parameter) => [parameter.name, sampleOf(parameter)] as const);
  const inQuery = endpoint.parameters.query.map((parameter) => [parameter.name, sampleOf(parameter)] as const);
  const body = sampleBody(endpoint);
  const values: JsonObject = { ...(isJsonObject(body) ? body : {}), ...Object.fromEntries([...inQuery, ...inPath]) };

  const given = [...inPath.filter(([name]) => settings[name] === undefined), ...inQuery];
  const pairs = queryOf(
    endpoint,
    given.filter(([name]) => name !== id?.name),
    'indices',
  );
  const idText = id === undefined ? '' : jsonText(values[id.name] ?? null);
  return {
    verb,
    target: `${path.replace('{id}', encodeURIComponent(idText))}?${new URLSearchParams(pairs).toString()}`,
    type: { json: 'application/json', form: 'application/json', csv: 'text/csv', text: 'text/plain' }[endpoint.sends],
    body: written(id?.in === 'body' ? withoutProperty(body, id.name) : body, endpoint),
    expected: {
      method: endpoint.verb.toUpperCase(),
      path:
        prefix +
        endpoint.path.replace(
          /\{(\w+)\}/g,
          (_, name: string) => (name === id?.name ? undefined : settings[name]) ?? jsonText(values[name] ?? null),
        ),
      query: byName(queryOf(endpoint, inQuery, endpoint.arrayQuery)),
      body: expectedBody(body, endpoint),
    },
  };
}
