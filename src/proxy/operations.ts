import { type Connection } from '../accounts/index.ts';
import { type OutboundResponse } from '../egress/index.ts';
import { type GivenArguments, toArguments } from './arguments.ts';
import { findEndpoint } from './find-endpoint.ts';
import { type Lister, type VendorListResult } from './list.ts';
import { checkLimit } from './page-limit.ts';
import { type Sender, type VendorAnswer } from './send.ts';

/** A call of a declared endpoint as the API and `crosswalk.api` make it. */
export interface ProxyRequest extends GivenArguments {
  resource: string;
  method: string;
  limit?: number | undefined;
  cursor?: string | undefined;
}

/** Calls of declared endpoints. They throw what finding the endpoint and making the call throw. */
export function createProxyOperations(sender: Sender, lister: Lister) {
  function prepare(connection: Connection, { resource, method, limit, cursor, ...given }: ProxyRequest) {
    checkLimit(limit);
    const endpoint = findEndpoint(connection, resource, method);
    return { endpoint, given: { ...toArguments(connection, endpoint, given), limit, cursor } };
  }

  return {
    /** A list in the envelope, with what the vendor's answer says beside it. */
    async list(connection: Connection, request: ProxyRequest): Promise<VendorListResult> {
      const { endpoint, given } = prepare(connection, request);
      const { answer, ...page } = await lister.list(connection, endpoint, given);
      const meta = answer.body.kind === 'json' ? endpoint.meta?.(answer.body.json) : undefined;
      return { ...page, ...(meta === undefined ? {} : { meta }) };
    },

    /** One answer as the vendor gave it, read as what is documented. */
    async call(connection: Connection, request: ProxyRequest): Promise<VendorAnswer> {
      const { endpoint, given } = prepare(connection, request);
      return sender.call(connection, endpoint, given);
    },

    /** A successful answer in the vendor's own bytes, of a list the page that the cursor names. */
    async raw(connection: Connection, request: ProxyRequest): Promise<VendorAnswer> {
      const { endpoint, given } = prepare(connection, request);
      const url = await lister.pageAddress(connection, endpoint, given);
      return sender.callAt(connection, endpoint, url, { ...given, raw: true });
    },

    /** Like `raw`, with a body that is still arriving: nothing of it is held. */
    async stream(connection: Connection, request: ProxyRequest): Promise<OutboundResponse> {
      const { endpoint, given } = prepare(connection, request);
      const url = await lister.pageAddress(connection, endpoint, given);
      return sender.streamAt(connection, endpoint, url, given);
    },
  };
}

export type ProxyOperations = ReturnType<typeof createProxyOperations>;
