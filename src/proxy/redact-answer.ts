import { type Connection } from '../accounts/index.ts';
import { createRedactor, headerValue, type HeaderList, isNamed, type OutboundResponse } from '../egress/index.ts';
import { type JsonValue } from '../mapping/index.ts';
import { type DocumentedBody, type ReadBody } from './body.ts';
import { parseJson } from './json-text.ts';
import { codingOf, decompress, readShort } from './read-short.ts';

/** Error bodies that are longer pass as they are: nobody explains an error in a megabyte. */
const longestRead = 1024 * 1024;

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Header fields that state something of the body's bytes, the length not included. */
const ofBytes = new Set(['content-encoding', 'content-md5', 'digest', 'content-digest', 'repr-digest']);

function isText(headers: HeaderList): boolean {
  const type = headerValue(headers, 'content-type') ?? '';
  return type === '' || /^text\/|json|xml|html|javascript|urlencoded/i.test(type);
}

/** Header fields without the account's credentials. */
export function redactHeaders({ secrets }: Connection, headers: HeaderList): HeaderList {
  const redactor = createRedactor(secrets);
  return headers.map(([name, value]) => [name, redactor.text(value)] as const);
}

/**
 * A body that was read, without the account's credentials. Its text is looked through once, and the values that were read
 * of it only where something is found.
 *
 * @param body the body with its text, of which `documented` was read
 */
export function redactBody({ secrets }: Connection, body: ReadBody, documented: DocumentedBody): DocumentedBody {
  if (body.kind === 'empty') return documented;
  const redactor = createRedactor(secrets);
  if (redactor.text(body.text) === body.text) return documented;
  const withoutSecrets = (value: JsonValue) => parseJson(JSON.stringify(redactor.value(value))) ?? null;
  switch (documented.kind) {
    case 'json':
      return { kind: 'json', json: withoutSecrets(documented.json) };
    case 'rows':
      return { kind: 'rows', rows: documented.rows.map(withoutSecrets) };
    case 'text':
      return { kind: 'text', text: redactor.text(documented.text) };
    case 'empty':
    case 'bytes':
      return documented;
  }
}

/**
 * Takes the account's credentials out of an answer that is handed on as it is: vendors echo requests. Header values are
 * looked through always; bodies only of errors (400 and above) that are text of at most a megabyte, plain or compressed
 * by gzip or deflate. Everything else streams, and where nothing is found every byte stays.
 */
export async function redactAnswer(connection: Connection, response: OutboundResponse): Promise<OutboundResponse> {
  const { status } = response;
  const headers = redactHeaders(connection, response.headers);
  const coding = codingOf(headers);
  if (status < 400 || response.body === null || coding === undefined || !isText(headers)) {
    return { status, headers, body: response.body };
  }

  const body = response.body instanceof ReadableStream ? await readShort(response.body, longestRead) : response.body;
  if (body instanceof ReadableStream) return { status, headers, body };
  const content = coding === 'identity' ? body : await decompress(body, coding, longestRead);
  if (typeof content === 'string') return { status, headers, body };
  const text = decoder.decode(content);
  const clean = createRedactor(connection.secrets).text(text);
  if (clean === text) return { status, headers, body };
  const bytes = encoder.encode(clean);
  const ofClean = headers
    .filter(([name]) => !ofBytes.has(name.toLowerCase()))
    .map((field) => (isNamed(field[0], 'content-length') ? ([field[0], String(bytes.length)] as const) : field));
  return { status, headers: ofClean, body: bytes };
}
