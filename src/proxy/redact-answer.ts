import { type Connection } from '../accounts/index.ts';
import { createRedactor, isNamed, type OutboundResponse, type Redactor } from '../egress/index.ts';
import { type JsonValue } from '../mapping/index.ts';
import { type DocumentedBody, type ReadBody } from './body.ts';
import { charsetOf, contentTypeOf, decodeAs } from './decode-text.ts';
import { parseJson } from './json-text.ts';
import { codingOf, decompress, readShort } from './read-short.ts';
import { redactHeaders } from './redact-headers.ts';

/** Error bodies that are longer pass as they are: nobody explains an error in a megabyte. */
const longestRead = 1024 * 1024;

const encoder = new TextEncoder();

/** Header fields that state something of the body's bytes, the length not included. */
const ofBytes = new Set(['content-encoding', 'content-md5', 'digest', 'content-digest', 'repr-digest']);

/** Content types of what is no text, whatever is in it. All others may be text: many names are in use for it. */
const isNoText =
  /^(?:(?:image|audio|video|font)\/(?![^;]*\+xml)|application\/(?:pdf|zip|gzip|x-gzip|zstd|x-tar|x-7z-compressed)\s*(?:;|$))/i;

/** The form of UTF-16 that bytes begin as: by their byte order mark, or as ASCII in two bytes does. */
function utf16Of([first, second]: Uint8Array): string | undefined {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second !== undefined) ? 'utf-16be' : undefined;
}

/**
 * The bytes of a text without credentials, undefined where it holds none. In UTF-8 when they are of another character set:
 * the account's credentials may be spelled otherwise in it.
 */
function redactText(
  redactor: Redactor,
  contentType: string,
  bytes: Uint8Array,
): { bytes: Uint8Array; isRecoded: boolean } | undefined {
  const charset = utf16Of(bytes) ?? charsetOf(contentType) ?? 'utf-8';
  const text = /^utf-?8$/i.test(charset) ? undefined : decodeAs(charset, bytes, { fatal: false });
  const cleanText = text === undefined ? undefined : redactor.text(text);
  if (cleanText !== text && cleanText !== undefined) return { bytes: encoder.encode(cleanText), isRecoded: true };
  const clean = redactor.bytes(bytes);
  return clean === bytes ? undefined : { bytes: clean, isRecoded: false };
}

/** A content type of the same kind of text in UTF-8. */
function inUtf8(contentType: string): string {
  return charsetOf(contentType) === undefined
    ? `${contentType}; charset=utf-8`
    : contentType.replace(/(;\s*charset\s*=\s*)(?:"[^"]*"|[^\s;]*)/i, '$1utf-8');
}

/** True when a value can hold a secret that its text does not: CSV doubles quotes, and a number is written in many ways. */
const isRespelled = (secret: string): boolean => secret.includes('"') || String(Number(secret)) === secret;

/**
 * A body that was read, without the account's credentials. Its text is looked through once, and the values that were read
 * of it only where something is found, or where the text alone could not tell.
 *
 * @param body the body with its text, of which `documented` was read
 */
export function redactBody({ secrets }: Connection, body: ReadBody, documented: DocumentedBody): DocumentedBody {
  if (body.kind === 'empty') return documented;
  const redactor = createRedactor(secrets);
  if (!secrets.some(isRespelled) && redactor.text(body.text) === body.text) return documented;
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
 * Takes the account's credentials out of an answer that is handed on as it is: vendors echo requests. Header fields are
 * looked through always; bodies only of errors (400 and above) that may be text of at most a megabyte, plain or compressed
 * by gzip or deflate, in a character set that `TextDecoder` knows or that holds ASCII as it is. Everything else streams.
 * Where nothing is found every byte stays; where something is, a text in another character set becomes one in UTF-8, and
 * says so.
 */
export async function redactAnswer(connection: Connection, response: OutboundResponse): Promise<OutboundResponse> {
  const { status } = response;
  const headers = redactHeaders(connection, response.headers);
  const coding = codingOf(response.headers);
  const contentType = contentTypeOf(response);
  if (status < 400 || response.body === null || coding === undefined || isNoText.test(contentType)) {
    return { status, headers, body: response.body };
  }

  const body = response.body instanceof ReadableStream ? await readShort(response.body, longestRead) : response.body;
  if (body instanceof ReadableStream) return { status, headers, body };
  const content = coding === 'identity' ? body : await decompress(body, coding, longestRead);
  if (typeof content === 'string') return { status, headers, body };
  const clean = redactText(createRedactor(connection.secrets), contentType, content);
  if (clean === undefined) return { status, headers, body };
  const ofClean = headers
    .filter(([name]) => !ofBytes.has(name.toLowerCase()))
    .map(([name, value]) => {
      if (isNamed(name, 'content-length')) return [name, String(clean.bytes.length)] as const;
      return [name, clean.isRecoded && isNamed(name, 'content-type') ? inUtf8(value) : value] as const;
    });
  return { status, headers: ofClean, body: clean.bytes };
}
