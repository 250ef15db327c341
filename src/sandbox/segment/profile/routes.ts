import type { SandboxServer } from '../../kit/index.ts';
import type { SegmentState } from '../state/index.ts';
import { profileError } from './answers.ts';
import { profileRoute, withRequestId } from './call.ts';
import { answerEvents } from './events.ts';
import { answerDeletion, answerExternalIds, answerLinks } from './external-ids.ts';
import { answerMetadata } from './metadata.ts';
import { answerTraits } from './traits.ts';

const profiles = '/v1/spaces/:space_id/collections/:collection/profiles/:identifier';

/** Registers the Profile API: one profile per call; it can neither list nor search. */
export function registerProfile(server: SandboxServer, state: SegmentState): void {
  server.route('profile.getTraits', 'GET', `${profiles}/traits`, profileRoute(state, answerTraits));
  server.route('profile.getExternalIds', 'GET', `${profiles}/external_ids`, profileRoute(state, answerExternalIds));
  server.route('profile.getEvents', 'GET', `${profiles}/events`, profileRoute(state, answerEvents));
  server.route('profile.getMetadata', 'GET', `${profiles}/metadata`, profileRoute(state, answerMetadata));
  server.route('profile.getLinks', 'GET', `${profiles}/links`, profileRoute(state, answerLinks));
  server.route(
    'profile.deleteExternalId',
    'POST',
    '/v1/spaces/:space_id/collections/users/profiles/:identifier/external_ids/delete',
    profileRoute(state, answerDeletion, 'unauthorized'),
  );
  server.app.notFound(() => withRequestId(profileError('not_found', 'The requested resource does not exist.')));
}
