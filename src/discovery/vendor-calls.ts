import { type CompiledEndpoint, type CompiledIntegration } from '../definitions/index.ts';

/** A limit of the vendor, as its documentation states it. */
export interface Limit {
  name: string;
  requests: number;
  /** A length of time such as `1h`. */
  per: string;
  /** A limit over another length of time that holds besides; null when there is none. */
  also: { requests: number; per: string } | null;
  /** What shares it. */
  scope: string;
  /** True when every call that counts towards it has a count of its own. */
  each_call: boolean;
}

/** A vendor call that something is made of. */
export interface VendorCall {
  name: string;
  server: string;
  /** What the vendor calls the permission that the credential needs; null when it names none. */
  permission: string | null;
  limit: Limit | null;
  documentation: string | null;
}

/** Every limit of an integration. */
export function limitsOf({ limits }: CompiledIntegration): Limit[] {
  return Object.entries(limits).map(([name, { requests, per, also = null, scope, each }]) => ({
    name,
    requests,
    per,
    also,
    scope,
    each_call: each,
  }));
}

/** The limit that a call counts towards; undefined when the vendor states none. */
export function limitOf(integration: CompiledIntegration, endpoint: CompiledEndpoint): Limit | undefined {
  return limitsOf(integration).find(({ name }) => name === endpoint.limit);
}

/** What must be known of a vendor call before it is made. */
export function describeCall(integration: CompiledIntegration, endpoint: CompiledEndpoint): VendorCall {
  return {
    name: endpoint.name,
    server: endpoint.server,
    permission: endpoint.permission ?? null,
    limit: limitOf(integration, endpoint) ?? null,
    documentation: endpoint.docs ?? null,
  };
}
