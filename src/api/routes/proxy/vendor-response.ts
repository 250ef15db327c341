import { type HeaderList, headerValue, type OutboundResponse } from '../../../egress/index.ts';
import { returnedHeaders } from '../../../proxy/index.ts';
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

/** The vendor's answer as it is, streamed. */
export function streamResponse(context: ApiContext, { status, headers, body }: OutboundResponse): Response {
  const returned = new Headers();
  for (const [name, value] of vendorHeaders(headers, context.get('requestId'))) returned.append(name, value);
  const content = body instanceof Uint8Array ? new Uint8Array(body) : body;
  return new Response(bodiless.has(status) ? null : content, { status, headers: returned });
}
