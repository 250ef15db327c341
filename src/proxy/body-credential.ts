import { type CompiledServer, type TemplateScope } from '../definitions/index.ts';
import { isJsonObject, type JsonValue } from '../mapping/index.ts';
import { tryDecodeUtf8 } from './caller-token.ts';
import { parseJsonObject } from './json-text.ts';

/** A JSON body with what the server wants in it besides a token. What the caller has put there stays. */
export function withBodyCredential(
  server: CompiledServer,
  fields: TemplateScope,
  body: JsonValue | undefined,
): JsonValue | undefined {
  const credential = server.bodyCredential(fields);
  return credential === undefined || !isJsonObject(body) ? body : { ...credential, ...body };
}

/** Like `withBodyCredential` for the bytes of a body, all of which are kept. Those that are no JSON in UTF-8 stay alone. */
export function insertBodyCredential(server: CompiledServer, fields: TemplateScope, bytes: Uint8Array): Uint8Array {
  const credential = server.bodyCredential(fields);
  if (credential === undefined) return bytes;
  const text = tryDecodeUtf8(bytes);
  const body = text === undefined ? undefined : parseJsonObject(text);
  if (text === undefined || body === undefined) return bytes;
  const missing = Object.entries(credential).filter(([name]) => body[name] === undefined);
  if (missing.length === 0) return bytes;
  const inserted = missing.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',');
  const start = text.indexOf('{') + 1;
  const comma = Object.keys(body).length === 0 ? '' : ',';
  return new TextEncoder().encode(`${text.slice(0, start)}${inserted}${comma}${text.slice(start)}`);
}
