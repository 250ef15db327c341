import { type CompiledEndpoint } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { type JsonObject, jsonText, type JsonValue } from '../mapping/index.ts';

/**
 * Percent-encodes everything but letters, digits and `-._~` (RFC 3986, 2.3), which every vendor reads alike.
 *
 * @throws CrosswalkError `invalid_request` for half of a surrogate pair, which has no encoding.
 */
export function encodeStrictly(text: string): string {
  if (/\p{Cs}/u.test(text)) {
    throw new CrosswalkError('invalid_request', 'A parameter holds half of a surrogate pair, which is no character.');
  }
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Names of parameters may hold brackets and dots, such as `pagination[cursor]` and `last_edit.time[gt]`. */
function encodeName(name: string): string {
  return encodeStrictly(name).replace(/%5B/g, '[').replace(/%5D/g, ']');
}

function* parameters(
  name: string,
  value: JsonValue | undefined,
  lists: CompiledEndpoint['arrayQuery'],
): Generator<string> {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) {
    if (lists === 'comma') yield `${encodeName(name)}=${value.map((item) => encodeStrictly(jsonText(item))).join(',')}`;
    else {
      for (const [index, item] of value.entries()) {
        const place = { brackets: '[]', indices: `[${index}]`, repeat: '' }[lists];
        yield* parameters(`${name}${place}`, item, lists);
      }
    }
    return;
  }
  if (typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) yield* parameters(`${name}[${key}]`, item, lists);
    return;
  }
  yield `${encodeName(name)}=${encodeStrictly(String(value))}`;
}

/**
 * The query of a vendor call, with `?`; empty when nothing is given. Absent and null values are left out.
 *
 * @param asWritten further parameters, which are encoded already
 */
export function writeQuery(
  query: JsonObject,
  lists: CompiledEndpoint['arrayQuery'],
  asWritten: readonly string[] = [],
): string {
  const named = Object.entries(query).flatMap(([name, value]) => [...parameters(name, value, lists)]);
  const written = [...named, ...asWritten];
  return written.length === 0 ? '' : `?${written.join('&')}`;
}
