import {
  type SandboxOptions,
  type VendorSandbox,
  createFaults,
  createServer,
  keepNewest,
  resolveClock,
} from '../kit/index.ts';
import { type Credential, admitApiKeys, admitScimTokens, isAtHome } from './admission.ts';
import type { Call } from './endpoint.ts';
import { download, sendCallbacks } from './exports/index.ts';
import { bodyGate, gate } from './gate.ts';
import { instances } from './instances.ts';
import type { JsonObject } from './json.ts';
import { refusals } from './refusal.ts';
import { admitPartner, dashboardUserEndpoints, endpoints, partnerEndpoints } from './routes/index.ts';
import {
  type BrazeWorkspace,
  type BrazeWorkspaceOptions,
  type Delays,
  type Workspace,
  createWorkspace,
  inspect,
} from './workspace/index.ts';

const storageHost = 'braze-exports.s3.amazonaws.com';
const hour = 3_600_000;

export interface BrazeSandboxOptions extends SandboxOptions {
  /** Milliseconds until `/users/merge` is applied. Default: ten times the visibility delay. */
  mergeDelay?: number;
  /** Milliseconds that an export to a file runs. Default: ten times the visibility delay. */
  exportDuration?: number;
  /** Milliseconds for which the link to a finished export is valid. Default: four hours. */
  downloadLinkLifetime?: number;
  /** Base URL of the file links, for a sandbox served on local addresses. No slash at the end. */
  storageUrl?: string;
  /** Sends the callback of a finished export. Absent: callbacks are recorded and stay due. */
  sendCallback?: (request: Request) => Promise<Response>;
}

/** The local Braze: two servers (`rest` for every instance, `storage` for exported files) and their workspaces. */
export interface BrazeSandbox extends VendorSandbox {
  name: 'braze';
  addWorkspace(options: BrazeWorkspaceOptions): BrazeWorkspace;
  /** The workspaces added since the last `reset`, oldest first. */
  workspaces(): readonly BrazeWorkspace[];
  /** Applies what is due in every workspace and sends the callbacks of exports that finished. */
  settle(): Promise<void>;
}

function resolveDelays(options: BrazeSandboxOptions): Delays {
  const visibility = options.visibilityDelay ?? 100;
  return {
    visibility,
    merge: options.mergeDelay ?? 10 * visibility,
    export: options.exportDuration ?? 10 * visibility,
    downloadLink: options.downloadLinkLifetime ?? 4 * hour,
  };
}

/**
 * A faithful, stateful Braze without any data. It answers for the REST hosts of all instances; a key sent to another
 * instance than its workspace's is refused with 401.
 *
 * @example
 * const braze = createBrazeSandbox({ clock: createVirtualClock() });
 * const workspace = braze.addWorkspace({ instance: 'EU-01', apiKeys: [{ key: 'secret', permissions: 'all' }] });
 * workspace.seed(samplePeople(10));
 * await dispatch(braze, new Request(`${workspace.restUrl}/segments/list`, { headers: { authorization: 'Bearer secret' } }));
 */
export function createBrazeSandbox(options: BrazeSandboxOptions = {}): BrazeSandbox {
  const clock = resolveClock(options);
  const delays = resolveDelays(options);
  const credentials = new Map<string, Credential>();
  const workspaces = new Map<Workspace, BrazeWorkspace>();

  const rest = createServer('rest', Object.values(instances));
  const admitKeys = admitApiKeys((key) => credentials.get(key));
  const admitTokens = admitScimTokens(() => workspaces.keys());
  for (const endpoint of endpoints(options.storageUrl ?? `https://${storageHost}`)) {
    rest.route(endpoint.name, endpoint.method, endpoint.path, gate(endpoint, admitKeys));
  }
  for (const endpoint of dashboardUserEndpoints) {
    rest.route(endpoint.name, endpoint.method, endpoint.path, gate(endpoint, admitTokens));
  }
  for (const { name, path, answer } of partnerEndpoints) {
    const admit = (request: Request, body: JsonObject, parameter: Call['parameter']) => {
      const there = [...workspaces.keys()].filter((workspace) => isAtHome(workspace, request));
      return admitPartner(there, parameter('partner_name'), body);
    };
    rest.route(name, 'POST', path, bodyGate(answer, admit));
  }
  rest.app.notFound(() => refusals.unknownPath().toResponse());
  const storage = createServer('storage', [storageHost]);
  storage.route(
    'storage.object.get',
    'GET',
    '/:path{.+}',
    download(() => workspaces.keys()),
  );

  const sandbox: BrazeSandbox = {
    name: 'braze',
    servers: [rest, storage],
    faults: createFaults(),
    requests: [],
    addWorkspace(workspaceOptions) {
      const taken = workspaceOptions.apiKeys.find(({ key }) => credentials.has(key));
      if (taken !== undefined) throw new RangeError('an API key belongs to one workspace only');
      const workspace = createWorkspace(workspaceOptions, clock, delays);
      for (const apiKey of workspaceOptions.apiKeys) credentials.set(apiKey.key, { workspace, apiKey });
      const inspected = inspect(workspace);
      workspaces.set(workspace, inspected);
      return inspected;
    },
    workspaces: () => [...workspaces.values()],
    keepNewest(most) {
      for (const { events, purchases, sends, discarded } of workspaces.keys()) {
        for (const list of [events, purchases, sends, discarded]) keepNewest(list, most);
      }
    },
    async settle() {
      for (const workspace of workspaces.keys()) {
        workspace.pending.settle();
        const send = options.sendCallback;
        if (send !== undefined) await sendCallbacks(workspace.callbacks, send);
      }
    },
    reset() {
      credentials.clear();
      workspaces.clear();
      sandbox.faults.clear();
      sandbox.requests.length = 0;
    },
  };
  return sandbox;
}
