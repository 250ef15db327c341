import type { Answer, Call, Endpoint } from '../endpoint.ts';
import { linkedPage } from '../pagination.ts';
import { notFound, refusals } from '../refusal.ts';
import { printTime } from '../times.ts';
import type { BrazeWarehouse, WarehouseSync, Workspace } from '../workspace/index.ts';

const pageSize = 10;

function warehouseOf({ workspace, parameter }: Call): BrazeWarehouse {
  const found = workspace.settings.warehouses.find(({ id }) => id === parameter('integration_id'));
  if (found === undefined) throw notFound('Integration not found');
  return found;
}

/** The newest first. */
function syncsOf({ warehouseSyncs }: Workspace, { id }: BrazeWarehouse): WarehouseSync[] {
  return warehouseSyncs.filter(({ warehouseId }) => warehouseId === id).toReversed();
}

const statusOf = ({ finishesAt }: WarehouseSync, now: number) => (finishesAt > now ? 'running' : 'success');

function list({ workspace, query, path }: Call): Answer {
  const now = workspace.clock.now();
  const { rows, headers } = linkedPage(workspace.settings.warehouses, query, path, pageSize);
  const results = rows.map((warehouse) => {
    const [last] = syncsOf(workspace, warehouse);
    return {
      integration_id: warehouse.id,
      integration_name: warehouse.name,
      integration_type: warehouse.type,
      integration_status: 'Active',
      last_job_start_time: last === undefined ? null : printTime(last.startedAt),
      last_job_status: last === undefined ? null : statusOf(last, now),
    };
  });
  return { status: 200, headers, body: { results, message: 'success' } };
}

/** One sync of a warehouse runs at a time; a second is answered as if there were too many calls. */
function startSync(call: Call): Answer {
  const { workspace } = call;
  const warehouse = warehouseOf(call);
  const startedAt = workspace.clock.now();
  if (syncsOf(workspace, warehouse).some(({ finishesAt }) => finishesAt > startedAt)) throw refusals.rateLimited();
  const finishesAt = startedAt + workspace.delays.export;
  workspace.warehouseSyncs.push({ warehouseId: warehouse.id, startedAt, finishesAt });
  return { status: 202, body: { message: 'success' } };
}

function listSyncs(call: Call): Answer {
  const { workspace, query, path } = call;
  const now = workspace.clock.now();
  const { rows, headers } = linkedPage(syncsOf(workspace, warehouseOf(call)), query, path, pageSize);
  const results = rows.map((sync) => ({
    job_status: statusOf(sync, now),
    sync_start_time: printTime(sync.startedAt),
    sync_finish_time: sync.finishesAt > now ? null : printTime(sync.finishesAt),
    rows_synced: 0,
    rows_failed_with_errors: 0,
  }));
  return { status: 200, headers, body: { results, message: 'success' } };
}

/** Cloud Data Ingestion. There is nothing in the tables of a sandbox's warehouse. */
export const warehouseEndpoints: readonly Endpoint[] = [
  {
    name: 'cdi.integrations',
    method: 'GET',
    path: '/cdi/integrations',
    permission: 'cdi.integration_list',
    pool: 'cdi_integrations',
    answer: list,
  },
  {
    name: 'cdi.sync',
    method: 'POST',
    path: '/cdi/integrations/:integration_id/sync',
    permission: 'cdi.integration_sync',
    pool: 'cdi_sync',
    answer: startSync,
  },
  {
    name: 'cdi.job_sync_status',
    method: 'GET',
    path: '/cdi/integrations/:integration_id/job_sync_status',
    permission: 'cdi.integration_job_status',
    pool: 'cdi_sync_runs',
    answer: listSyncs,
  },
];
