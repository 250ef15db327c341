import type { Socket } from 'node:net';
import { isNamed, type TransportRequest } from '../egress/index.ts';

/**
 * The one name under which undici gets all header fields, as values that it writes in their order. By itself it would
 * write `host` and `connection` first, the length last, and all three in lower case; and it would leave out a length of
 * 0, or add one, as it thinks best.
 */
const bundle = 'crosswalk-header-field';
const mark = `\r\n${bundle}: `;

const endOfHead = '\r\n\r\n';

/**
 * The header fields of a request as undici is to have them, so that `restoreHeads` finds them. A length goes along, by
 * which undici frames a body that streams and checks every other.
 *
 * @example
 * bundleFields({ url, headers: [['Accept', 'text/csv']], body: null });
 */
export function bundleFields({
  url,
  headers,
  body,
}: Pick<TransportRequest, 'url' | 'headers' | 'body'>): Record<string, string | string[]> {
  const fields: string[] = [];
  const lengths: string[] = [];
  let hasHost = false;
  for (const [name, value] of headers) {
    fields.push(`${name}: ${value}`);
    if (isNamed(name, 'host')) hasHost = true;
    else if (isNamed(name, 'content-length')) lengths.push(value);
  }
  if (!hasHost) fields.unshift(`host: ${url.host}`);
  // An empty line ends the head where the fields say how long the body is, and where there is none.
  if (lengths.length > 0 || body === null || (body instanceof Uint8Array && body.length === 0)) fields.push('');
  // Two lengths are none, which undici refuses.
  return lengths.length === 0 ? { [bundle]: fields } : { [bundle]: fields, 'content-length': lengths.join() };
}

/**
 * What undici wrote, with the header fields of the request in place of its own. Of those only the framing of a body whose
 * length the request does not tell is kept, and `connection: close`, when it is to close the connection.
 */
export function restoreHead(written: string): string {
  const at = written.indexOf(mark);
  // What is no head frames a chunk.
  if (at < 0) return written;
  const requestLine = written.slice(0, written.indexOf('\r\n'));
  const start = written.endsWith('connection: close', at) ? `${requestLine}\r\nconnection: close` : requestLine;
  const rest = written.slice(at).replaceAll(mark, '\r\n');
  const end = rest.indexOf(endOfHead) + endOfHead.length;
  // More after the head is what undici says of a length that is told, or that there is none to tell of.
  if (end >= endOfHead.length && end < rest.length) return start + rest.slice(0, end);
  if (/\r\n(?:transfer-encoding: chunked\r\n|content-length: [1-9]\d*\r\n\r\n)$/.test(rest)) return start + rest;
  // undici gives a stream that ends without a byte no chunks, but a length of 0 or no framing at all.
  return start + rest.replace(/(?:content-length: 0\r\n)?\r\n$/, 'transfer-encoding: chunked\r\n\r\n0\r\n\r\n');
}

/** Makes a connection that undici writes to send each head as its request has it. */
export function restoreHeads(socket: Socket): void {
  const write = socket.write.bind(socket);
  type Written = (error?: Error | null) => void;
  socket.write = (chunk: Uint8Array | string, encoding?: BufferEncoding | Written, written?: Written) => {
    const restored = typeof chunk === 'string' ? restoreHead(chunk) : chunk;
    return typeof encoding === 'function' ? write(restored, undefined, encoding) : write(restored, encoding, written);
  };
}
