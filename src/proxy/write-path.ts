import { type CompiledEndpoint } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { type JsonObject, jsonText, type JsonValue } from '../mapping/index.ts';
import { encodeStrictly } from './query.ts';

function refuse(name: string, reason: string): never {
  throw new CrosswalkError('invalid_request', `The path parameter ${name} ${reason}.`, {
    errors: [{ path: name, message: reason }],
  });
}

function writeSegment(name: string, value: JsonValue | undefined): string {
  if (typeof value === 'object' && value !== null) refuse(name, 'must be one value');
  const segment = encodeStrictly(jsonText(value ?? ''));
  // Every reader of addresses takes dot segments out, encoded or not.
  if (segment === '.' || segment === '..') refuse(name, `must not be "${segment}"`);
  return segment;
}

/**
 * Fills the path of an endpoint. Each value becomes one segment, or a part of one, whatever characters it has: the vendor
 * decodes what was given.
 *
 * @throws CrosswalkError `invalid_request` for dot segments, which no address can carry, and for objects and lists.
 *
 * @example
 * writePath(listsGet, { list_id: 'a/b c' }); // '/lists/a%2Fb%20c'
 */
export function writePath({ path }: CompiledEndpoint, given: JsonObject): string {
  return path.replace(/\{([a-z][a-z0-9_]*)\}/gi, (_, name: string) => writeSegment(name, given[name]));
}
