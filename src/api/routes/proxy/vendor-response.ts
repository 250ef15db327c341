import { type OutboundResponse } from '../../../egress/index.ts';
import { returnedHeaders } from '../../../proxy/index.ts';
import { type ApiContext } from '../../mount.ts';

/** Statuses that cannot have a body. */
const bodiless = new Set([101, 204, 205, 304]);

/** The vendor's answer as it is, streamed. Its own request id, where it sends one, stays beside ours. */
export function streamResponse(context: ApiContext, { status, headers, body }: OutboundResponse): Response {
  const requestId = context.get('requestId');
  const returned = new Headers({ 'x-crosswalk-answer': 'vendor', 'x-crosswalk-request-id': requestId });
  for (const [name, value] of returnedHeaders(headers)) returned.append(name, value);
  if (!returned.has('x-request-id')) returned.set('x-request-id', requestId);
  const content = body instanceof Uint8Array ? new Uint8Array(body) : body;
  return new Response(bodiless.has(status) ? null : content, { status, headers: returned });
}
