import { Refusal } from '../refusal.ts';
import type { Switches } from '../provisioning.ts';
import type { Space } from '../state/index.ts';
import type { Collection, Profile } from '../unify/index.ts';
import { profileError } from './answers.ts';

/** What may stand in a path without being percent-encoded: anything else makes the vendor fail with 500. */
const tolerated = /^(?:[A-Za-z0-9\-._~@:]|%[0-9A-Fa-f]{2})*$/;

/** Decodes the `type:value` of a path. Throws a `Refusal` with 500 for a character that was not percent-encoded. */
export function readIdentifier(url: string): string {
  const raw = new URL(url).pathname.split('/')[7] ?? '';
  const failed = profileError('internal_error', 'An internal error occurred.');
  if (!tolerated.test(raw)) throw new Refusal(failed);
  try {
    return decodeURIComponent(raw);
  } catch (error) {
    if (error instanceof URIError) throw new Refusal(failed);
    throw error;
  }
}

export function isCollection(name: string | undefined): name is Collection {
  return name === 'users' || name === 'accounts';
}

/** Finds a profile by `type:value`, lower-case only. Throws a `Refusal` with 404 when there is none. */
export function findProfile(space: Space, collection: Collection, key: string, switches: Switches): Profile {
  const segmentId = key.startsWith('segment_id:') ? key.slice('segment_id:'.length) : undefined;
  const profile =
    segmentId !== undefined && switches.segmentIdLookup
      ? space[collection].findBySegmentId(segmentId)
      : space[collection].find(key);
  if (profile === undefined) throw new Refusal(profileError('not_found', 'Profile was not found.'));
  return profile;
}
