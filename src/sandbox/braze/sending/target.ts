import { z } from 'zod';
import { alias, name, read, requestLimit, tooManyIdsOrAliases } from '../checks.ts';
import { type JsonObject } from '../json.ts';
import type { Profile } from '../profiles/index.ts';
import { badRequest } from '../refusal.ts';
import { segmentOf } from '../lookups.ts';
import { type BrazeSegment, type Workspace, segmentMembers } from '../workspace/index.ts';
import { type Audience, audience } from './audience.ts';
import { type Recipient, findRecipients, readRecipients, recipients } from './recipients.ts';

/** Whom a message is for: named people, or everybody of a segment and an audience. */
export interface Target {
  recipients: readonly Recipient[];
  segment: BrazeSegment | undefined;
  audience: Audience | undefined;
  isBroadcast: boolean;
}

const group = z.object({ broadcast: z.boolean().default(false), audience: audience.optional() });

const messageTarget = group.extend({
  external_user_ids: z.array(name).default([]),
  user_aliases: z.array(alias).default([]),
  segment_id: name.optional(),
});

const triggerTarget = group.extend({ recipients: recipients.default([]) });

function refuseBoth(list: readonly Recipient[], broadcast: boolean) {
  if (list.length > 0 && broadcast) throw badRequest("'broadcast' cannot be combined with recipients");
}

/** The target of a message that the call itself holds. */
export function readMessageTarget(workspace: Workspace, body: JsonObject): Target {
  const asked = read(messageTarget, body);
  const { external_user_ids, user_aliases, segment_id, broadcast } = asked;
  if (external_user_ids.length + user_aliases.length > requestLimit) throw badRequest(tooManyIdsOrAliases);
  const list: Recipient[] = [
    ...external_user_ids.map((value): Recipient['identifier'] => ({ kind: 'external_id', value })),
    ...user_aliases.map((value): Recipient['identifier'] => ({ kind: 'user_alias', value })),
  ].map((identifier) => ({ identifier, prioritization: [], attributes: undefined }));
  const isNobody = list.length === 0 && segment_id === undefined && asked.audience === undefined && !broadcast;
  if (isNobody) throw badRequest('No Recipients');
  refuseBoth(list, broadcast);
  const segment = segment_id === undefined ? undefined : segmentOf(workspace, segment_id);
  return { recipients: list, segment, audience: asked.audience, isBroadcast: broadcast };
}

/** The target of an API-triggered campaign or Canvas: without recipients it must say that it is a broadcast. */
export function readTriggerTarget(workspace: Workspace, body: JsonObject): Target {
  const asked = read(triggerTarget, body);
  if (asked.recipients.length === 0 && !asked.broadcast) throw badRequest('No Recipients');
  const list = readRecipients(workspace, asked.recipients);
  refuseBoth(list, asked.broadcast);
  return { recipients: list, segment: undefined, audience: asked.audience, isBroadcast: asked.broadcast };
}

/** True when a body names nobody, so that the call counts towards the limit of sends to groups. */
export function namesNobody({ external_user_ids, user_aliases, recipients: list }: JsonObject): boolean {
  return [external_user_ids, user_aliases, list].every((value) => !Array.isArray(value) || value.length === 0);
}

/** Who a target is now. Writes the attributes that recipients bring along. */
export function findTarget(workspace: Workspace, target: Target): Profile[] {
  if (target.recipients.length > 0) return findRecipients(workspace, target.recipients);
  const everybody = target.segment === undefined ? workspace.profiles.all() : segmentMembers(workspace, target.segment);
  const now = workspace.clock.now();
  return everybody.filter((profile) => target.audience?.(profile, now) !== false);
}
