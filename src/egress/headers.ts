import { CrosswalkError } from '../errors/index.ts';
import type { HeaderList } from './types.ts';

const hopByHop = new Set(['connection', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade']);

/** What the sender of a request states itself: for the host it connects to, and for the way it sends. */
const ownedBySender = new Set(['host', 'expect']);

const fieldName = /^[\w!#$%&'*+.^`|~-]+$/;
const fieldValue = /^[\t\u0020-\u007e\u0080-\u00ff]*$/;

/** Values of `Connection` that name no other field, which nearly all are. */
const plainConnection = new Set(['keep-alive', 'close']);

function namedByConnection(headers: HeaderList): Set<string> | undefined {
  let named: Set<string> | undefined;
  for (const [name, value] of headers) {
    if (name.length !== 10 || name.toLowerCase() !== 'connection' || plainConnection.has(value)) continue;
    named ??= new Set();
    for (const token of value.split(',')) named.add(token.trim().toLowerCase());
  }
  return named;
}

/**
 * Leaves out the fields that concern one connection only (RFC 9110, section 7.6.1): `Connection` and every field it
 * names, `Keep-Alive`, `Proxy-*`, `TE`, `Trailer`, `Transfer-Encoding`, `Upgrade`. All others keep their order, and
 * fields that occur several times keep each of their values.
 */
export function withoutHopByHop(headers: HeaderList): HeaderList {
  return endToEnd(headers, () => true);
}

/** Of the fields that do not concern one connection only, those whose name, in lower case, is wanted. */
export function endToEnd(headers: HeaderList, isWanted: (name: string) => boolean): HeaderList {
  const named = namedByConnection(headers);
  return headers.filter(([name]) => {
    const lower = name.toLowerCase();
    return !hopByHop.has(lower) && !lower.startsWith('proxy-') && named?.has(lower) !== true && isWanted(lower);
  });
}

/**
 * The fields of a request as they go on the wire. The length is kept for a streamed body only, which cannot be measured;
 * the transport states that of every other.
 *
 * Throws `invalid_request` for a field with characters that would end it early, such as CR, LF or NUL.
 */
export function outgoingHeaders(headers: HeaderList, streamed: boolean): HeaderList {
  for (const [name, value] of headers) {
    if (!fieldName.test(name)) {
      throw new CrosswalkError('invalid_request', 'The name of a header field has characters that are not allowed.');
    }
    if (!fieldValue.test(value)) {
      throw new CrosswalkError('invalid_request', `The header field ${name} has characters that are not allowed.`);
    }
  }
  return endToEnd(headers, (name) => !ownedBySender.has(name) && (streamed || name !== 'content-length'));
}

/** The first value of a field, whatever the case of its name. */
export function headerValue(headers: HeaderList, name: string): string | undefined {
  for (const [candidate, value] of headers) {
    // The length decides nearly always, at a tenth of the cost.
    if (candidate.length === name.length && candidate.toLowerCase() === name) return value;
  }
  return undefined;
}
