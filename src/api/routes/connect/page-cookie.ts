import { generateCookie, getCookie } from 'hono/cookie';
import { CrosswalkError } from '../../../errors/index.ts';
import { type ApiContext } from '../../mount.ts';
import { connectPath } from './paths.ts';

const prefix = 'cw_';
/** Names of the cookies of these pages, among those that others may set on the same host. */
const ours = /^cw_(?:connect|mapping)_/;
/** Bytes of a cookie, its attributes included, that every browser keeps. */
const largestCookie = 4096;
/** Bytes of all cookies of the pages: servers take about as much in one header, two of the largest are in it. */
const mostCookies = 8000;

function isSafeOrigin({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}

/** A cookie of the connect pages, if the browser sent it. */
export function readPageCookie(context: ApiContext, name: string): string | undefined {
  return getCookie(context, prefix + name);
}

/** A page in a frame of another site is given a cookie only as a partitioned one of a secure origin. */
function cookieFor(context: ApiContext, name: string, value: string, maxAge: number): string {
  const isSafe = isSafeOrigin(new URL(context.get('services').visitedUrl(context.req.raw)));
  return generateCookie(name, value, {
    path: connectPath(context),
    httpOnly: true,
    maxAge,
    ...(isSafe ? { secure: true, sameSite: 'None', partitioned: true } : { sameSite: 'Lax' }),
  });
}

const sent = (name: string, value: string) => `${name}=${value}; `.length;

/** Names of the cookies for which there is no room beside a new one: the oldest, which browsers send first. */
function* withoutRoom(context: ApiContext, name: string, value: string): Generator<string, void, undefined> {
  let room = mostCookies - sent(name, value);
  for (const [other, text] of Object.entries(getCookie(context)).toReversed()) {
    if (other === name || !ours.test(other)) continue;
    room -= sent(other, text);
    if (room < 0) yield other;
  }
}

/**
 * Sets a cookie for the connect pages, and has the browser forget the oldest ones when all together would be more than servers
 * take. Plain http, which only a trial uses, gets cookies that work outside frames.
 *
 * @param maxAge seconds
 * @throws CrosswalkError `invalid_request` when browsers would drop it without a word
 */
export function setPageCookie(context: ApiContext, name: string, value: string, maxAge: number): void {
  const full = prefix + name;
  const cookie = cookieFor(context, full, value, maxAge);
  if (cookie.length > largestCookie) {
    const message = `This visit needs a cookie of ${cookie.length} bytes, and browsers keep none of more than ${largestCookie}. Name fewer origins when the token is made, or less in the address of the page.`;
    throw new CrosswalkError('invalid_request', message);
  }
  for (const other of withoutRoom(context, full, value)) {
    context.header('Set-Cookie', cookieFor(context, other, '', 0), { append: true });
  }
  context.header('Set-Cookie', cookie, { append: true });
}
