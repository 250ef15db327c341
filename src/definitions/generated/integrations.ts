// Generated from integrations/*/*.json by `npm run generate`. Do not edit.

import brazeEndpoints from '../../../integrations/braze/endpoints.json' with { type: 'json' };
import brazeGroups from '../../../integrations/braze/groups.json' with { type: 'json' };
import brazeIntegration from '../../../integrations/braze/integration.json' with { type: 'json' };
import brazeTextsDe from '../../../integrations/braze/texts.de.json' with { type: 'json' };
import brazeTextsEs from '../../../integrations/braze/texts.es.json' with { type: 'json' };
import brazeTextsFr from '../../../integrations/braze/texts.fr.json' with { type: 'json' };
import brazeTextsJa from '../../../integrations/braze/texts.ja.json' with { type: 'json' };
import brazeUsers from '../../../integrations/braze/users.json' with { type: 'json' };
import iterableEndpoints from '../../../integrations/iterable/endpoints.json' with { type: 'json' };
import iterableGroups from '../../../integrations/iterable/groups.json' with { type: 'json' };
import iterableIntegration from '../../../integrations/iterable/integration.json' with { type: 'json' };
import iterableTextsDe from '../../../integrations/iterable/texts.de.json' with { type: 'json' };
import iterableTextsEs from '../../../integrations/iterable/texts.es.json' with { type: 'json' };
import iterableTextsFr from '../../../integrations/iterable/texts.fr.json' with { type: 'json' };
import iterableTextsJa from '../../../integrations/iterable/texts.ja.json' with { type: 'json' };
import iterableUsers from '../../../integrations/iterable/users.json' with { type: 'json' };
import lyticsEndpoints from '../../../integrations/lytics/endpoints.json' with { type: 'json' };
import lyticsGroups from '../../../integrations/lytics/groups.json' with { type: 'json' };
import lyticsIntegration from '../../../integrations/lytics/integration.json' with { type: 'json' };
import lyticsTextsDe from '../../../integrations/lytics/texts.de.json' with { type: 'json' };
import lyticsTextsEs from '../../../integrations/lytics/texts.es.json' with { type: 'json' };
import lyticsTextsFr from '../../../integrations/lytics/texts.fr.json' with { type: 'json' };
import lyticsTextsJa from '../../../integrations/lytics/texts.ja.json' with { type: 'json' };
import lyticsUsers from '../../../integrations/lytics/users.json' with { type: 'json' };
import segmentEndpoints from '../../../integrations/segment/endpoints.json' with { type: 'json' };
import segmentGroups from '../../../integrations/segment/groups.json' with { type: 'json' };
import segmentIntegration from '../../../integrations/segment/integration.json' with { type: 'json' };
import segmentTextsDe from '../../../integrations/segment/texts.de.json' with { type: 'json' };
import segmentTextsEs from '../../../integrations/segment/texts.es.json' with { type: 'json' };
import segmentTextsFr from '../../../integrations/segment/texts.fr.json' with { type: 'json' };
import segmentTextsJa from '../../../integrations/segment/texts.ja.json' with { type: 'json' };
import segmentUsers from '../../../integrations/segment/users.json' with { type: 'json' };
import { type IntegrationSource } from '../source.ts';

/** The definitions that Crosswalk comes with, by folder. */
export const integrationSources: Readonly<Record<string, IntegrationSource>> = {
  braze: {
    endpoints: brazeEndpoints,
    groups: brazeGroups,
    integration: brazeIntegration,
    'texts.de': brazeTextsDe,
    'texts.es': brazeTextsEs,
    'texts.fr': brazeTextsFr,
    'texts.ja': brazeTextsJa,
    users: brazeUsers,
  },
  iterable: {
    endpoints: iterableEndpoints,
    groups: iterableGroups,
    integration: iterableIntegration,
    'texts.de': iterableTextsDe,
    'texts.es': iterableTextsEs,
    'texts.fr': iterableTextsFr,
    'texts.ja': iterableTextsJa,
    users: iterableUsers,
  },
  lytics: {
    endpoints: lyticsEndpoints,
    groups: lyticsGroups,
    integration: lyticsIntegration,
    'texts.de': lyticsTextsDe,
    'texts.es': lyticsTextsEs,
    'texts.fr': lyticsTextsFr,
    'texts.ja': lyticsTextsJa,
    users: lyticsUsers,
  },
  segment: {
    endpoints: segmentEndpoints,
    groups: segmentGroups,
    integration: segmentIntegration,
    'texts.de': segmentTextsDe,
    'texts.es': segmentTextsEs,
    'texts.fr': segmentTextsFr,
    'texts.ja': segmentTextsJa,
    users: segmentUsers,
  },
};
