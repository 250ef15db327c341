import type { Answer, Call, Endpoint } from '../endpoint.ts';
import { type Json, type JsonObject, compact, isObject } from '../json.ts';
import { type Profile, readProfile } from '../profiles/index.ts';
import { badRequest } from '../refusal.ts';
import { type TrackedObject, type TrackInput, applyObject, checkBatch, readInput } from '../track/index.ts';
import { type TrackArray, type Workspace, acceptWrite, trackArrays } from '../workspace/index.ts';

const tooManyObjects = () => badRequest('Max Input Length Exceeded');

const total = (input: TrackInput) => trackArrays.reduce((sum, array) => sum + input[array].length, 0);

function exceedsContract(input: TrackInput, contract: 'per_array_75' | 'total_75' | 'total_50'): boolean {
  switch (contract) {
    case 'per_array_75':
      return trackArrays.some((array) => input[array].length > 75);
    case 'total_75':
      return total(input) > 75;
    case 'total_50':
      return total(input) > 50;
  }
}

/** Checks every object now and applies the good ones later: attributes, then events, then purchases. */
function queue(workspace: Workspace, input: TrackInput): Answer {
  const { accepted, refused } = checkBatch(input, workspace);
  acceptWrite(workspace, () => {
    for (const tracked of accepted) applyObject(workspace, tracked);
  });
  const processed = (array: TrackArray) => accepted.filter((tracked) => tracked.array === array).length || undefined;
  return {
    status: 201,
    body: compact({
      message: 'success',
      attributes_processed: processed('attributes'),
      events_processed: processed('events'),
      purchases_processed: processed('purchases'),
      errors: refused.length > 0 ? refused : undefined,
    }),
  };
}

function track({ workspace, body }: Call): Answer {
  const input = readInput(body);
  if (exceedsContract(input, workspace.settings.batchContract)) throw tooManyObjects();
  return queue(workspace, input);
}

function mostForOneProfile(input: TrackInput): number {
  const counts = new Map<string, number>();
  for (const object of trackArrays.flatMap((array) => input[array]).filter(isObject)) {
    const { external_id, braze_id, user_alias, email, phone } = object;
    const key = JSON.stringify(external_id ?? braze_id ?? user_alias ?? email ?? phone ?? null);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

function trackBulk({ workspace, body }: Call): Answer {
  const input = readInput(body);
  if (total(input) > 1_000 || mostForOneProfile(input) > 100) throw tooManyObjects();
  return queue(workspace, input);
}

/** The part of a profile that one object wrote, under the identifier that leads to the profile. */
function touched(workspace: Workspace, profile: Profile, { array, object }: TrackedObject): JsonObject {
  const whole = readProfile(profile, undefined, workspace.settings, workspace.clock.now());
  const identity = ['external_id', 'user_aliases', 'braze_id'].find((name) => whole[name] !== undefined);
  const pick = (source: Json | undefined, names: readonly string[]) =>
    compact(Object.fromEntries(names.map((name) => [name, isObject(source) ? source[name] : undefined])));
  const written = Object.keys(object);
  const summary = (list: Json | undefined, name: Json | undefined) =>
    Array.isArray(list) ? list.filter((entry) => isObject(entry) && entry['name'] === name) : undefined;
  const customAttributes = pick(whole['custom_attributes'], written);
  return {
    ...pick(whole, identity === undefined ? [] : [identity]),
    ...(array === 'attributes' ? pick(whole, written) : {}),
    ...compact({
      custom_attributes:
        array === 'attributes' && Object.keys(customAttributes).length > 0 ? customAttributes : undefined,
      custom_events: array === 'events' ? summary(whole['custom_events'], object['name']) : undefined,
      purchase_events:
        array === 'purchases'
          ? summary(whole['purchases'], object['product_id'])?.map((entry) => {
              if (!isObject(entry)) return entry;
              const { name, ...counts } = entry;
              return { product_id: name ?? null, ...counts };
            })
          : undefined,
    }),
  };
}

/** The reference prints each value as an object, the examples send a one-element array: both are taken. */
function asArrays(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, isObject(value) ? [value] : value]));
}

function trackSync({ workspace, body }: Call): Answer {
  const input = readInput(asArrays(body));
  if (total(input) > 1) throw tooManyObjects();
  const users = checkBatch(input, workspace).accepted.flatMap((tracked) => {
    const profile = applyObject(workspace, tracked);
    return profile === undefined ? [] : [touched(workspace, profile, tracked)];
  });
  return { status: 201, body: { users, message: 'success' } };
}

export const trackEndpoints: readonly Endpoint[] = [
  {
    name: 'users.track',
    method: 'POST',
    path: '/users/track',
    permission: 'users.track',
    pool: 'track',
    answer: track,
  },
  {
    name: 'users.track.bulk',
    method: 'POST',
    path: '/users/track/bulk',
    permission: 'users.track.bulk',
    pool: 'track_bulk',
    largestBody: 2 * 1024 * 1024,
    answer: trackBulk,
  },
  {
    name: 'users.track.sync',
    method: 'POST',
    path: '/users/track/sync',
    permission: 'users.track.sync',
    pool: 'track_sync',
    answer: trackSync,
  },
];
