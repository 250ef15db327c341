import {
  type SandboxOptions,
  type VendorSandbox,
  createFaults,
  createPendingWrites,
  createServer,
  createWindowLimiter,
  keepNewest,
  resolveClock,
} from '../kit/index.ts';
import { createApi } from './api.ts';
import { createExportLinks } from './export-links.ts';
import { type IterableProject, createProjectHandle } from './project-handle.ts';
import { type Project, type SandboxTime, createProject } from './project.ts';
import { registerCampaignChanges } from './routes/campaign-changes.ts';
import { registerCampaigns } from './routes/campaigns.ts';
import { registerCatalogItems } from './routes/catalog-items.ts';
import { registerCatalogs } from './routes/catalogs.ts';
import { registerCommerce } from './routes/commerce.ts';
import { registerDevices } from './routes/devices.ts';
import { registerEmbeddedMessages } from './routes/embedded-messages.ts';
import { registerEvents } from './routes/events.ts';
import { registerExperiments } from './routes/experiments.ts';
import { registerExportData } from './routes/export-data.ts';
import { registerExportJobs } from './routes/export-jobs.ts';
import { registerInAppMessages } from './routes/in-app-messages.ts';
import { registerJourneys } from './routes/journeys.ts';
import { registerListMembers } from './routes/list-members.ts';
import { registerLists } from './routes/lists.ts';
import { registerMessageEvents } from './routes/message-events.ts';
import { registerMessages } from './routes/messages.ts';
import { registerMessaging } from './routes/messaging.ts';
import { registerMetadata } from './routes/metadata.ts';
import { registerSdkSettings } from './routes/sdk-settings.ts';
import { registerSentMessages } from './routes/sent-messages.ts';
import { registerSessions } from './routes/sessions.ts';
import { registerSnippets } from './routes/snippets.ts';
import { registerSubscriptions } from './routes/subscriptions.ts';
import { registerTemplates } from './routes/templates.ts';
import { registerUserIdentity } from './routes/user-identity.ts';
import { registerUserReads } from './routes/user-reads.ts';
import { registerUserRemoval } from './routes/user-removal.ts';
import { registerUserSubscriptions } from './routes/user-subscriptions.ts';
import { registerUserWrites } from './routes/user-writes.ts';
import { registerVerifications } from './routes/verifications.ts';
import { registerWebhooks } from './routes/webhooks.ts';
import type { ProjectOptions, Region } from './settings.ts';

export interface IterableSandboxOptions extends SandboxOptions {
  /** Delay of what bulk calls write, which Iterable queues apart from single writes; default `visibilityDelay`. */
  bulkVisibilityDelay?: number;
  /** Milliseconds an export job waits, and then runs; default 200. */
  exportDelay?: number;
  /** Largest file of an asynchronous export in bytes; default 10,000,000. */
  maxExportFileBytes?: number;
  /** Where the links to export files lead; default a storage host of its own. */
  storageUrl?: string;
}

export interface IterableSandbox extends VendorSandbox {
  name: 'iterable';
  /** Provisions a project. Throws when its id or one of its keys is taken in the data centre. */
  addProject(options: ProjectOptions): IterableProject;
  /** The projects added since the last `reset`, oldest first. */
  projects(): readonly IterableProject[];
}

const defaultDelay = 100;
const defaultExportDelay = 200;
const maxFileBytes = 10_000_000;
const storageHost = 'iterable-exports.s3.amazonaws.com';
const hosts: Record<Region, string> = { us: 'api.iterable.com', eu: 'api.eu.iterable.com' };

/**
 * A local Iterable with both data centres and the storage of export files.
 *
 * @example
 * const iterable = createIterableSandbox({ clock: createVirtualClock() });
 * const project = iterable.addProject({ type: 'hybrid', keys: [{ value: 'a-key', type: 'server-side' }] });
 * project.seed(samplePeople(10));
 * await dispatch(iterable, new Request('https://api.iterable.com/api/lists', { headers: { 'Api-Key': 'a-key' } }));
 */
export function createIterableSandbox(options: IterableSandboxOptions = {}): IterableSandbox {
  const clock = resolveClock(options);
  const visibilityDelay = options.visibilityDelay ?? defaultDelay;
  const time: SandboxTime = {
    clock,
    pending: createPendingWrites(clock),
    visibilityDelay,
    bulkVisibilityDelay: options.bulkVisibilityDelay ?? visibilityDelay,
    exportDelay: options.exportDelay ?? defaultExportDelay,
  };
  const projects = new Map<number, Project>();
  const handles: IterableProject[] = [];
  const limiter = createWindowLimiter(clock);
  const faults = createFaults();
  const requests: VendorSandbox['requests'] = [];
  const links = createExportLinks(clock, options.storageUrl ?? `https://${storageHost}`);
  const maxExportBytes = options.maxExportFileBytes ?? maxFileBytes;

  function createDataCentre(region: Region) {
    const server = createServer(region, [hosts[region]]);
    const api = createApi(server, { region, projects: () => projects.values(), limiter, pending: time.pending });
    registerUserWrites(api);
    registerUserSubscriptions(api);
    registerUserIdentity(api);
    registerUserRemoval(api);
    registerSentMessages(api);
    registerDevices(api);
    registerUserReads(api);
    registerSubscriptions(api);
    registerLists(api);
    registerListMembers(api);
    registerEvents(api);
    registerCommerce(api);
    registerMessaging(api);
    registerCampaigns(api);
    registerCampaignChanges(api);
    registerTemplates(api);
    registerSnippets(api);
    registerJourneys(api);
    registerMessages(api);
    registerInAppMessages(api);
    registerEmbeddedMessages(api);
    registerMessageEvents(api);
    registerCatalogs(api);
    registerCatalogItems(api);
    registerMetadata(api);
    registerExportData(api);
    registerExportJobs(api, { links, maxFileBytes: maxExportBytes, projects: () => projects.values() });
    registerWebhooks(api);
    registerExperiments(api);
    registerSessions(api);
    registerVerifications(api);
    registerSdkSettings(api);
    return server;
  }

  const storage = createServer('exports', [storageHost]);
  links.register(storage);

  return {
    name: 'iterable',
    servers: [createDataCentre('us'), createDataCentre('eu'), storage],
    faults,
    requests,
    async settle() {
      time.pending.settle();
    },
    projects: () => [...handles],
    keepNewest(most) {
      for (const { countedEvents, discardedEvents, droppedWrites, journeyEntries } of projects.values()) {
        for (const list of [countedEvents, discardedEvents, droppedWrites, journeyEntries]) keepNewest(list, most);
      }
    },
    reset() {
      projects.clear();
      handles.length = 0;
      time.pending.clear();
      limiter.reset();
      faults.clear();
      links.clear();
      requests.length = 0;
    },
    addProject(projectOptions) {
      const id = projectOptions.id ?? 10_001 + projects.size;
      const values = projectOptions.keys.map(({ value }) => value);
      const taken = [...projects.values()].some(({ keys }) => keys.some(({ value }) => values.includes(value)));
      if (projects.has(id) || taken) throw new Error(`project ${id} or one of its keys exists already`);
      const project = createProject(projectOptions, id, time);
      projects.set(id, project);
      const handle = createProjectHandle(project);
      handles.push(handle);
      return handle;
    },
  };
}
