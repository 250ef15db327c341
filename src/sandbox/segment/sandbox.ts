import {
  type RecordedRequest,
  type SandboxOptions,
  type VendorSandbox,
  createFaults,
  createServer,
  keepNewest,
} from '../kit/index.ts';
import { registerObjects } from './objects/index.ts';
import { registerOAuth } from './oauth/index.ts';
import { registerProfile } from './profile/index.ts';
import type { WorkspaceInput } from './provisioning.ts';
import { registerPublic } from './public/index.ts';
import { type ApiName, cdnHost, functionsHost, hosts } from './regions.ts';
import { registerCdn } from './cdn/index.ts';
import { registerFunctions } from './functions/index.ts';
import { type Discard, createState, createWorkspace } from './state/index.ts';
import { registerTracking } from './tracking/index.ts';
import { type SegmentWorkspace, workspaceHandle } from './workspace-handle.ts';

export interface SegmentSandboxOptions extends SandboxOptions {
  /** Milliseconds until a deletion or suppression is done; default 1,000. The vendor takes hours to 30 days. */
  regulationDelay?: number;
}

export interface SegmentSandbox extends VendorSandbox {
  name: 'segment';
  /**
   * Adds a workspace with its sources, space and credentials. Throws a `RangeError` when an id or a write key is taken.
   */
  addWorkspace(input: WorkspaceInput): SegmentWorkspace;
  /** The workspaces added since the last `reset`, oldest first. */
  workspaces(): readonly SegmentWorkspace[];
  /** Everything that was answered with success and lost, oldest first, calls with unknown write keys included. */
  readonly discards: readonly Discard[];
}

function serverOf(name: ApiName) {
  return createServer(name, Object.values(hosts[name]));
}

/**
 * A local Twilio Segment over one memory: Tracking, Profile, Public, Objects and OAuth servers for both regions, and the
 * servers of source functions and of SDK settings.
 *
 * @example
 * const segment = createSegmentSandbox({ clock: createVirtualClock() });
 * const workspace = segment.addWorkspace({
 *   sources: [{ id: 'source_1', writeKey: 'write-key-of-source-1' }],
 *   space: { id: 'spa_1', profileToken: 'profile-token' },
 *   publicTokens: [{ token: 'public-token', role: 'owner' }],
 * });
 * workspace.seed(samplePeople(10));
 * const response = await dispatch(segment, new Request('https://api.segmentapis.com/', { headers }));
 */
export function createSegmentSandbox(options: SegmentSandboxOptions = {}): SegmentSandbox {
  const state = createState(options);
  const faults = createFaults();
  const requests: RecordedRequest[] = [];
  const handles: SegmentWorkspace[] = [];
  const servers = {
    tracking: serverOf('tracking'),
    profile: serverOf('profile'),
    public: serverOf('public'),
    objects: serverOf('objects'),
    oauth: serverOf('oauth'),
    functions: createServer('functions', [functionsHost]),
    cdn: createServer('cdn', [cdnHost]),
  };
  registerTracking(servers.tracking, state);
  registerProfile(servers.profile, state);
  registerPublic(servers.public, state);
  registerObjects(servers.objects, state);
  registerOAuth(servers.oauth, state);
  registerFunctions(servers.functions, state);
  registerCdn(servers.cdn, state);
  return {
    name: 'segment',
    servers: Object.values(servers),
    faults,
    requests,
    get discards() {
      return state.discards;
    },
    addWorkspace(input) {
      const workspace = createWorkspace(input, `ws_${state.workspaces.length + 1}`, state.clock.now());
      const taken = new Set(
        state.workspaces.flatMap(({ id, sources }) => [id, ...sources.flatMap(({ writeKeys }) => writeKeys)]),
      );
      for (const name of [workspace.id, ...workspace.sources.flatMap(({ writeKeys }) => writeKeys)]) {
        if (taken.has(name)) throw new RangeError(`${name} is taken by another workspace or source`);
        taken.add(name);
      }
      state.workspaces.push(workspace);
      const handle = workspaceHandle(state, workspace);
      handles.push(handle);
      return handle;
    },
    workspaces: () => [...handles],
    async settle() {
      state.pending.settle();
    },
    keepNewest(most) {
      keepNewest(state.discards, most);
      for (const { events, functionCalls, auditEvents } of state.workspaces) {
        for (const list of [events, functionCalls, auditEvents]) keepNewest(list, most);
      }
    },
    reset() {
      handles.length = 0;
      faults.clear();
      requests.length = 0;
      state.pending.clear();
      state.limiter.reset();
      state.workspaces.length = 0;
      state.discards.length = 0;
      state.seenMessages.clear();
      state.tokens.clear();
      state.usedAssertions.clear();
    },
  };
}
