import { z } from 'zod';
import { type Item, type Source, type Workspace } from '../../state/index.ts';
import { type PublicAnswers, type PublicCall, spaceOf } from '../call.ts';
import { parseInput } from '../input.ts';
import { list, pick, sourceOf } from '../items.ts';
import { createLinks } from '../links.ts';
import { checkWarehouseKind, warehouseMetadata } from './metadata.ts';
import { type PlainResource, collectionOf, itemOf, plainAnswers } from '../plain.ts';
import { presentSource } from './present.ts';

/** How a warehouse is shown: its name is one of its settings. */
function present({ id: workspaceId }: Workspace, { id, metadataId, name, settings, enabled, ...rest }: Item): object {
  const named = typeof settings === 'object' ? { ...settings, ...(name === undefined ? {} : { name }) } : {};
  return { id, workspaceId, enabled, metadata: warehouseMetadata(String(metadataId)), settings: named, ...rest };
}

/** What is asked of the creation itself is not kept. */
function make({ body: { metadataId, enabled = true } }: PublicCall) {
  checkWarehouseKind(String(metadataId));
  return { enabled, disconnectAllSources: undefined };
}

const warehouses: PlainResource = {
  one: 'warehouse',
  many: 'warehouses',
  prefix: 'whs',
  parameter: 'warehouseId',
  created: 201,
  seed: ({ warehouses: first }) =>
    first.map(({ id, name, enabled = true }) => ({ id, metadataId: 'postgres', enabled, settings: { name } })),
  make,
  show: ({ workspace }, item) => present(workspace, item),
  endpoints: {
    list: 'listWarehouses',
    create: 'createWarehouse',
    get: 'getWarehouse',
    update: 'updateWarehouse',
    delete: 'deleteWarehouse',
  },
};

const profilesWarehouses: PlainResource = {
  one: 'profilesWarehouse',
  many: 'profilesWarehouses',
  prefix: 'pwh',
  parameter: 'warehouseId',
  created: 201,
  within: (call) => spaceOf(call).id,
  make: (call) => ({ ...make(call), spaceId: spaceOf(call).id }),
  show: ({ workspace }, item) => present(workspace, item),
  endpoints: {
    list: 'listProfilesWarehouseInSpace',
    create: 'createProfilesWarehouse',
    update: 'updateProfilesWarehouseForSpaceWarehouse',
    delete: 'removeProfilesWarehouseFromSpace',
  },
};

/** The warehouse of a path: one of the space that the path names, or one of the workspace. Throws a 404 `Refusal`. */
export function warehouseOf(call: PublicCall): Item {
  return itemOf(call.parameter('spaceId') === '' ? warehouses : profilesWarehouses, call);
}

/** The warehouses of a workspace. */
export const warehousesIn = (workspace: Workspace) =>
  collectionOf(workspace, warehouses.prefix, warehouses.one, warehouses.seed?.(workspace));

/** The warehouse of a workspace with this id. Throws a 404 `Refusal` when there is none. */
export function warehouseOfWorkspace(workspace: Workspace, id: string): Item {
  return warehousesIn(workspace).get(id);
}

const connections = createLinks('warehouse-sources', 'connection');

/** The warehouses that a source is connected with, as they are shown. */
export function warehousesOf(workspace: Workspace, sourceId: string): object[] {
  return warehousesIn(workspace)
    .list()
    .filter(({ id }) => connections.of(workspace, id).includes(sourceId))
    .map((item) => present(workspace, item));
}

/** The sources that are connected with the warehouse of a path. */
export function connectedSourcesOf(call: PublicCall): Source[] {
  const ids = connections.of(call.workspace, itemOf(warehouses, call).id);
  return call.workspace.sources.filter(({ id }) => ids.includes(id));
}

/** The one with this id. Throws a 404 `Refusal` when it does not exist or is not connected. */
export function connectedSourceOf(call: PublicCall, id: string): Source {
  return pick(connectedSourcesOf(call), id, 'The source');
}

const listSources = (call: PublicCall) =>
  list(call, 'sources', connectedSourcesOf(call), (source) => presentSource(call.workspace, source));

function connect(call: PublicCall): Response {
  connections.add(call.workspace, itemOf(warehouses, call).id, sourceOf(call).id);
  return Response.json({ data: { status: 'CONNECTED' } }, { status: 201 });
}

function disconnect(call: PublicCall): object {
  connections.remove(call.workspace, itemOf(warehouses, call).id, sourceOf(call).id);
  return { status: 'SUCCESS' };
}

const timesSchema = z.array(z.object({ hourOfDay: z.number().int().min(0).max(23), enabled: z.boolean() }));
const scheduleSchema = z.object({
  enabled: z.boolean(),
  schedule: z.object({ times: timesSchema, timezone: z.string().min(1) }).optional(),
});

const schedulesOf = ({ workspace }: PublicCall) => collectionOf(workspace, 'sync-schedules', 'sync schedule');

/** When a warehouse is synced, as it was set; at the vendor's own times at first. */
function scheduleOf(call: PublicCall): object {
  const { id: _id, ...schedule } = schedulesOf(call).find(itemOf(warehouses, call).id) ?? { id: '', enabled: false };
  return schedule;
}

function replaceSchedule(call: PublicCall): object {
  const schedule = parseInput(scheduleSchema, call.body);
  const { id } = itemOf(warehouses, call);
  const schedules = schedulesOf(call);
  if (schedules.find(id) !== undefined) schedules.remove(id);
  schedules.add({ ...schedule, id });
  return schedule;
}

/** Tries settings out: whatever they are, a type of warehouse that exists can be reached. */
function validate({ body: { metadataId } }: PublicCall): object {
  checkWarehouseKind(String(metadataId));
  return { status: 'CONNECTED' };
}

/** Warehouses of the workspace and of its space, and the sources that are connected with them. */
export const warehouseAnswers: PublicAnswers = {
  ...plainAnswers(warehouses),
  ...plainAnswers(profilesWarehouses),
  'public.listConnectedSourcesFromWarehouse': listSources,
  'public.createValidationInWarehouse': validate,
  'public.addConnectionFromSourceToWarehouse': connect,
  'public.removeSourceConnectionFromWarehouse': disconnect,
  'public.getAdvancedSyncScheduleFromWarehouse': scheduleOf,
  'public.replaceAdvancedSyncScheduleForWarehouse': replaceSchedule,
  'public.getConnectionStateFromWarehouse': (call) => ({
    connectionState: itemOf(warehouses, call)['enabled'] === true ? 'CONNECTED' : 'FAILED',
  }),
};
