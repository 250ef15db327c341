import { CrosswalkError } from '../errors/index.ts';
import type { Body, HeaderList } from './types.ts';

const hopByHop = new Set(['connection', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade']);

const fieldName = /^[\w!#$%&'*+.^`|~-]+$/;
const fieldValue = /^[\t\u0020-\u007e\u0080-\u00ff]*$/;

/** Values of `Connection` that name no other field, which nearly all are. */
const plainConnection = new Set(['keep-alive', 'close']);

function namedByConnection(headers: HeaderList): Set<string> | undefined {
  let named: Set<string> | undefined;
  for (const [name, value] of headers) {
    if (!isNamed(name, 'connection') || plainConnection.has(value)) continue;
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

function isEndToEnd(lower: string, named: Set<string> | undefined): boolean {
  return !hopByHop.has(lower) && !lower.startsWith('proxy-') && named?.has(lower) !== true;
}

/** Of the fields that do not concern one connection only, those whose name, in lower case, is wanted. */
export function endToEnd(headers: HeaderList, isWanted: (name: string) => boolean): HeaderList {
  const named = namedByConnection(headers);
  return headers.filter(([name]) => {
    const lower = name.toLowerCase();
    return isEndToEnd(lower, named) && isWanted(lower);
  });
}

function checkField(name: string, value: string): void {
  if (!fieldName.test(name)) {
    throw new CrosswalkError('invalid_request', 'The name of a header field has characters that are not allowed.');
  }
  if (!fieldValue.test(value)) {
    throw new CrosswalkError('invalid_request', `The header field ${name} has characters that are not allowed.`);
  }
}

/**
 * The fields of a request as they go on the wire, each where it stands and as it is spelt. `Host` names the host that is
 * called, and `Content-Length` the length of the body, unless that streams and cannot be measured. `Expect` is left out:
 * nobody waits for the answer to it.
 *
 * Throws `invalid_request` for a field with characters that would end it early, such as CR, LF or NUL, and for a second
 * `Host`.
 */
export function outgoingHeaders(headers: HeaderList, { host }: URL, body: Body): HeaderList {
  const named = namedByConnection(headers);
  const outgoing: (readonly [string, string])[] = [];
  let hasHost = false;
  for (const field of headers) {
    const [name, value] = field;
    checkField(name, value);
    const lower = name.toLowerCase();
    if (lower === 'expect' || !isEndToEnd(lower, named)) continue;
    if (lower === 'host') {
      if (hasHost) throw new CrosswalkError('invalid_request', 'The header field Host comes more than once.');
      hasHost = true;
      outgoing.push([name, host]);
    } else if (lower === 'content-length' && !(body instanceof ReadableStream)) {
      outgoing.push([name, String(body?.length ?? 0)]);
    } else outgoing.push(field);
  }
  return outgoing;
}

/**
 * The codings of a body on its connection that nobody here undoes, as the fields name them; undefined when there are none.
 * They would be lost with the field that names them.
 */
export function unknownTransferCoding(headers: HeaderList): string | undefined {
  const codings = headers.flatMap(([name, value]) => (isNamed(name, 'transfer-encoding') ? [value.trim()] : []));
  const named = codings.join(', ');
  return codings.length === 0 || named.toLowerCase() === 'chunked' ? undefined : named;
}

/** True for the name of a field, given in lower case, whatever the case it is spelt in. */
export function isNamed(spelt: string, name: string): boolean {
  // The length decides nearly always, at a tenth of the cost.
  return spelt.length === name.length && spelt.toLowerCase() === name;
}

/** The first value of a field, whatever the case of its name. */
export function headerValue(headers: HeaderList, name: string): string | undefined {
  for (const [candidate, value] of headers) if (isNamed(candidate, name)) return value;
  return undefined;
}
