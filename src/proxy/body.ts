import { type Connection } from '../accounts/index.ts';
import { type CompiledEndpoint } from '../definitions/index.ts';
import { createRedactor, type OutboundResponse, type Redactor } from '../egress/index.ts';
import { CrosswalkError, shorten } from '../errors/index.ts';
import { type JsonValue } from '../mapping/index.ts';
import { type DecodedBody } from './decode-body.ts';
import { charsetOf, contentTypeOf, decodeText } from './decode-text.ts';
import { parseVendorJson } from './json-text.ts';
import { parseRows, rowFormatOf } from './rows.ts';

type Format = CompiledEndpoint['answers'];

/** A vendor's body as it was read to be judged; the problem of JSON is why it is not to be handed on. */
export type ReadBody =
  | { kind: 'json'; json: JsonValue; text: string; problem?: string }
  | { kind: 'text'; text: string }
  | { kind: 'empty' };

/** The body of a success, as what is documented of the call. */
export type DocumentedBody =
  | { kind: 'json'; json: JsonValue }
  | { kind: 'text'; text: string }
  | { kind: 'empty' }
  | { kind: 'rows'; rows: JsonValue[] }
  | { kind: 'bytes' };

/** How much is quoted of a vendor's body that cannot be read, in characters. */
export const longestQuote = 2000;

const jsonType = /^(?:application|text)\/(?:[\w.+-]+\+)?json$/;

/** Content types that say what a body of the format is. */
const typesOf: Record<Format, RegExp> = {
  json: jsonType,
  csv: /^(?:application|text)\/(?:x-)?(?:csv|comma-separated-values|tab-separated-values)$/,
  ndjson: /^application\/(?:x-)?(?:ndjson|jsonl|jsonlines|json-stream)$/,
  lines: /^text\/csv$/,
  text: /^(?:text\/(?!html$)[\w.+-]+|application\/(?:json|(?:x-)?javascript|ecmascript))$/,
  html: /^(?:text\/html|application\/xhtml\+xml)$/,
  binary: /^(?!(?:text\/html|application\/json)$)/,
};

/** Content types that say nothing: vendors send bodies of every format under them. */
const tellsNothing = /^(?:|text\/plain|application\/octet-stream|binary\/octet-stream)$/;

const names: Record<Format, string> = {
  json: 'JSON',
  csv: 'CSV',
  ndjson: 'newline-delimited JSON',
  lines: 'lines of text',
  text: 'text',
  html: 'HTML',
  binary: 'a file',
};

/** A content type without its parameters. */
function mediaTypeOf(contentType: string): string {
  const [type = ''] = contentType.split(';', 1);
  return type.trim().toLowerCase();
}

const typeOf = (response: Pick<OutboundResponse, 'headers'>): string => mediaTypeOf(contentTypeOf(response));

/**
 * Reads a vendor's body for whoever judges the answer: as JSON where it says so or may be JSON by what is documented,
 * otherwise as text. It never fails.
 */
export function readVendorBody(
  response: Pick<OutboundResponse, 'headers'>,
  bytes: Uint8Array,
  documented: Format | undefined,
): ReadBody {
  if (bytes.length === 0) return { kind: 'empty' };
  const { text } = decodeText(response, bytes);
  const type = typeOf(response);
  const mayBeJson = jsonType.test(type) || (documented === 'json' && tellsNothing.test(type));
  if (!mayBeJson) return { kind: 'text', text };
  const { value, ...problem } = parseVendorJson(text);
  return value === undefined ? { kind: 'text', text } : { kind: 'json', json: value, text, ...problem };
}

