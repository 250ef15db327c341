import { createRedactor } from '../egress/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { isJsonObject, type JsonValue } from '../mapping/index.ts';
import { type VendorAnswer } from '../proxy/index.ts';
import { type BoundResource } from './resource.ts';

/** What a vendor sent, unchanged, as JSON has it; null where it sent nothing, or bytes that are no text. */
export function bodyOf({ body }: VendorAnswer): JsonValue {
  switch (body.kind) {
    case 'json':
      return body.json;
    case 'rows':
      return body.rows;
    case 'text':
      return body.text;
    case 'empty':
    case 'bytes':
      return null;
  }
}

/** The error of an answer that neither is a record nor says that there is none. */
export function noRecord({ connection, unified }: BoundResource, { status, body }: VendorAnswer): CrosswalkError {
  const redacted = createRedactor(connection.secrets).value(body.kind === 'json' ? body.json : null);
  return new CrosswalkError(
    'remote_invalid_response',
    `${connection.integration.label} answered ${status} with neither a ${unified.singular} nor word that there is none.`,
    { retryable: true, remote: { status, headers: {}, body: redacted } },
  );
}

/**
 * What an answer has where one record, several, or a part of one should be. Undefined when it says that there is none: by
 * an empty object, null in that place, or no content.
 *
 * @throws CrosswalkError `remote_invalid_response` for anything else: whoever took it for "there is none" would create
 * the record again.
 */
export function takeFound(
  bound: BoundResource,
  answer: VendorAnswer,
  take: (body: JsonValue) => JsonValue | undefined,
): JsonValue | undefined {
  const { body } = answer;
  if (body.kind === 'empty') return undefined;
  if (body.kind !== 'json' || body.json === null) throw noRecord(bound, answer);
  const found = take(body.json);
  if (found !== undefined) return found ?? undefined;
  if (isJsonObject(body.json) && Object.keys(body.json).length === 0) return undefined;
  throw noRecord(bound, answer);
}
