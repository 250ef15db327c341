import type { Context, Handler } from 'hono';
import { readCredential } from '../credentials.ts';
import { Refusal, answering } from '../refusal.ts';
import { servesRegion } from '../regions.ts';
import type { SegmentState, Space, Workspace } from '../state/index.ts';
import type { Collection, Profile } from '../unify/index.ts';
import { profileError } from './answers.ts';
import { findProfile, isCollection, readIdentifier } from './lookup.ts';

/** A call that is authenticated, within its rate, and has found its profile. */
export interface ProfileCall {
  state: SegmentState;
  workspace: Workspace;
  space: Space;
  collection: Collection;
  /** The identifier that was looked up, as `type:value`. */
  key: string;
  profile: Profile;
  request: Request;
  path: string;
  query: URLSearchParams;
}

/** Codes differ between reading and the younger delete route. */
type Unauthenticated = 'authentication_error' | 'unauthorized';

function authenticate(
  state: SegmentState,
  { raw }: Context['req'],
  spaceId: string | undefined,
  code: Unauthenticated,
) {
  const credential = readCredential(raw.headers);
  for (const workspace of state.workspaces) {
    const { space } = workspace;
    if (space === undefined || space.id !== spaceId || credential?.kind !== 'basic') continue;
    if (credential.userName === space.profileToken && servesRegion('profile', raw.url, workspace.region)) {
      return { workspace, space };
    }
  }
  throw new Refusal(profileError(code, 'The access token is missing, unknown, or not for this space.'));
}

function checkRate({ limiter }: SegmentState, key: string, requests: number): void {
  if (!limiter.take(`profile ${key}`, { requests, window: 1000 }).allowed) {
    throw new Refusal(profileError('rate_limit_error', 'Too many requests.'));
  }
}

export function withRequestId(response: Response): Response {
  response.headers.set('Request-Id', crypto.randomUUID());
  return response;
}

/** Makes a route handler of a function that answers for one profile. */
export function profileRoute(
  state: SegmentState,
  answer: (call: ProfileCall) => Response | Promise<Response>,
  unauthenticated: Unauthenticated = 'authentication_error',
): Handler {
  const handle = answering(({ req }) => {
    state.pending.settle();
    const { workspace, space } = authenticate(state, req, req.param('space_id'), unauthenticated);
    checkRate(state, space.id, workspace.limits.profilePerSecond);
    const url = new URL(req.url);
    const collection = url.pathname.split('/')[5];
    if (!isCollection(collection)) {
      throw new Refusal(profileError('invalid_request_error', 'The collection must be users or accounts.'));
    }
    const key = readIdentifier(req.url);
    const profile = findProfile(space, collection, key, workspace.switches);
    const { pathname: path, searchParams: query } = url;
    return answer({ state, workspace, space, collection, key, profile, request: req.raw, path, query });
  });
  return async (context, next) => {
    const response = await handle(context, next);
    return response instanceof Response ? withRequestId(response) : response;
  };
}
