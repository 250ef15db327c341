import { type Connection } from '../accounts/index.ts';
import { createRedactor, headerValue, type HeaderList, type OutboundResponse } from '../egress/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { type JsonValue } from '../mapping/index.ts';

/** A vendor's body as it was read: JSON where its content type says so, otherwise text. */
export type ReadBody = { kind: 'json'; json: JsonValue } | { kind: 'text'; text: string } | { kind: 'empty' };

/** How much is quoted of a vendor's body that is not JSON, in characters. */
export const longestQuote = 2000;

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
 * @param repeatable whether making the call again changes nothing more; a write whose answer is garbled may be applied
 * @throws CrosswalkError `remote_invalid_response` when a success says that it is JSON and is not.
 */
export function readVendorBody(
  { integration, secrets }: Pick<Connection, 'integration' | 'secrets'>,
  { status, headers }: Pick<OutboundResponse, 'status' | 'headers'>,
  bytes: Uint8Array,
  repeatable: boolean,
): ReadBody {
  if (bytes.length === 0) return { kind: 'empty' };
  const text = utf8.decode(bytes);
  if (!isJsonType(headers)) return { kind: 'text', text };
  const json = parseJson(text);
  if (json !== undefined) return { kind: 'json', json };
  // A failure is told by its status; its body is only what is shown of it.
  if (status < 200 || status >= 300) return { kind: 'text', text };
  throw new CrosswalkError(
    'remote_invalid_response',
    `${integration.label} answered ${status} with a body that says it is JSON and cannot be parsed.`,
    {
      retryable: repeatable,
      // Redacted before it is cut: a part of a secret would not be recognised.
      remote: { status, headers: {}, body: createRedactor(secrets).text(text).slice(0, longestQuote) },
    },
  );
}
