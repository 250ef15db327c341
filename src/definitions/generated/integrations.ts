// Generated from integrations/*/*.json by `npm run generate`. Do not edit.

import brazeEndpoints from '../../../integrations/braze/endpoints.json' with { type: 'json' };
import brazeGroups from '../../../integrations/braze/groups.json' with { type: 'json' };
import brazeIntegration from '../../../integrations/braze/integration.json' with { type: 'json' };
import brazeUsers from '../../../integrations/braze/users.json' with { type: 'json' };
import iterableEndpoints from '../../../integrations/iterable/endpoints.json' with { type: 'json' };
import iterableGroups from '../../../integrations/iterable/groups.json' with { type: 'json' };
import iterableIntegration from '../../../integrations/iterable/integration.json' with { type: 'json' };
import iterableUsers from '../../../integrations/iterable/users.json' with { type: 'json' };
import lyticsEndpoints from '../../../integrations/lytics/endpoints.json' with { type: 'json' };
import lyticsGroups from '../../../integrations/lytics/groups.json' with { type: 'json' };
import lyticsIntegration from '../../../integrations/lytics/integration.json' with { type: 'json' };
import lyticsUsers from '../../../integrations/lytics/users.json' with { type: 'json' };
import segmentEndpoints from '../../../integrations/segment/endpoints.json' with { type: 'json' };
import segmentGroups from '../../../integrations/segment/groups.json' with { type: 'json' };
import segmentIntegration from '../../../integrations/segment/integration.json' with { type: 'json' };
import segmentUsers from '../../../integrations/segment/users.json' with { type: 'json' };
import { type IntegrationSource } from '../source.ts';

/** The definitions that Crosswalk comes with, by folder. */
export const integrationSources: Readonly<Record<string, IntegrationSource>> = {
  braze: {
    endpoints: brazeEndpoints,
    groups: brazeGroups,
    integration: brazeIntegration,
    users: brazeUsers,
  },
  iterable: {
    endpoints: iterableEndpoints,
    groups: iterableGroups,
    integration: iterableIntegration,
    users: iterableUsers,
  },
  lytics: {
    endpoints: lyticsEndpoints,
    groups: lyticsGroups,
    integration: lyticsIntegration,
    users: lyticsUsers,
  },
  segment: {
    endpoints: segmentEndpoints,
    groups: segmentGroups,
    integration: segmentIntegration,
    users: segmentUsers,
  },
};
