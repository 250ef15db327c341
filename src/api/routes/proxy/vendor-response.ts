import { type HeaderList, type OutboundResponse } from '../../../egress/index.ts';
import { returnedHeaders } from '../../../proxy/index.ts';
import { type ApiContext } from '../../mount.ts';

/** Statuses that cannot have a body. */
const bodiless = new Set([101, 204, 205, 304]);

/** The headers of a request as a list. */
export function headersOf(context: ApiContext): HeaderList {
  return [...context.req.raw.headers];
}

/** The vendor's answer as it is, streamed. */
export function streamResponse(context: ApiContext, { status, headers, body }: OutboundResponse): Response {
  const returned = new Headers({ 'x-request-id': context.get('requestId'), 'x-crosswalk-answer': 'vendor' });
  for (const [name, value] of returnedHeaders(headers)) returned.append(name, value);
  const content = body instanceof Uint8Array ? new Uint8Array(body) : body;
  return new Response(bodiless.has(status) ? null : content, { status, headers: returned });
}
