import { headerValue, type HeaderList } from '../egress/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { type JsonValue } from '../mapping/index.ts';

/** A vendor's body as it was read: JSON where its content type says so, otherwise text. */
export type ReadBody = { kind: 'json'; json: JsonValue } | { kind: 'text'; text: string } | { kind: 'empty' };

const utf8 = new TextDecoder('utf-8', { fatal: false });

function isJsonType(headers: HeaderList): boolean {
  const type = headerValue(headers, 'content-type') ?? '';
  return /^application\/(?:[\w.+-]+\+)?json\b/i.test(type.trim());
}

/** Parses JSON; undefined when the text is none. What a JSON parser makes is a JSON value by construction. */
export function parseJson(text: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(text);
    return value;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Reads a vendor's body.
 *
 * @throws CrosswalkError `remote_invalid_response` when it says that it is JSON and is not.
 */
export function readVendorBody(label: string, status: number, headers: HeaderList, bytes: Uint8Array): ReadBody {
  if (bytes.length === 0) return { kind: 'empty' };
  const text = utf8.decode(bytes);
  if (!isJsonType(headers)) return { kind: 'text', text };
  const json = parseJson(text);
  if (json !== undefined) return { kind: 'json', json };
  throw new CrosswalkError(
    'remote_invalid_response',
    `${label} answered ${status} with a body that says it is JSON and cannot be parsed.`,
    { remote: { status, headers: {}, body: text.slice(0, 2000) } },
  );
}
