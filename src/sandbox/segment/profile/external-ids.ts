import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import { type Profile, identifierKey } from '../unify/index.ts';
import { profileError } from './answers.ts';
import type { ProfileCall } from './call.ts';
import { page } from './paging.ts';
import { fields, parseQuery } from './query.ts';

const querySchema = z.object({
  include: fields.commaSeparated,
  limit: fields.limit(100, 25),
  next: fields.next,
  verbose: fields.flag,
});

function present(profile: Profile) {
  return profile.externalIds.map(({ id, type, sourceId, createdAt, firstMessageId }) => ({
    source_id: sourceId,
    collection: profile.collection,
    id,
    type,
    created_at: new Date(createdAt).toISOString(),
    encoding: 'none',
    first_message_id: firstMessageId,
  }));
}

/** Answers with all identifiers of a profile. */
export function answerExternalIds({ profile, query, path }: ProfileCall): Response {
  const { include, limit, next } = parseQuery(querySchema, query);
  const externalIds = present(profile).filter(({ type }) => include === undefined || include.includes(type));
  const { items: data, cursor } = page(externalIds, identifierKey, { limit, next, url: path });
  return Response.json({ data, cursor });
}

const linksQuerySchema = z.object({ limit: fields.limit(20, 20), next: fields.next });

/** Answers with the accounts of a user, or the users of an account. */
export function answerLinks({ profile, space, query, path }: ProfileCall): Response {
  const { limit, next } = parseQuery(linksQuerySchema, query);
  const toCollection = profile.collection === 'users' ? 'accounts' : 'users';
  const linked = new Set([...profile.links].flatMap((key) => space[toCollection].find(key) ?? []));
  const { items } = page([...linked], ({ segmentId }) => segmentId, { limit, next, url: path });
  return Response.json({
    data: items.map((other) => ({ to_collection: toCollection, external_ids: present(other) })),
  });
}

const deletionSchema = z.object({
  delete_external_ids: z.array(z.object({ id: z.string().min(1), type: z.string().min(1) })).length(1),
});

async function readDeletion(request: Request) {
  const body: unknown = await request.json().catch((error: unknown) => {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  });
  const identifier = deletionSchema.safeParse(body).data?.delete_external_ids[0];
  if (identifier === undefined) {
    throw new Refusal(profileError('bad_request', 'delete_external_ids must hold exactly one { id, type }.'));
  }
  return identifier;
}

/**
 * Removes one identifier from a profile that was looked up by `user_id`. The last `user_id`, a `group_id`, and the
 * identifier of the lookup itself stay. A later event can bring the identifier back.
 */
export async function answerDeletion({ workspace, space, profile, key, request }: ProfileCall): Promise<Response> {
  if (!workspace.switches.externalIdDeletion) {
    throw new Refusal(profileError('forbidden', 'Deleting identifiers is not enabled for this workspace.'));
  }
  if (!key.startsWith('user_id:')) {
    throw new Refusal(profileError('bad_request', 'The profile must be looked up by user_id.'));
  }
  const { id, type } = await readDeletion(request);
  const wanted = identifierKey({ id, type });
  const held = profile.externalIds.find((externalId) => identifierKey(externalId) === wanted);
  if (held === undefined)
    throw new Refusal(profileError('eid_not_found', 'The profile does not have this identifier.'));
  if (type === 'group_id') {
    throw new Refusal(profileError('unsupported_eid_type', 'A group_id cannot be deleted.'));
  }
  if (wanted === key) {
    throw new Refusal(profileError('bad_request', 'The identifier of the lookup cannot be deleted.'));
  }
  space.users.removeIdentifier(profile, held);
  return Response.json({ code: 'success', message: 'The identifier was deleted.' });
}
