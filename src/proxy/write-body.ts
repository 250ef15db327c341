import { type CompiledEndpoint } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../mapping/index.ts';
import { checkBatch } from './batch.ts';
import { writeCsv } from './csv.ts';
import { writeQuery } from './query.ts';

/** A body on its way to the vendor. */
export interface WrittenBody {
  mediaType: string;
  bytes: Uint8Array;
}

const utf8 = new TextEncoder();

function refuse({ name }: CompiledEndpoint, takes: string): never {
  throw new CrosswalkError('invalid_request', `The body of ${name} must be ${takes}.`, {
    errors: [{ path: 'body', message: `must be ${takes}` }],
  });
}

/** The rows of a body: a list of objects, or one object. Undefined when it has none, or no columns. */
function rowsOf(body: JsonValue): JsonObject[] | undefined {
  const rows = Array.isArray(body) ? body : [body];
  const objects = rows.filter((row) => isJsonObject(row));
  const isTable = objects.length === rows.length && objects.some((row) => Object.keys(row).length > 0);
  return isTable ? objects : undefined;
}

function writeText(endpoint: CompiledEndpoint, body: JsonValue): string {
  if (endpoint.sends === 'json') return JSON.stringify(body);
  if (typeof body === 'string') return body;
  switch (endpoint.sends) {
    case 'form':
      return isJsonObject(body) ? writeQuery(body, endpoint.arrayQuery).slice(1) : refuse(endpoint, 'an object');
    case 'csv':
      return writeCsv(rowsOf(body) ?? refuse(endpoint, 'a list of objects, or the text of a CSV file'));
    case 'text':
      return refuse(endpoint, 'a text');
  }
}

/**
 * Writes the body of a call in the format that the vendor takes. A text is taken as it is where the vendor takes another
 * format than JSON; rows become CSV with a header, an object becomes a form.
 *
 * @throws CrosswalkError `invalid_request` for what cannot be written so and for more records than the vendor takes in
 * one call, `body_too_large` for more bytes; each names the limit.
 */
export function writeBody(endpoint: CompiledEndpoint, body: JsonValue): WrittenBody {
  checkBatch(endpoint, body);
  const bytes = utf8.encode(writeText(endpoint, body));
  const { maxBytes = Number.POSITIVE_INFINITY } = endpoint;
  if (bytes.length > maxBytes) {
    throw new CrosswalkError(
      'body_too_large',
      `${endpoint.name} takes at most ${maxBytes} bytes, and the body has ${bytes.length}. Send less in one call.`,
    );
  }
  return { mediaType: endpoint.mediaType, bytes };
}
