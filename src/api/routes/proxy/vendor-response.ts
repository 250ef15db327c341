import { abandonBody, type HeaderList, headerValue, type OutboundResponse } from '../../../egress/index.ts';
import { returnedHeaders } from '../../../proxy/index.ts';
import { noteArriving } from '../../arriving.ts';
import { type ApiContext } from '../../mount.ts';

/** Statuses that cannot have a body. */
const bodiless = new Set([101, 204, 205, 304]);

/** The header fields of a vendor's answer, and ours. Its own request id, where it sends one, stays beside ours. */
export function vendorHeaders(headers: HeaderList, requestId: string): HeaderList {
  const returned = returnedHeaders(headers);
  const ours: [string, string][] = [
    ['x-crosswalk-answer', 'vendor'],
    ['x-crosswalk-request-id', requestId],
  ];
  if (headerValue(returned, 'x-request-id') === undefined) ours.push(['x-request-id', requestId]);
  return [...returned, ...ours];
}

/** JSON under a vendor's status; nothing where an answer of that status cannot have a body. */
export function jsonResponse(content: unknown, init: { status: number; headers: Record<string, string> }): Response {
  return bodiless.has(init.status) ? new Response(null, init) : Response.json(content, init);
}

/** The vendor's answer as it is, streamed. */
export function streamResponse(context: ApiContext, { status, headers, body }: OutboundResponse): Response {
  const returned = new Headers();
  for (const [name, value] of vendorHeaders(headers, context.get('requestId'))) returned.append(name, value);
  if (bodiless.has(status)) {
    abandonBody(body, new Error('The answer can have no body.'));
    return new Response(null, { status, headers: returned });
  }
  if (body instanceof ReadableStream) return noteArriving(new Response(body, { status, headers: returned }));
  return new Response(body && new Uint8Array(body), { status, headers: returned });
}
