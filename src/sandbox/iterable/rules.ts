import type { WindowLimit } from '../kit/index.ts';
import type { KeyType } from './settings.ts';

/** A published rate limit and whose requests it counts together. */
export interface RateLimit extends WindowLimit {
  scope: 'project' | 'key' | 'organization';
}

/** Who may call an endpoint, and how often. */
export interface EndpointRules {
  keys: readonly KeyType[];
  limits: readonly RateLimit[];
}

export function perSecond(requests: number, scope: RateLimit['scope'] = 'project'): RateLimit {
  return { requests, window: 1000, scope };
}

export function perMinute(requests: number): RateLimit {
  return { requests, window: 60_000, scope: 'project' };
}

export function perDay(requests: number): RateLimit {
  return { requests, window: 86_400_000, scope: 'project' };
}

/** Most endpoints: server-side keys only. */
export function serverSide(...limits: RateLimit[]): EndpointRules {
  return { keys: ['server-side'], limits };
}

/** The short list of reads that a read-only key reaches too. */
export function readable(...limits: RateLimit[]): EndpointRules {
  return { keys: ['server-side', 'read-only'], limits };
}

/** What the mobile and web SDKs call themselves. */
export function clientSide(...limits: RateLimit[]): EndpointRules {
  return { keys: ['server-side', 'mobile', 'javascript'], limits };
}
