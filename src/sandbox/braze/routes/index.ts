import type { Endpoint } from '../endpoint.ts';
import { aliasEndpoints } from './aliases.ts';
import { campaignSeriesEndpoints } from './campaign-series.ts';
import { campaignEndpoints } from './campaigns.ts';
import { canvasEndpoints } from './canvases.ts';
import { catalogFieldEndpoints } from './catalog-fields.ts';
import { catalogItemEndpoints } from './catalog-items.ts';
import { catalogEndpoints } from './catalogs.ts';
import { contentBlockEndpoints } from './content-blocks.ts';
import { definitionEndpoints } from './definitions.ts';
import { duplicateEndpoints } from './duplicates.ts';
import { emailTemplateEndpoints } from './email-templates.ts';
import { emailEndpoints } from './email.ts';
import { exportFileEndpoints } from './export-files.ts';
import { exportIdsEndpoints } from './export-ids.ts';
import { externalIdEndpoints } from './external-ids.ts';
import { identityEndpoints } from './identity.ts';
import { invalidPhoneNumberEndpoints } from './invalid-phone-numbers.ts';
import { liveActivityEndpoints } from './live-activities.ts';
import { mediaLibraryEndpoints } from './media-library.ts';
import { newsFeedEndpoints } from './news-feed.ts';
import { preferenceCenterEndpoints } from './preference-centers.ts';
import { scheduleEndpoints } from './schedules.ts';
import { sdkAuthenticationEndpoints } from './sdk-authentication.ts';
import { segmentEndpoints } from './segments.ts';
import { sendEndpoints } from './sends.ts';
import { seriesEndpoints } from './series.ts';
import { subscriptionStateEndpoints } from './subscription-states.ts';
import { subscriptionEndpoints } from './subscription.ts';
import { trackEndpoints } from './track.ts';
import { transactionalEndpoints } from './transactional.ts';
import { translationEndpoints } from './translations.ts';
import { warehouseEndpoints } from './warehouses.ts';

/** Every endpoint that takes a REST API key. */
export function endpoints(storageUrl: string): readonly Endpoint[] {
  return [
    ...trackEndpoints,
    ...exportIdsEndpoints,
    ...exportFileEndpoints(storageUrl),
    ...identityEndpoints,
    ...aliasEndpoints,
    ...externalIdEndpoints,
    ...subscriptionEndpoints,
    ...subscriptionStateEndpoints,
    ...emailEndpoints,
    ...segmentEndpoints,
    ...campaignEndpoints,
    ...definitionEndpoints,
    ...catalogEndpoints,
    ...catalogItemEndpoints,
    ...campaignSeriesEndpoints,
    ...canvasEndpoints,
    ...catalogFieldEndpoints,
    ...contentBlockEndpoints,
    ...duplicateEndpoints,
    ...emailTemplateEndpoints,
    ...invalidPhoneNumberEndpoints,
    ...liveActivityEndpoints,
    ...mediaLibraryEndpoints,
    ...newsFeedEndpoints,
    ...preferenceCenterEndpoints,
    ...scheduleEndpoints,
    ...sdkAuthenticationEndpoints,
    ...sendEndpoints,
    ...seriesEndpoints,
    ...transactionalEndpoints,
    ...translationEndpoints,
    ...warehouseEndpoints,
  ];
}
export { dashboardUserEndpoints } from './dashboard-users.ts';
export { admitPartner, partnerEndpoints } from './partner-cohorts.ts';
