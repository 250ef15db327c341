import { CrosswalkError } from '../errors/index.ts';
import { headerValue, isNamed } from './headers.ts';
import { createRedactor } from './redactor.ts';
import type { Body, HeaderList, OutboundResponse } from './types.ts';

/** One request of a call; a redirect leads to the next. */
export interface Hop {
  url: URL;
  method: string;
  /** Path and query in the bytes to send; absent: as the URL has them. */
  target?: string | undefined;
  headers: HeaderList;
  body: Body;
}

/** Statuses that ask for the same request again, in contrast to those after which a GET follows. */
const sameRequest = new Set([307, 308]);
const redirects = new Set([301, 302, 303, ...sameRequest]);

const ofBody = new Set([
  'content-type',
  'content-length',
  'content-encoding',
  'content-language',
  'content-location',
  'digest',
  'content-digest',
]);
const ofAccount = new Set(['authorization', 'cookie']);

function location(hop: Hop, response: OutboundResponse): URL | undefined {
  const value = redirects.has(response.status) ? headerValue(response.headers, 'location') : undefined;
  if (value === undefined || !URL.canParse(value, hop.url)) return undefined;
  return new URL(value, hop.url);
}

/**
 * The request that a redirect asks for, or undefined when the answer is to be handed back: it is no redirect, its
 * `Location` cannot be read, or it asks to repeat a body that was streamed and is gone.
 *
 * After 301, 302 and 303 the body is left out and the method becomes GET. To another origin, credentials are left out:
 * `Authorization`, cookies, and every field that holds a secret. A secret that cannot be left out, as it stands in the
 * new address or in the body to repeat, is `egress_refused`.
 */
export function nextHop(hop: Hop, response: OutboundResponse, secrets: readonly string[]): Hop | undefined {
  const url = location(hop, response);
  if (url === undefined) return undefined;
  const repeats = sameRequest.has(response.status);
  if (repeats && hop.body instanceof ReadableStream) return undefined;

  const body = repeats ? hop.body : null;
  const method = repeats || hop.method === 'HEAD' ? hop.method : 'GET';
  const kept = repeats ? hop.headers : hop.headers.filter(([name]) => !ofBody.has(name.toLowerCase()));
  if (url.origin === hop.url.origin) return { url, method, headers: kept, body };

  const redactor = createRedactor(secrets);
  const holdsSecret = (text: string) => redactor.text(text) !== text;
  if (holdsSecret(url.href) || (body instanceof Uint8Array && holdsSecret(new TextDecoder().decode(body)))) {
    throw new CrosswalkError(
      'egress_refused',
      `${hop.url.host} redirects to ${url.host}, which would hand that host a credential.`,
    );
  }
  const shown = kept.filter(([name, value]) => {
    // The redactor passes over very short secrets; a field too few does less harm than a credential in wrong hands.
    const exposes = holdsSecret(value) || secrets.some((secret) => secret !== '' && value.includes(secret));
    return !exposes && !ofAccount.has(name.toLowerCase());
  });
  const headers = shown.map((field) => (isNamed(field[0], 'host') ? ([field[0], url.host] as const) : field));
  return { url, method, headers, body };
}
