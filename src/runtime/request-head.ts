import type { Socket } from 'node:net';
import { isNamed, type TransportRequest } from '../egress/index.ts';

/**
 * The one header field that undici gets, and writes after its own. By itself it would write `host` and `connection` first,
 * the length last, and all three in lower case; and it would leave out a length of 0, or add one, as it thinks best.
 */
const bundle = 'crosswalk-head';
const mark = `\r\n${bundle}: `;

/** How undici writes a head with that field. In Base64 nothing of the fields within can be taken for what stands around. */
const written =
  /^(?<requestLine>[A-Z]+ [^ \r\n]+ HTTP\/1\.1)\r\nhost: [^\r\n]*\r\nconnection: (?<connection>keep-alive|close)\r\ncrosswalk-head: (?<framing>told|untold)\.(?<fields>[\w+/]*={0,2})\r\n(?:(?:content-length: (?<length>\d+)\r\n)?\r\n|(?<chunked>transfer-encoding: chunked\r\n))$/;

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
}: Pick<TransportRequest, 'url' | 'headers' | 'body'>): Record<string, string> {
  let fields = '';
  const lengths: string[] = [];
  let hasHost = false;
  for (const [name, value] of headers) {
    fields += `\r\n${name}: ${value}`;
    if (isNamed(name, 'host')) hasHost = true;
    else if (isNamed(name, 'content-length')) lengths.push(value);
  }
  if (!hasHost) fields = `\r\nhost: ${url.host}${fields}`;
  const isBodiless = body === null || (body instanceof Uint8Array && body.length === 0);
  // The fields tell how long the body is, or there is none of which to tell.
  const framing = lengths.length > 0 || isBodiless ? 'told' : 'untold';
  const bundled = { [bundle]: `${framing}.${Buffer.from(fields, 'latin1').toString('base64')}` };
  // Two lengths are none, which undici refuses.
  return lengths.length === 0 ? bundled : { ...bundled, 'content-length': lengths.join() };
}

/**
 * What undici wrote, with the header fields of the request in place of its own. Of those only the framing of a body whose
 * length the request does not tell is kept, and `connection: close`, when it is to close the connection.
 *
 * @throws Error when undici writes a head in another way than is known; nothing has gone out then.
 */
export function restoreHead(text: string): string {
  // What is no head frames a chunk.
  if (!text.includes(mark)) return text;
  const { requestLine, connection, framing, fields = '', length, chunked } = written.exec(text)?.groups ?? {};
  if (requestLine === undefined || (framing === 'told' && chunked !== undefined)) {
    throw new Error('undici wrote the head of a request in a way that is not known here.');
  }
  const closing = connection === 'close' ? '\r\nconnection: close' : '';
  const head = requestLine + closing + Buffer.from(fields, 'base64').toString('latin1');
  if (framing === 'told') return `${head}\r\n\r\n`;
  if (chunked !== undefined) return `${head}\r\n${chunked}`;
  // undici gives a stream that ends without a byte no chunks, but a length of 0 or no framing at all.
  if (length === undefined || length === '0') return `${head}\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`;
  return `${head}\r\ncontent-length: ${length}\r\n\r\n`;
}

/** Makes a connection that undici writes to send each head as its request has it. */
export function restoreHeads(socket: Socket): void {
  const write = socket.write.bind(socket);
  type Written = (error?: Error | null) => void;
  socket.write = (chunk: Uint8Array | string, encoding?: BufferEncoding | Written, done?: Written) => {
    const restored = typeof chunk === 'string' ? restoreHead(chunk) : chunk;
    return typeof encoding === 'function' ? write(restored, undefined, encoding) : write(restored, encoding, done);
  };
}
