import { type Item } from '../../state/index.ts';
import { type PublicAnswers, type PublicCall } from '../call.ts';
import { list, sourceOf } from '../items.ts';
import { type PlainResource, collectionOf, itemOf, itemsOf, newId, plainAnswers } from '../plain.ts';

const largestPage = 100;
const usualPage = 10;

const models: PlainResource = {
  one: 'reverseEtlModel',
  many: 'models',
  prefix: 'rem',
  parameter: 'modelId',
  created: 201,
  make: (call) => ({
    sourceId: sourceOf(call, call.body['sourceId']).id,
    scheduleStrategy: 'MANUAL',
    scheduleConfig: {},
  }),
  endpoints: {
    list: 'listReverseEtlModels',
    create: 'createReverseEtlModel',
    get: 'getReverseEtlModel',
    update: 'updateReverseEtlModel',
    delete: 'deleteReverseEtlModel',
  },
};

/** The model with this id. Throws a 404 `Refusal` when there is none. */
export function modelOf(call: PublicCall, id: string): Item {
  return itemsOf(models, call).get(id);
}

const syncsOf = ({ workspace }: PublicCall, modelId: string) =>
  collectionOf(workspace, `reverse-etl-syncs ${modelId}`, 'sync');

function syncOf(call: PublicCall): Item {
  return syncsOf(call, itemOf(models, call).id).get(call.parameter('syncId'));
}

const present = ({ id: syncId, subscriptionId: _subscriptionId, ...sync }: Item) => ({ syncId, ...sync });

/** Starts a sync, which succeeds after a while unless it is cancelled before. */
function start(call: PublicCall): object {
  const { state, body } = call;
  const { id: modelId } = modelOf(call, String(body['modelId']));
  const { id: sourceId } = sourceOf(call, body['sourceId']);
  const syncs = syncsOf(call, modelId);
  const startedAt = new Date(state.clock.now()).toISOString();
  const { subscriptionId } = body;
  const sync = syncs.add({ id: newId('syn'), modelId, sourceId, subscriptionId, syncStatus: 'RUNNING', startedAt });
  state.pending.accept(state.visibilityDelay, () => {
    if (syncs.find(sync.id)?.['syncStatus'] !== 'RUNNING') return;
    const finishedAt = new Date(state.clock.now()).toISOString();
    syncs.replace(sync.id, { ...sync, syncStatus: 'SUCCEEDED', finishedAt });
  });
  return { reverseETLManualSync: { syncId: sync.id, startedAt } };
}

/** Cancels a sync that runs; of one that is over it tells so. */
function cancel(call: PublicCall): object {
  const sync = syncOf(call);
  const { id: modelId } = itemOf(models, call);
  const answer = { modelId, syncId: sync.id };
  if (sync['syncStatus'] !== 'RUNNING') {
    return { ...answer, errorCode: 'NOT_RUNNING', errorMessage: 'The sync is over', status: sync['syncStatus'] };
  }
  syncsOf(call, modelId).replace(sync.id, { ...sync, syncStatus: 'CANCELED' });
  return { ...answer, status: 'CANCELED' };
}

/** The syncs of a model and a subscription. This list has its paging at the top of the query. */
function listSyncs(call: PublicCall): object {
  const found = syncsOf(call, itemOf(models, call).id)
    .list()
    .filter(({ subscriptionId }) => subscriptionId === call.parameter('subscriptionId'));
  const query = new URLSearchParams({ 'pagination.count': call.query.get('count') ?? String(usualPage) });
  const cursor = call.query.get('cursor');
  if (cursor !== null) query.set('pagination.cursor', cursor);
  return list({ ...call, query }, 'syncStatuses', found, present, largestPage);
}

/** Starts the models that a dbt project builds for a source. What becomes of the run is shown nowhere. */
function triggerDbt(call: PublicCall): object {
  sourceOf(call, call.body['sourceId']);
  return { dbtModelSyncTrigger: { status: 'SUCCESS' } };
}

/** Models of rows in a warehouse, and the syncs that send them. */
export const reverseEtlAnswers: PublicAnswers = {
  ...plainAnswers(models),
  'public.createReverseETLManualSync': start,
  'public.getReverseETLSyncStatus': (call) => ({ reverseETLSyncStatus: present(syncOf(call)) }),
  'public.listReverseETLSyncStatusesFromModelAndSubscriptionId': listSyncs,
  'public.createDbtModelSyncTrigger': triggerDbt,
  'public.cancelReverseETLSyncForModel': cancel,
};
