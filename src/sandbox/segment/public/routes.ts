import type { SandboxServer } from '../../kit/index.ts';
import { shapes } from '../facts.ts';
import { isObject } from '../json.ts';
import type { SegmentState } from '../state/index.ts';
import { activationAnswers } from './resources/activations.ts';
import { publicErrors } from './answers.ts';
import { audiencePreviewAnswers } from './resources/audience-previews.ts';
import { audienceScheduleAnswers } from './resources/audience-schedules.ts';
import { audienceAnswers } from './resources/audiences.ts';
import { type PublicCall, type Subjects, registerAnswers, registerRecorded, spaceOf } from './call.ts';
import { computedTraitAnswers } from './resources/computed-traits.ts';
import { configurationAnswers, credentialOf } from './resources/configuration.ts';
import { deliveryMetricAnswers } from './resources/delivery-metrics.ts';
import { destinationAnswers } from './resources/destinations.ts';
import { functionAnswers } from './resources/functions.ts';
import { iamAnswers } from './resources/iam.ts';
import { messagingSubscriptionAnswers } from './resources/messaging-subscriptions.ts';
import { checkWarehouseKind, metadataAnswers } from './resources/metadata.ts';
import { livePluginAnswers } from './resources/live-plugins.ts';
import { permissionAnswers } from './resources/permissions.ts';
import { regulationAnswers } from './resources/regulations.ts';
import { reverseEtlAnswers } from './resources/reverse-etl.ts';
import { sourceAnswers } from './resources/sources.ts';
import { spaceSchemaAnswers } from './resources/space-schema.ts';
import { trackingPlanAnswers } from './resources/tracking-plans.ts';
import { usageAnswers } from './resources/usage.ts';
import { warehouseAnswers, warehouseOf } from './resources/warehouses.ts';
import { sourceOf } from './items.ts';
import { workspaceAnswers } from './resources/workspace.ts';

const subjects: Subjects = {
  ofPath: { credentialId: credentialOf, sourceId: sourceOf, spaceId: spaceOf, warehouseId: warehouseOf },
  ofBody: {
    'public.createDbtModelSyncTrigger': (call) => namedSource(call, call.body),
    'public.createValidationInWarehouse': ({ body: { metadataId } }) => {
      if (typeof metadataId === 'string') checkWarehouseKind(metadataId);
    },
    'public.updateSelectiveSyncForWarehouse': (call) => {
      const { syncOverrides } = call.body;
      for (const override of Array.isArray(syncOverrides) ? syncOverrides : []) namedSource(call, override);
    },
  },
};

/** The source that a body or a part of one names as `sourceId`. Throws a 404 `Refusal` when there is none. */
function namedSource(call: PublicCall, part: unknown): void {
  if (isObject(part) && typeof part['sourceId'] === 'string') sourceOf(call, part['sourceId']);
}

/** Registers the Public API: what it remembers, and recorded answers for the rest. */
export function registerPublic(server: SandboxServer, state: SegmentState): void {
  registerAnswers(server, state, {
    ...workspaceAnswers,
    ...iamAnswers,
    ...permissionAnswers,
    ...sourceAnswers,
    ...destinationAnswers,
    ...warehouseAnswers,
    ...metadataAnswers,
    ...trackingPlanAnswers,
    ...functionAnswers,
    ...configurationAnswers,
    ...audienceAnswers,
    ...audienceScheduleAnswers,
    ...audiencePreviewAnswers,
    ...activationAnswers,
    ...computedTraitAnswers,
    ...messagingSubscriptionAnswers,
    ...regulationAnswers,
    ...deliveryMetricAnswers,
    ...spaceSchemaAnswers,
    ...reverseEtlAnswers,
    ...livePluginAnswers,
    ...usageAnswers,
  });
  registerRecorded(server, state, shapes, subjects);
  server.app.notFound(() => publicErrors(404, [{ type: 'not-found', message: 'The route was not found' }]));
}
