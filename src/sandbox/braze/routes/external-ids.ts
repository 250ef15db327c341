import { z } from 'zod';
import { name, read, upToLimit } from '../checks.ts';
import type { Answer, Call, Endpoint } from '../endpoint.ts';
import { type JsonObject, byteLength } from '../json.ts';
import type { Workspace } from '../workspace/index.ts';

const renames = z.object({
  external_id_renames: upToLimit(z.object({ current_external_id: name, new_external_id: name })).min(1),
});
type Rename = z.infer<typeof renames>['external_id_renames'][number];

/** Renames at once; the sentence says why it could not. */
function renameOne({ profiles }: Workspace, { current_external_id, new_external_id }: Rename): string | undefined {
  if (current_external_id === new_external_id) return "'current_external_id' and 'new_external_id' must be different";
  if (byteLength(new_external_id) >= 988) return "'new_external_id' must be fewer than 988 bytes";
  const profile = profiles.withExternalId(current_external_id);
  if (profile === undefined) return "'current_external_id' does not exist";
  if (profile.externalId !== current_external_id) return "'current_external_id' must be a primary external_id";
  if (profiles.withExternalId(new_external_id) !== undefined) return "'new_external_id' is already in use";
  profiles.setExternalId(profile, new_external_id);
  profiles.touch(profile);
  return undefined;
}

/** Removes at once; the sentence says why it could not. */
function removeOne({ profiles }: Workspace, id: string): string | undefined {
  const profile = profiles.withExternalId(id);
  if (profile === undefined) return 'external_id does not exist';
  if (profile.externalId === id) return 'a primary external_id cannot be removed';
  profiles.dropDeprecatedExternalId(profile, id);
  return undefined;
}

/** Runs every entry and sorts the results into those that went well and errors that carry their index. */
function runEach<Entry>(
  entries: readonly Entry[],
  run: (entry: Entry) => string | undefined,
  idOf: (entry: Entry) => string,
): { done: string[]; errors: JsonObject[] } {
  const done: string[] = [];
  const errors: JsonObject[] = [];
  for (const [index, entry] of entries.entries()) {
    const message = run(entry);
    if (message === undefined) done.push(idOf(entry));
    else errors.push({ index, message });
  }
  return { done, errors };
}

/** The old id becomes deprecated and keeps working until it is removed. */
function rename({ workspace, body }: Call): Answer {
  const { done, errors } = runEach(
    read(renames, body).external_id_renames,
    (entry) => renameOne(workspace, entry),
    ({ new_external_id }) => new_external_id,
  );
  return { status: 201, body: { message: 'success', external_ids: done, rename_errors: errors } };
}

const removals = z.object({ external_ids: upToLimit(name).min(1) });

function remove({ workspace, body }: Call): Answer {
  const { done, errors } = runEach(
    read(removals, body).external_ids,
    (id) => removeOne(workspace, id),
    (id) => id,
  );
  return { status: 201, body: { message: 'success', removed_ids: done, removal_errors: errors } };
}

export const externalIdEndpoints: readonly Endpoint[] = [
  {
    name: 'users.external_ids.rename',
    method: 'POST',
    path: '/users/external_ids/rename',
    permission: 'users.external_ids.rename',
    pool: 'external_ids_rename',
    answer: rename,
  },
  {
    name: 'users.external_ids.remove',
    method: 'POST',
    path: '/users/external_ids/remove',
    permission: 'users.external_ids.remove',
    pool: 'external_ids_remove',
    answer: remove,
  },
];
