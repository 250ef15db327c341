import { jsonText } from '../../mapping/index.ts';
import { type Authentication, type ServerSpec, type TokenPlace } from '../schema/index.ts';
import { type Settings } from '../switch.ts';
import { compileTemplate, placeholdersOf, type TemplateScope } from '../template.ts';

/** A vendor's server: where it is and how it wants its credential. */
export interface CompiledServer {
  readonly name: string;
  readonly label: string;
  readonly hosts: readonly string[];
  /** Connection fields without which no call can be made. */
  readonly credentialFields: readonly string[];
  readonly tokenPlaces: readonly CompiledTokenPlace[];
  /** Names of the OAuth 2.0 credentials that it takes. */
  readonly oauth2: readonly string[];
  /** The server's address for an account's settings; undefined when the setting that chooses it is missing. */
  address(settings: Settings): string | undefined;
  /** The header that carries the credential, or undefined when the server wants none. */
  credential(fields: TemplateScope): readonly [name: string, value: string] | undefined;
  /** Headers of every request, the credential not included. */
  headers(fields: TemplateScope): (readonly [name: string, value: string])[];
  /** What JSON bodies must have besides a token; undefined when the header says all of it. */
  bodyCredential(fields: TemplateScope): Readonly<Record<string, string>> | undefined;
}

/** A place besides the header where a caller's token may stand, and what replaces it there. */
export type CompiledTokenPlace =
  | { readonly in: 'header'; readonly name: string }
  | { readonly in: 'basic' }
  | { readonly in: 'query' | 'body'; readonly name: string; replacement(fields: TemplateScope): string | undefined };

/** Base64 of UTF-8 text, as Basic authentication wants it. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

function text(template: string): (scope: TemplateScope) => string | undefined {
  const fill = compileTemplate(template);
  return (scope) => {
    const value = fill(scope);
    return value === undefined || value === null ? undefined : jsonText(value);
  };
}

function compileCredential(authentication: Authentication): Pick<CompiledServer, 'credential' | 'credentialFields'> {
  if ('none' in authentication) return { credentialFields: [], credential: () => undefined };
  if ('bearer' in authentication) {
    const token = text(authentication.bearer);
    return {
      credentialFields: placeholdersOf(authentication.bearer),
      credential: (fields) => ['authorization', `Bearer ${token(fields) ?? ''}`],
    };
  }
  if ('header' in authentication) {
    const { name, value } = authentication.header;
    const fill = text(value);
    return {
      credentialFields: placeholdersOf(value),
      credential: (fields) => [name.toLowerCase(), fill(fields) ?? ''],
    };
  }
  const { username, password } = authentication.basic;
  const user = text(username);
  const secret = text(password);
  return {
    credentialFields: [...new Set([...placeholdersOf(username), ...placeholdersOf(password)])],
    credential: (fields) => ['authorization', `Basic ${base64(`${user(fields) ?? ''}:${secret(fields) ?? ''}`)}`],
  };
}

function compileHeaders(headers: ServerSpec['headers']): CompiledServer['headers'] {
  const filled = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), text(value)] as const);
  return (fields) => filled.map(([name, fill]) => [name, fill(fields) ?? ''] as const);
}

function compileTokenPlace(place: TokenPlace): CompiledTokenPlace {
  if ('header' in place) return { in: 'header', name: place.header.toLowerCase() };
  if ('basic' in place) return { in: 'basic' };
  return 'query' in place
    ? { in: 'query', name: place.query, replacement: text(place.value) }
    : { in: 'body', name: place.body, replacement: text(place.value) };
}

function compileAddress(url: ServerSpec['url']): CompiledServer['address'] {
  if (typeof url === 'string') return () => url;
  const addresses = new Map(Object.entries(url.is));
  return (settings) => {
    const setting = settings[url.by];
    if (setting === undefined) return undefined;
    // A field that accepts an address (`or_url`) holds one that was checked against `hosts` when it was stored.
    return addresses.get(setting) ?? (setting.startsWith('https://') ? setting : undefined);
  };
}

/** A token that is sent in place of the credential of the server by accounts that have one. */
function compileToken({ oauth2 }: ServerSpec, credential: CompiledServer['credential']) {
  if (oauth2 === undefined) return { credential, bodyCredential: () => undefined };
  const body = Object.entries(oauth2.body).map(([name, value]) => ({ name, fill: text(value) }));
  return {
    credential: (fields: TemplateScope) => {
      const token = fields[oauth2.credential];
      return typeof token === 'string' ? (['authorization', `Bearer ${token}`] as const) : credential(fields);
    },
    bodyCredential: (fields: TemplateScope) =>
      fields[oauth2.credential] === undefined || body.length === 0
        ? undefined
        : Object.fromEntries(body.map(({ name, fill }) => [name, fill(fields) ?? ''])),
  };
}

/** @param tokenNames names of the integration's OAuth 2.0 credentials */
export function compileServer(name: string, spec: ServerSpec, tokenNames: readonly string[] = []): CompiledServer {
  const { credential, credentialFields } = compileCredential(spec.authentication);
  const named = [...credentialFields, ...(spec.oauth2 === undefined ? [] : [spec.oauth2.credential])];
  const headerFields = Object.values(spec.headers).flatMap(placeholdersOf);
  return Object.freeze({
    name,
    label: spec.label ?? name,
    hosts: Object.freeze([...spec.hosts]),
    tokenPlaces: spec.token_in.map(compileTokenPlace),
    oauth2: named.filter((field) => tokenNames.includes(field)),
    address: compileAddress(spec.url),
    ...compileToken(spec, credential),
    credentialFields: [...new Set([...credentialFields, ...headerFields])],
    headers: compileHeaders(spec.headers),
  });
}
