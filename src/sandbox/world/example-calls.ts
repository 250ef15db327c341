import type { VendorName } from '../sandbox.ts';
import { credentials } from './credentials.ts';

/** A call to try on a furnished sandbox that is served on local addresses. */
export interface ExampleCall {
  vendor: VendorName;
  server: string;
  /** What the credential is: a server may take several for different calls. */
  kind: string;
  /** The credential of the ready-made account. */
  credential: string;
  /** A command for the shell; `url` is where the server listens, without a slash at the end. */
  curl: (url: string) => string;
}

const { braze, iterable, segment, lytics } = credentials;

const json = (body: object) => `-H 'Content-Type: application/json' -d '${JSON.stringify(body)}'`;

/** One call for each credential that the ready-made accounts have at a server. */
export const exampleCalls: readonly ExampleCall[] = [
  {
    vendor: 'braze',
    server: 'rest',
    kind: 'REST API key',
    credential: braze.apiKey,
    curl: (url) => `curl -H 'Authorization: Bearer ${braze.apiKey}' ${url}/segments/list`,
  },
  {
    vendor: 'braze',
    server: 'rest',
    kind: 'SCIM token',
    credential: braze.scim.token,
    curl: (url) =>
      `curl -G -H 'Authorization: Bearer ${braze.scim.token}' -H 'X-Request-Origin: ${braze.scim.origin}' --data-urlencode 'filter=userName eq "ada@example.com"' ${url}/scim/v2/Users`,
  },
  {
    vendor: 'braze',
    server: 'rest',
    kind: 'partner secret',
    credential: braze.partner.clientSecret,
    curl: (url) => {
      const { name, apiKey, clientSecret } = braze.partner;
      const secrets = { partner_api_key: apiKey, client_secret: clientSecret };
      const changes = { cohort_id: 'readers', cohort_changes: [{ user_ids: ['person-0001'] }] };
      return `curl ${json({ ...secrets, ...changes })} ${url}/partners/${name}/cohorts/users`;
    },
  },
  {
    vendor: 'iterable',
    server: 'us',
    kind: 'server-side key',
    credential: iterable.hybrid.apiKey,
    curl: (url) => `curl -H 'Api-Key: ${iterable.hybrid.apiKey}' '${url}/api/users/byUserId?userId=person-0001'`,
  },
  {
    vendor: 'iterable',
    server: 'us',
    kind: 'mobile key',
    credential: iterable.hybrid.mobileKey,
    curl: (url) =>
      `curl -H 'Api-Key: ${iterable.hybrid.mobileKey}' '${url}/api/mobile/getRemoteConfiguration?platform=iOS&SDKVersion=6.5.0&appPackageName=com.example.app'`,
  },
  {
    vendor: 'iterable',
    server: 'us',
    kind: 'JavaScript key',
    credential: iterable.hybrid.webKey,
    curl: (url) => `curl -H 'Api-Key: ${iterable.hybrid.webKey}' ${url}/api/unknownuser/list`,
  },
  {
    vendor: 'segment',
    server: 'tracking',
    kind: 'write key',
    credential: segment.writeKey,
    curl: (url) =>
      `curl -u ${segment.writeKey}: ${json({ userId: 'person-0001', event: 'Signed in' })} ${url}/v1/track`,
  },
  {
    vendor: 'segment',
    server: 'profile',
    kind: 'Profile API token',
    credential: segment.profileToken,
    curl: (url) =>
      `curl -u ${segment.profileToken}: ${url}/v1/spaces/${segment.spaceId}/collections/users/profiles/user_id:person-0001/traits`,
  },
  {
    vendor: 'segment',
    server: 'public',
    kind: 'Public API token',
    credential: segment.publicToken,
    curl: (url) => `curl -H 'Authorization: Bearer ${segment.publicToken}' ${url}/spaces/${segment.spaceId}/audiences`,
  },
  {
    vendor: 'segment',
    server: 'objects',
    kind: 'write key',
    credential: segment.writeKey,
    curl: (url) => {
      const objects = [{ id: 'room-1', properties: { beds: 2 } }];
      return `curl -u ${segment.writeKey}: ${json({ collection: 'rooms', objects })} ${url}/v1/set`;
    },
  },
  {
    vendor: 'lytics',
    server: 'api',
    kind: 'API token',
    credential: lytics.apiToken,
    curl: (url) => `curl -H 'Authorization: ${lytics.apiToken}' ${url}/api/entity/user/user_id/person-0001`,
  },
  {
    vendor: 'lytics',
    server: 'bulk',
    kind: 'API token',
    credential: lytics.apiToken,
    curl: (url) =>
      `curl -H 'Authorization: ${lytics.apiToken}' ${json({ user_id: 'person-0001', plan: 'team' })} ${url}/collect/bulk/default`,
  },
];
