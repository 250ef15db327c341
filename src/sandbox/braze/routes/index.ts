import type { Endpoint } from '../endpoint.ts';
import { aliasEndpoints } from './aliases.ts';
import { campaignEndpoints } from './campaigns.ts';
import { catalogItemEndpoints } from './catalog-items.ts';
import { catalogEndpoints } from './catalogs.ts';
import { definitionEndpoints } from './definitions.ts';
import { emailEndpoints } from './email.ts';
import { exportFileEndpoints } from './export-files.ts';
import { exportIdsEndpoints } from './export-ids.ts';
import { externalIdEndpoints } from './external-ids.ts';
import { identityEndpoints } from './identity.ts';
import { segmentEndpoints } from './segments.ts';
import { subscriptionEndpoints } from './subscription.ts';
import { templateEndpoints } from './templates.ts';
import { trackEndpoints } from './track.ts';

/** Every endpoint of the REST API that the sandbox answers. */
export function endpoints(storageUrl: string): readonly Endpoint[] {
  return [
    ...trackEndpoints,
    ...exportIdsEndpoints,
    ...exportFileEndpoints(storageUrl),
    ...identityEndpoints,
    ...aliasEndpoints,
    ...externalIdEndpoints,
    ...subscriptionEndpoints,
    ...emailEndpoints,
    ...segmentEndpoints,
    ...campaignEndpoints,
    ...definitionEndpoints,
    ...catalogEndpoints,
    ...catalogItemEndpoints,
    ...templateEndpoints,
  ];
}
