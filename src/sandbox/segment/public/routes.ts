import type { SandboxServer } from '../../kit/index.ts';
import { shapes } from '../facts.ts';
import type { SegmentState } from '../state/index.ts';
import { activationAnswers } from './resources/activations.ts';
import { publicErrors } from './answers.ts';
import { audiencePreviewAnswers } from './resources/audience-previews.ts';
import { audienceScheduleAnswers } from './resources/audience-schedules.ts';
import { audienceAnswers } from './resources/audiences.ts';
import { type Subjects, registerAnswers, registerRecorded, spaceOf } from './call.ts';
import { computedTraitAnswers } from './resources/computed-traits.ts';
import { configurationAnswers, credentialOf } from './resources/configuration.ts';
import { deliveryMetricAnswers } from './resources/delivery-metrics.ts';
import { destinationAnswers } from './resources/destinations.ts';
import { functionAnswers } from './resources/functions.ts';
import { groupOf, iamAnswers, userOf } from './resources/iam.ts';
import { messagingSubscriptionAnswers } from './resources/messaging-subscriptions.ts';
import { metadataAnswers } from './resources/metadata.ts';
import { livePluginAnswers } from './resources/live-plugins.ts';
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
  credentialId: credentialOf,
  sourceId: sourceOf,
  spaceId: spaceOf,
  userGroupId: groupOf,
  userId: userOf,
  warehouseId: warehouseOf,
};

/** Registers the Public API: what it remembers, and recorded answers for the rest. */
export function registerPublic(server: SandboxServer, state: SegmentState): void {
  registerAnswers(server, state, {
    ...workspaceAnswers,
    ...iamAnswers,
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
