import { endToEnd, type HeaderList } from '../egress/index.ts';

/** Headers that tell of the caller, of Crosswalk, or of the way in between; a vendor must see none of them. */
const neverForwarded = new Set(['cookie', 'forwarded', 'via', 'x-real-ip', 'true-client-ip']);
const neverForwardedFamilies = /^(?:x-forwarded-|cf-|truto-)/;

/** Headers of an answer that would act on Crosswalk's own origin, or on the connection, or pass for Crosswalk's own. */
const neverReturned = new Set([
  'set-cookie',
  'set-cookie2',
  'strict-transport-security',
  'alt-svc',
  'clear-site-data',
  'public-key-pins',
  'x-crosswalk-answer',
  'x-crosswalk-request-id',
]);
/** Which pages of other origins may call, and read what is answered. */
const crossOriginFamily = 'access-control-';

/**
 * Headers of a caller's request that are the vendor's business, and the place of `Host`, whose value egress sets. Those of
 * the connection go here already, before the credential is added, so that a caller's `Connection: authorization` cannot
 * take that away.
 */
export function forwardedHeaders(headers: HeaderList): HeaderList {
  return endToEnd(headers, (name) => !neverForwarded.has(name) && !neverForwardedFamilies.test(name));
}

/** Headers of a vendor's answer that may be handed to the caller. */
export function returnedHeaders(headers: HeaderList): HeaderList {
  return headers.filter(([name]) => {
    const lower = name.toLowerCase();
    return !neverReturned.has(lower) && !lower.startsWith(crossOriginFamily);
  });
}
