import {
  type PendingWrites,
  type SandboxClock,
  type SandboxOptions,
  type WindowLimiter,
  createPendingWrites,
  createWindowLimiter,
  resolveClock,
} from '../../kit/index.ts';
import type { OAuthScope } from '../provisioning.ts';
import type { Discard } from './discards.ts';
import type { Source, Workspace } from './workspace.ts';

/** An access token that the OAuth server gave out. */
export interface IssuedToken {
  token: string;
  workspace: Workspace;
  appId: string;
  scopes: OAuthScope[];
  expiresAt: number;
}

/** The vendor's whole memory, shared by its servers. */
export interface SegmentState {
  clock: SandboxClock;
  /** Milliseconds between a write and its effect on profiles. */
  visibilityDelay: number;
  /** Milliseconds that a regulation takes. */
  regulationDelay: number;
  pending: PendingWrites;
  limiter: WindowLimiter;
  workspaces: Workspace[];
  discards: Discard[];
  /** When each `messageId` was last accepted: deduplication spans all workspaces. */
  seenMessages: Map<string, number>;
  tokens: Map<string, IssuedToken>;
  /** Expiry, in milliseconds since the epoch, of each client assertion that was used. */
  usedAssertions: Map<string, number>;
}

export function createState(options: SandboxOptions & { regulationDelay?: number }): SegmentState {
  const clock = resolveClock(options);
  return {
    clock,
    visibilityDelay: options.visibilityDelay ?? 100,
    regulationDelay: options.regulationDelay ?? 1000,
    pending: createPendingWrites(clock),
    limiter: createWindowLimiter(clock),
    workspaces: [],
    discards: [],
    seenMessages: new Map(),
    tokens: new Map(),
    usedAssertions: new Map(),
  };
}

/** The source that a write key belongs to, in any workspace. */
export function findSource(
  state: SegmentState,
  writeKey: string,
): { workspace: Workspace; source: Source; writeKey: string } | undefined {
  for (const workspace of state.workspaces) {
    const source = workspace.sources.find((candidate) => candidate.writeKeys.includes(writeKey));
    if (source !== undefined) return { workspace, source, writeKey };
  }
  return undefined;
}

/** An access token that is known and has not expired. */
export function resolveToken(state: SegmentState, token: string): IssuedToken | undefined {
  const issued = state.tokens.get(token);
  return issued !== undefined && issued.expiresAt > state.clock.now() ? issued : undefined;
}
