import type { SandboxServer } from '../../kit/index.ts';
import type { SegmentState } from '../state/index.ts';
import { activationAnswers } from './resources/activations.ts';
import { publicErrors } from './answers.ts';
import { audiencePreviewAnswers } from './resources/audience-previews.ts';
import { audienceScheduleAnswers } from './resources/audience-schedules.ts';
import { auditEventAnswers } from './resources/audit-events.ts';
import { audienceAnswers } from './resources/audiences.ts';
import { registerAnswers } from './call.ts';
import { computedTraitAnswers } from './resources/computed-traits.ts';
import { configurationAnswers } from './resources/configuration.ts';
import { deliveryMetricAnswers } from './resources/delivery-metrics.ts';
import { destinationAnswers } from './resources/destinations.ts';
import { downloadAnswers } from './resources/downloads.ts';
import { functionAnswers } from './resources/functions.ts';
import { iamAnswers } from './resources/iam.ts';
import { messagingSubscriptionAnswers } from './resources/messaging-subscriptions.ts';
import { metadataAnswers } from './resources/metadata.ts';
import { livePluginAnswers } from './resources/live-plugins.ts';
import { permissionAnswers } from './resources/permissions.ts';
import { regulationAnswers } from './resources/regulations.ts';
import { reverseEtlAnswers } from './resources/reverse-etl.ts';
import { selectiveSyncAnswers } from './resources/selective-syncs.ts';
import { sourceAnswers } from './resources/sources.ts';
import { spaceSchemaAnswers } from './resources/space-schema.ts';
import { trackingPlanAnswers } from './resources/tracking-plans.ts';
import { usageAnswers } from './resources/usage.ts';
import { warehouseAnswers } from './resources/warehouses.ts';
import { workspaceAnswers } from './resources/workspace.ts';

/** Registers the Public API. */
export function registerPublic(server: SandboxServer, state: SegmentState): void {
  registerAnswers(server, state, {
    ...workspaceAnswers,
    ...iamAnswers,
    ...permissionAnswers,
    ...sourceAnswers,
    ...destinationAnswers,
    ...warehouseAnswers,
    ...selectiveSyncAnswers,
    ...auditEventAnswers,
    ...downloadAnswers,
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
  server.app.notFound(() => publicErrors(404, [{ type: 'not-found', message: 'The route was not found' }]));
}
