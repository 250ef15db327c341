export { allowsUrl, type EgressAllow, parseEgressAllow } from './allow.ts';
export { createEgress, type EgressOptions } from './create-egress.ts';
export { endToEnd, headerValue, isNamed } from './headers.ts';
export { type AbortNotice, Interruption } from './interruption.ts';
export { joinBytes } from './join-bytes.ts';
export { readBody } from './read-body.ts';
export { createRedactor, type Redactor } from './redactor.ts';
export { abandon, abandonBody } from './stream.ts';
export { transportFromFetch } from './transport-from-fetch.ts';
export type {
  Body,
  CheckAddress,
  Egress,
  HeaderList,
  OutboundRequest,
  OutboundResponse,
  Timeouts,
  Transport,
  TransportRequest,
} from './types.ts';
