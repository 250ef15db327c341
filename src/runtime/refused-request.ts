import type { ServerResponse } from 'node:http';
import { chooseRequestId } from '../api/index.ts';
import type { CrosswalkError } from '../errors/index.ts';

/** The answer to a request that never reached the routes, in the form of all other errors. */
export interface RefusedRequest {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Puts an error into the form of an answer. Takes over the caller's request id when it is a plain one. */
export function refusedRequest(error: CrosswalkError, givenId?: string | string[]): RefusedRequest {
  const requestId = chooseRequestId(typeof givenId === 'string' ? givenId : undefined);
  const body = JSON.stringify(error.toBody(requestId));
  return {
    status: error.status,
    headers: {
      'content-type': 'application/json',
      'content-length': String(new TextEncoder().encode(body).length),
      'x-request-id': requestId,
      connection: 'close',
    },
    body,
  };
}

/** Answers a request that never reached the routes, and closes its connection: its body may never be read. */
export function refuseRequest(outgoing: ServerResponse, error: CrosswalkError): void {
  const { status, headers, body } = refusedRequest(error, outgoing.req.headers['x-request-id']);
  outgoing.writeHead(status, headers).end(body);
}
