import { type CompiledEndpoint, type CompiledParameter } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../mapping/index.ts';

/** What a call is made with, sorted by where it goes. */
export interface GivenParameters {
  path?: JsonObject;
  query?: JsonObject;
  body?: JsonValue | undefined;
  /** Further parameters of the query, that nobody declared, as they are to stand in the address: `flag`, `ids[]=a%20b`. */
  asWritten?: readonly string[];
}

function isAbsent(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || value === '';
}

/** Required properties that the objects within a value lack. */
function* missingWithin(fields: readonly CompiledParameter[], value: JsonValue, path: string): Generator<string> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* missingWithin(fields, item, `${path}${index}.`);
  } else if (isJsonObject(value)) {
    yield* missingProperties(fields, value, path);
  }
}

/**
 * Required properties that an object lacks. Null is no value for one of a declared type; elsewhere the vendor may read it as
 * an order to clear.
 */
function* missingProperties(
  parameters: readonly CompiledParameter[],
  object: JsonObject,
  path: string,
): Generator<string> {
  for (const { name, required, fields, types } of parameters) {
    const value = object[name];
    const isNone = value === null && required && types.every(({ kind }) => kind !== 'any');
    if (value === undefined || isNone) {
      if (required) yield path + name;
    } else if (fields !== undefined) {
      yield* missingWithin(fields, value, `${path}${name}.`);
    }
  }
}

function* missingInBody(
  { body: properties, wholeBody }: CompiledEndpoint['parameters'],
  body: JsonValue | undefined,
): Generator<string> {
  if (wholeBody === undefined) yield* missingProperties(properties, isJsonObject(body) ? body : {}, '');
  else if (body !== undefined) yield* missingWithin(wholeBody.fields ?? [], body, '');
  else if (wholeBody.required) yield 'body';
}

/** Whether a parameter of the query is given, one that is an object by its parts: `filter[name]` gives `filter`. */
function isInQuery(query: JsonObject, name: string): boolean {
  return !isAbsent(query[name]) || Object.keys(query).some((given) => given.startsWith(`${name}[`));
}

function* missingInQuery(
  parameters: readonly CompiledParameter[],
  query: JsonObject,
  nameOf: (name: string) => string = (name) => name,
): Generator<string> {
  for (const { name, required, fields = [] } of parameters) {
    const full = nameOf(name);
    const value = query[full];
    if (Array.isArray(value)) yield* missingWithin(fields, value, `${full}.`);
    else if (isInQuery(query, full)) yield* missingInQuery(fields, query, (inner) => `${full}[${inner}]`);
    else if (required) yield full;
  }
}

/** Refuses a body that is no object where the vendor takes one with properties. */
function checkObject({ name, parameters }: CompiledEndpoint, body: JsonValue | undefined): void {
  const isObject = parameters.body.length > 0 && parameters.wholeBody === undefined;
  if (!isObject || body === undefined || isJsonObject(body)) return;
  const properties = parameters.body.map((property) => property.name).join(', ');
  throw new CrosswalkError('invalid_request', `The body of ${name} must be an object, with ${properties}.`, {
    errors: [{ path: 'body', message: 'must be an object' }],
  });
}

/**
 * Checks that everything the vendor requires is given. Further parameters and unknown values pass: the vendor may know
 * more by now than was declared. So does a text where the vendor takes another format than JSON, for what it holds
 * cannot be told.
 *
 * @throws CrosswalkError `invalid_request` with every parameter that is missing, by dotted path into the body.
 */
export function checkRequired(endpoint: CompiledEndpoint, { path = {}, query = {}, body }: GivenParameters): void {
  const { name: called, parameters, needsOneOf = [], sends } = endpoint;
  const isOpaque = sends !== 'json' && typeof body === 'string';
  if (!isOpaque) checkObject(endpoint, body);
  const properties = isJsonObject(body) ? body : {};
  const missing = [
    ...parameters.path.filter(({ name }) => isAbsent(path[name])).map(({ name }) => name),
    ...missingInQuery(parameters.query, query),
    ...(isOpaque ? [] : missingInBody(parameters, body)),
  ];
  const isMet = isOpaque || needsOneOf.some((name) => isInQuery(query, name) || !isAbsent(properties[name]));
  const choice = isMet ? [] : needsOneOf;
  if (missing.length === 0 && choice.length === 0) return;
  const oneOf = `one of ${choice.join(', ')}`;
  const needed = choice.length === 0 ? missing : [...missing, oneOf];
  throw new CrosswalkError('invalid_request', `${called} needs ${needed.join(', ')}.`, {
    errors: [
      ...missing.map((name) => ({ path: name, message: 'is missing' })),
      ...choice.slice(0, 1).map((path) => ({ path, message: `is missing: ${oneOf} is needed` })),
    ],
  });
}
