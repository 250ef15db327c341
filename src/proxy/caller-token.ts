import { type CompiledServer, type TemplateScope } from '../definitions/index.ts';
import { type HeaderList, isNamed } from '../egress/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { type GivenArguments } from './arguments.ts';
import { topLevelTexts } from './json-text.ts';
import { createTokenFinder, type TokenFinder } from './token-finder.ts';

/** A part of a request without the caller's token. */
export interface Cleared<Part> {
  part: Part;
  /** True when the token stood where the vendor takes its credential, and that stands there now. */
  isReplaced: boolean;
}

/** @throws CrosswalkError `invalid_request` always */
export function refuseToken(where: string): never {
  throw new CrosswalkError(
    'invalid_request',
    `The ${where} holds the Crosswalk token in a place where the vendor takes no credential. Send the token in "Authorization: Bearer <token>".`,
  );
}

/** A text without percent-encoding; itself when it has none or a broken one. */
export function tryDecode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch (error) {
    // A vendor may take what is no percent-encoding; only its own name and value are of interest here.
    if (error instanceof URIError) return text;
    throw error;
  }
}

/** The parameters of a query as they stand in it, with names and values decoded. */
export function* rawParameters(search: string): Generator<{ raw: string; name: string; value: string }> {
  if (search === '') return;
  for (const raw of search.split('&')) {
    const equals = raw.indexOf('=');
    const name = tryDecode(equals < 0 ? raw : raw.slice(0, equals));
    yield { raw, name, value: equals < 0 ? '' : tryDecode(raw.slice(equals + 1)) };
  }
}

/** Basic user name in an Authorization header; undefined when it is something else. */
export function basicUser(authorization: string): string | undefined {
  const encoded = /^basic\s+([\w+/=-]+)\s*$/i.exec(authorization)?.[1];
  if (encoded === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
    return new TextDecoder().decode(bytes).split(':', 1)[0];
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

/** True when the server takes its credential in either of these headers alike. */
function areAlike({ tokenPlaces }: CompiledServer, spelt: string, name: string): boolean {
  const isPlace = (sought: string) => tokenPlaces.some((place) => place.in === 'header' && place.name === sought);
  return isPlace(name) && isPlace(spelt.toLowerCase());
}

/**
 * Puts the credential where the token stands, under the name that the caller gave that header when the vendor takes it
 * there, and else under the vendor's own. A header of the credential's name goes first, whatever it holds; every other in
 * which the token stands is taken out. Without the token nothing changes.
 */
export function clearHeaders(
  server: CompiledServer,
  fields: TemplateScope,
  headers: HeaderList,
  finder: TokenFinder,
): Cleared<HeaderList> {
  const holdsToken = ([name, value]: HeaderList[number]) => finder.isIn(value) || finder.isIn(name);
  const first = headers.findIndex(holdsToken);
  if (first < 0) return { part: headers, isReplaced: false };
  const credential = server.credential(fields);
  if (credential === undefined) return { part: headers.filter((header) => !holdsToken(header)), isReplaced: true };
  const [name, value] = credential;
  const own = headers.findIndex(([spelt]) => isNamed(spelt, name));
  const place = own < 0 ? first : own;
  const part: (readonly [string, string])[] = [];
  for (const [at, header] of headers.entries()) {
    const [spelt] = header;
    if (at === place) part.push([isNamed(spelt, name) || areAlike(server, spelt, name) ? spelt : name, value]);
    else if (!isNamed(spelt, name) && (at < first || !holdsToken(header))) part.push(header);
  }
  return { part, isReplaced: true };
}

/**
 * Puts the credential where the token is the value of a parameter of the vendor's, takes out a parameter of that value
 * that means nothing to it, and keeps everything else byte for byte.
 *
 * @param target path and query
 * @throws CrosswalkError `invalid_request` when the token stands anywhere else.
 */
export function clearTarget(
  server: CompiledServer,
  fields: TemplateScope,
  target: string,
  finder: TokenFinder,
): Cleared<string> {
  const question = target.indexOf('?');
  if (question < 0) return finder.isIn(target) ? refuseToken('path') : { part: target, isReplaced: false };
  let isReplaced = false;
  const kept: string[] = [];
  let isWhole = true;
  for (const { raw, name, value } of rawParameters(target.slice(question + 1))) {
    if (value !== finder.token) {
      kept.push(raw);
      continue;
    }
    isWhole = false;
    const place = server.tokenPlaces.find((candidate) => candidate.in === 'query' && candidate.name === name);
    const credential = place?.in === 'query' ? place.replacement(fields) : undefined;
    if (credential === undefined) continue;
    isReplaced = true;
    kept.push(`${name}=${encodeURIComponent(credential)}`);
  }
  const path = target.slice(0, question);
  const part = isWhole ? target : kept.length === 0 ? path : `${path}?${kept.join('&')}`;
  return finder.isIn(part) ? refuseToken('address') : { part, isReplaced };
}

/**
 * Puts the credential where the token is the value of a property of the JSON object in the body, whatever type the body
 * is said to have, and keeps all other bytes. Deeper down nothing is replaced: the credential would become data that can be read back.
 *
 * @throws CrosswalkError `invalid_request` when the token stands anywhere else.
 */
export function clearBody(
  server: CompiledServer,
  fields: TemplateScope,
  bytes: Uint8Array,
  finder: TokenFinder,
): Cleared<Uint8Array> {
  const cleared = replaceInJson(server, fields, bytes, finder);
  return finder.isIn(cleared.part) ? refuseToken('body') : cleared;
}

function replaceInJson(
  server: CompiledServer,
  fields: TemplateScope,
  bytes: Uint8Array,
  { token }: TokenFinder,
): Cleared<Uint8Array> {
  const mayBeReplaced = server.tokenPlaces.some((place) => place.in === 'body');
  const text = mayBeReplaced ? tryDecodeUtf8(bytes) : undefined;
  if (text === undefined) return { part: bytes, isReplaced: false };
  let written = '';
  let copied = 0;
  for (const { name, value, start, end } of topLevelTexts(text)) {
    if (value !== token) continue;
    const place = server.tokenPlaces.find((candidate) => candidate.in === 'body' && candidate.name === name);
    const credential = place?.in === 'body' ? place.replacement(fields) : undefined;
    if (credential === undefined) continue;
    written += text.slice(copied, start) + JSON.stringify(credential);
    copied = end;
  }
  return copied === 0
    ? { part: bytes, isReplaced: false }
    : { part: new TextEncoder().encode(written + text.slice(copied)), isReplaced: true };
}

/**
 * Checks the parameters and the body of a declared call, which has no place for a token of the caller's.
 *
 * @throws CrosswalkError `invalid_request` when it stands in one of them.
 */
export function refuseTokenIn({ id, query, asWritten, body }: GivenArguments, token: string): void {
  const finder = createTokenFinder(token);
  if (finder.isIn(JSON.stringify([id, query, asWritten]))) refuseToken('address');
  if (body === undefined) return;
  // Text goes out as it is: quoting it would hide escapes that the vendor may read.
  if (finder.isIn(typeof body === 'string' ? body : JSON.stringify(body))) refuseToken('body');
}

/** Text that encodes to the same bytes again; undefined when there is none. */
export function tryDecodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