/** The body in its documented format, or what is wrong with it. */
function readAs(
  format: Format,
  response: Pick<OutboundResponse, 'headers'>,
  body: ReadBody,
  content: DecodedBody,
  redactor: Redactor,
): DocumentedBody | { problem: string } {
  const type = typeOf(response);
  // Redacted before anything is made of it: neither a part of a secret nor one in another case would be recognised.
  const shownType = () => redactor.text(contentTypeOf(response));
  if (!typesOf[format].test(type) && !tellsNothing.test(type)) {
    return { problem: `its content type is ${shorten(mediaTypeOf(shownType()))}` };
  }
  if (format === 'binary') return { kind: 'bytes' };
  if (content.problem !== undefined) return { problem: content.problem };
  const { text, isWhole } = decodeText(response, content.bytes);
  if (!isWhole) return { problem: `its text is not encoded as ${shorten(charsetOf(shownType()) ?? 'utf-8')}` };
  if (format === 'json') {
    if (body.kind === 'json' && body.problem === undefined) return { kind: 'json', json: body.json };
    return { problem: `it ${parseVendorJson(text).problem ?? 'cannot be parsed'}` };
  }
  if (format === 'text' || format === 'html') return { kind: 'text', text };
  const parsed = parseRows(text, format);
  return 'problem' in parsed ? parsed : { kind: 'rows', rows: parsed.rows };
}

/** Statuses that say that there is no body. */
const bodilessStatuses = new Set([204, 205]);

/**
 * What an empty body is: no rows, an empty text or file, or nothing where nothing more is documented. JSON that is
 * documented, asked for by a GET, or in which the vendor says that it succeeded cannot be empty: whoever took that for an
 * answer would take a lost one for "there is none".
 */
function readEmpty(
  { failures }: Connection['integration'],
  endpoint: CompiledEndpoint | undefined,
  status: number,
): DocumentedBody | { problem: string } {
  if (endpoint === undefined) return { kind: 'empty' };
  if (rowFormatOf(endpoint) !== undefined) return { kind: 'rows', rows: [] };
  if (bodilessStatuses.has(status)) return { kind: 'empty' };
  if (endpoint.answers === 'text' || endpoint.answers === 'html') return { kind: 'text', text: '' };
  if (endpoint.answers === 'binary') return { kind: 'empty' };
  const saysSuccess = endpoint.checkSuccess && failures.success?.required === true;
  const isDocumented = endpoint.returns !== undefined || endpoint.list !== undefined;
  return endpoint.verb === 'get' || isDocumented || saysSuccess ? { problem: 'it is empty' } : { kind: 'empty' };
}

/** A successful answer, as it was received and as it was read to be judged. */
export interface Success {
  endpoint: CompiledEndpoint | undefined;
  response: OutboundResponse;
  body: ReadBody;
  /** The body without its compression, and why that cannot be undone. */
  content: DecodedBody;
  /** True when making the call again changes nothing more; a write whose answer is garbled may be applied. */
  repeatable: boolean;
}

/**
 * The body of a success, read as what is documented: JSON, rows, or a text. The answer to an undeclared call is to be
 * what it says it is.
 *
 * @throws CrosswalkError `remote_invalid_response`, naming what was expected and what came, with a quote of the body
 * without secrets.
 */
export function readDocumented(
  { integration, secrets }: Pick<Connection, 'integration' | 'secrets'>,
  { endpoint, response, body, content, repeatable }: Success,
): DocumentedBody {
  const { status } = response;
  const isUnread = content.problem !== undefined;
  const format = endpoint?.answers ?? (isUnread || jsonType.test(typeOf(response)) ? 'json' : undefined);
  if (format === undefined) return body.kind === 'json' ? { kind: 'json', json: body.json } : body;
  const isEmpty = body.kind === 'empty' && !isUnread;
  const redactor = createRedactor(secrets);
  const read = isEmpty ? readEmpty(integration, endpoint, status) : readAs(format, response, body, content, redactor);
  if ('kind' in read) return read;
  throw new CrosswalkError(
    'remote_invalid_response',
    `${integration.label} answered ${status} with a body that should be ${names[format]}, but ${read.problem}.`,
    {
      retryable: repeatable,
      // Redacted before it is cut: a part of a secret would not be recognised.
      remote: {
        status,
        headers: {},
        body: redactor.text(decodeText(response, content.bytes).text).slice(0, longestQuote),
      },
    },
  );
}
