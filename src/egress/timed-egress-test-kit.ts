import { createEgress } from './create-egress.ts';
import { createManualClock, createRecordingTransport } from './test-kit.ts';
import type { OutboundResponse, TransportRequest } from './types.ts';

/** An address with a secret in its query, which no message may repeat. */
export const url = 'https://api.vendor.example/users?api_key=k-canary';

const limits = { connect: 100, headers: 200, idle: 300, total: 1000 };

/** How a transport of a test answers. */
export type TransportAnswer = (request: TransportRequest) => Promise<OutboundResponse> | OutboundResponse;

/** Egress with short limits, on a clock that the test moves. */
export function setUp(answer: TransportAnswer) {
  const clock = createManualClock();
  const network = createRecordingTransport(answer);
  return { clock, network, egress: createEgress({ network, clock, timeouts: limits }) };
}

/** What Node throws for a broken connection. */
export function systemError(code: string, message = code): Error {
  return Object.assign(new Error(message), { code });
}
