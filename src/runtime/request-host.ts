import type { IncomingMessage } from 'node:http';
import { isNamed } from '../egress/index.ts';

/**
 * What is wrong with the `Host` of a request; undefined when nothing is. Whoever takes the first of two for another host
 * than the next server does is led astray, so that RFC 9112, section 3.2, wants them refused, and a request without any.
 *
 * @example
 * hostProblem({ rawHeaders: ['Host', 'a', 'host', 'a'], httpVersion: '1.1' }); // 'comes more than once'
 */
export function hostProblem({
  rawHeaders,
  httpVersion,
}: Pick<IncomingMessage, 'rawHeaders' | 'httpVersion'>): string | undefined {
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) if (isNamed(rawHeaders[at] ?? '', 'host')) hosts += 1;
  if (hosts > 1) return 'comes more than once';
  return hosts === 0 && httpVersion !== '1.0' ? 'is missing' : undefined;
}
