import { notValid } from '../checks.ts';
import { type Json, type JsonObject, isObject } from '../json.ts';
import type { Identifier, Profile } from '../profiles/index.ts';
import { badRequest } from '../refusal.ts';
import { type TrackArray, type Workspace, trackArrays } from '../workspace/index.ts';
import { applyAttributes, importPushTokens, refusedAttribute, refusedImport } from './attributes.ts';
import { applyOccurrence, refusedOccurrence } from './occurrences.ts';
import { findOrCreate, readTarget } from './target.ts';

/** An accepted object: who it is about and what it says. */
export interface TrackedObject {
  array: TrackArray;
  /** Absent for push token imports, which make an anonymous profile. */
  identifier: Identifier | undefined;
  object: JsonObject;
}

export type RefusedObject = {
  type: string;
  input_array: TrackArray;
  index: number;
};

/** The objects of one request, sorted into those that will be applied and those that are refused. */
export interface Batch {
  accepted: TrackedObject[];
  refused: RefusedObject[];
}

export type TrackInput = Record<TrackArray, Json[]>;

/** The three arrays of a body; what was not sent is empty. */
export function readInput(body: JsonObject): TrackInput {
  const array = (name: TrackArray): Json[] => {
    const value = body[name] ?? [];
    if (!Array.isArray(value)) throw notValid(name);
    return value;
  };
  return { attributes: array('attributes'), events: array('events'), purchases: array('purchases') };
}

function check(array: TrackArray, entry: Json, workspace: Workspace): TrackedObject | { error: string } {
  const object = isObject(entry) ? entry : {};
  if (array === 'attributes' && object['push_token_import'] === true) {
    const error = refusedImport(object);
    return error === undefined ? { array, identifier: undefined, object } : { error };
  }
  const target = readTarget(object, workspace);
  if ('error' in target) return target;
  const error = array === 'attributes' ? refusedAttribute(object, workspace) : refusedOccurrence(array, object);
  return error === undefined ? { array, identifier: target.identifier, object } : { error };
}

/** @throws Refusal 400 when there is nothing in it that can be processed */
export function checkBatch(input: TrackInput, workspace: Workspace): Batch {
  const batch: Batch = { accepted: [], refused: [] };
  for (const array of trackArrays) {
    for (const [index, entry] of input[array].entries()) {
      const checked = check(array, entry, workspace);
      if ('error' in checked) batch.refused.push({ type: checked.error, input_array: array, index });
      else batch.accepted.push(checked);
    }
  }
  if (batch.accepted.length === 0) {
    throw badRequest(
      "Valid data must be provided in the 'attributes', 'events', or 'purchases' fields.",
      batch.refused.length > 0 ? batch.refused : undefined,
    );
  }
  return batch;
}

/**
 * Applies one accepted object.
 *
 * @returns the profile that it changed, if any
 */
export function applyObject(workspace: Workspace, { array, identifier, object }: TrackedObject): Profile | undefined {
  if (identifier === undefined) {
    importPushTokens(workspace, object);
    return undefined;
  }
  const profile = findOrCreate(workspace, identifier, object['_update_existing_only']);
  if (profile === undefined) workspace.discarded.push({ array, object });
  else if (array === 'attributes') applyAttributes(workspace, profile, object);
  else applyOccurrence(workspace, profile, array, object);
  return profile;
}
