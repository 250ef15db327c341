import type { Clock } from '../clock.ts';
import { CrosswalkError, shorten } from '../errors/index.ts';
import type { EgressAllow } from './allow.ts';
import { type Call, startCall } from './call.ts';
import { outgoingHeaders, unknownTransferCoding, withoutHopByHop } from './headers.ts';
import { createHostPolicy } from './host-policy.ts';
import { createRedactor } from './redactor.ts';
import { abandonBody, relay } from './stream.ts';
import type {
  Body,
  Egress,
  OutboundRequest,
  OutboundResponse,
  Timeouts,
  Transport,
  TransportRequest,
} from './types.ts';

export interface EgressOptions {
  network: Transport;
  /** Serves accounts of the sandbox; absent: the sandbox is switched off. */
  sandbox?: Transport;
  clock: Clock;
  /** Exceptions of the operator, from `parseEgressAllow`; default none. */
  allow?: EgressAllow;
  timeouts?: Partial<Timeouts>;
}

const defaultTimeouts: Timeouts = { connect: 10_000, headers: 60_000, idle: 60_000, total: 300_000 };

/** What an answer has that cannot be handed on; undefined for nearly all. */
function oddityOf({ status, headers }: OutboundResponse, secrets: readonly string[]): string | undefined {
  if (status < 200 || status > 599) return `the status ${status}, which HTTP does not know`;
  const coding = unknownTransferCoding(headers);
  if (coding === undefined) return undefined;
  const shown = shorten(createRedactor(secrets).text(coding));
  return `a body in the transfer coding ${shown}, which nobody asked for`;
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** What of a request goes on the wire; checked. */
function wireRequest({ method, url, target, headers, body }: OutboundRequest) {
  if (!methods.has(method)) {
    throw new CrosswalkError('invalid_request', `The method must be one of ${[...methods].join(', ')}.`);
  }
  const content = body instanceof Uint8Array && body.length === 0 ? null : body;
  if (content !== null && (method === 'GET' || method === 'HEAD')) {
    throw new CrosswalkError('invalid_request', `A ${method} request cannot have a body.`);
  }
  return { method, url, target, headers: outgoingHeaders(headers, url, content), body: content };
}

/**
 * The request's body, watched: the vendor's time to answer runs from the last chunk on, and the failure of a stream that
 * the caller gave is the caller's.
 */
function upload(body: Body, call: Call): Body {
  if (!(body instanceof ReadableStream)) return body;
  const { stream, stop } = relay(body, {
    waiting: () => call.loading(),
    arrived: () => call.sending(),
    ended: () => call.sending(),
    failed(error) {
      call.interrupt(error);
      return error;
    },
  });
  call.onEnd(stop);
  return stream;
}

/** The answer's body, watched: the call lasts until it has been read or given up. */
function download(body: Body, call: Call): Body {
  if (!(body instanceof ReadableStream)) {
    call.end();
    return body;
  }
  const { stream, stop } = relay(body, {
    waiting: () => call.receiving(),
    arrived: () => call.resting(),
    ended: () => call.end(),
    failed(error) {
      const explained = call.explain(error);
      call.end();
      return explained;
    },
  });
  call.onEnd(stop);
  return stream;
}

/** The transport's answer, or the reason for which the call ended before, whichever comes first. */
function exchange(transport: Transport, request: TransportRequest, call: Call): Promise<OutboundResponse> {
  return new Promise((resolve, reject) => {
    const take = (response: OutboundResponse): void => {
      if (call.over) abandonBody(response.body, call.signal.reason);
      resolve(response);
    };
    call.onEnd(reject);
    if (!call.over) transport.send(request).then(take, reject);
  });
}

/**
 * Builds the one way out. It checks every request against the host policy, keeps the time limits by the
 * given clock, hands redirects back as they are, and turns whatever goes wrong into errors of the catalogue.
 *
 * @example
 * const egress = createEgress({ network: createNodeTransport(), clock: systemClock });
 * const answer = await egress.send({
 *   method: 'GET',
 *   url: new URL('https://api.acme.example/v1/lists'),
 *   headers: [['authorization', `Bearer ${apiKey}`]],
 *   body: null,
 *   hosts: ['api.acme.example'],
 *   secrets: [apiKey],
 *   via: 'network',
 * });
 */
export function createEgress({ network, sandbox, clock, allow = [], timeouts }: EgressOptions): Egress {
  const policy = createHostPolicy(allow);
  const usual: Timeouts = { ...defaultTimeouts, ...timeouts };

  function transportOf(request: OutboundRequest): Transport {
    if (request.via === 'network') return network;
    if (sandbox !== undefined) return sandbox;
    throw new CrosswalkError(
      'egress_refused',
      'This is an account of the sandbox, and the sandbox is switched off. Set CROSSWALK_SANDBOX=on to switch it on.',
    );
  }

  return {
    async send(request) {
      const transport = transportOf(request);
      const wire = wireRequest(request);
      const call = startCall({
        clock,
        timeouts: request.timeouts === undefined ? usual : { ...usual, ...request.timeouts },
        method: request.method,
        secrets: request.secrets,
        signal: request.signal,
      });
      try {
        const checkAddress = policy.check(wire.url, request.hosts);
        call.connecting(wire.url.host);
        const body = upload(wire.body, call);
        const sending = () => call.sending();
        const response = await exchange(transport, { ...wire, body, signal: call.signal, checkAddress, sending }, call);
        call.answered();
        const oddity = oddityOf(response, request.secrets);
        if (oddity !== undefined) {
          const error = new CrosswalkError('remote_failed', `${wire.url.host} answered with ${oddity}.`);
          abandonBody(response.body, error);
          throw error;
        }
        const { status, headers } = response;
        return { status, headers: withoutHopByHop(headers), body: download(response.body, call) };
      } catch (error) {
        const explained = call.explain(error);
        call.end();
        throw explained;
      }
    },
  };
}
