import type { VendorName } from '../sandbox.ts';
import { credentials } from './credentials.ts';

/** A call to try on a furnished sandbox that is served on local addresses. */
export interface ExampleCall {
  vendor: VendorName;
  server: string;
  /** The credential of the ready-made account at this server. */
  credential: string;
  /** A command for the shell; `url` is where the server listens, without a slash at the end. */
  curl: (url: string) => string;
}

const { braze, iterable, segment, lytics } = credentials;

const json = (body: object) => `-H 'Content-Type: application/json' -d '${JSON.stringify(body)}'`;

/** One call for each server that a ready-made account has a credential for. */
export const exampleCalls: readonly ExampleCall[] = [
  {
    vendor: 'braze',
    server: 'rest',
    credential: braze.apiKey,
    curl: (url) => `curl -H 'Authorization: Bearer ${braze.apiKey}' ${url}/segments/list`,
  },
  {
    vendor: 'iterable',
    server: 'us',
    credential: iterable.hybrid.apiKey,
    curl: (url) => `curl -H 'Api-Key: ${iterable.hybrid.apiKey}' '${url}/api/users/byUserId?userId=person-0001'`,
  },
  {
    vendor: 'segment',
    server: 'tracking',
    credential: segment.writeKey,
    curl: (url) =>
      `curl -u ${segment.writeKey}: ${json({ userId: 'person-0001', event: 'Signed in' })} ${url}/v1/track`,
  },
  {
    vendor: 'segment',
    server: 'profile',
    credential: segment.profileToken,
    curl: (url) =>
      `curl -u ${segment.profileToken}: ${url}/v1/spaces/${segment.spaceId}/collections/users/profiles/user_id:person-0001/traits`,
  },
  {
    vendor: 'segment',
    server: 'public',
    credential: segment.publicToken,
    curl: (url) => `curl -H 'Authorization: Bearer ${segment.publicToken}' ${url}/spaces/${segment.spaceId}/audiences`,
  },
  {
    vendor: 'segment',
    server: 'objects',
    credential: segment.writeKey,
    curl: (url) => {
      const objects = [{ id: 'room-1', properties: { beds: 2 } }];
      return `curl -u ${segment.writeKey}: ${json({ collection: 'rooms', objects })} ${url}/v1/set`;
    },
  },
  {
    vendor: 'lytics',
    server: 'api',
    credential: lytics.apiToken,
    curl: (url) => `curl -H 'Authorization: ${lytics.apiToken}' ${url}/api/entity/user/user_id/person-0001`,
  },
  {
    vendor: 'lytics',
    server: 'bulk',
    credential: lytics.apiToken,
    curl: (url) =>
      `curl -H 'Authorization: ${lytics.apiToken}' ${json({ user_id: 'person-0001', plan: 'team' })} ${url}/collect/bulk/default`,
  },
];
