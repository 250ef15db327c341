import { z } from 'zod';
import {
  alias,
  byEmail,
  byPhone,
  name,
  notValid,
  read,
  requestLimit,
  required,
  tooManyIds,
  upToLimit,
} from '../checks.ts';
import type { Answer, Call, Endpoint } from '../endpoint.ts';
import {
  type Identifier,
  type Prioritization,
  type Profile,
  matches,
  mergeProfiles,
  prioritized,
} from '../profiles/index.ts';
import { badRequest } from '../refusal.ts';
import { type Workspace, acceptWrite } from '../workspace/index.ts';

interface Selector {
  identifier: Identifier;
  prioritization?: Prioritization;
}

/** The one profile that is meant; undefined for nobody and for several. */
function select({ profiles }: Workspace, { identifier, prioritization = [] }: Selector): Profile | undefined {
  return prioritized(matches(profiles, identifier), prioritization);
}

const deletion = z.object({
  external_ids: upToLimit(name).optional(),
  braze_ids: upToLimit(name).optional(),
  user_aliases: upToLimit(alias).optional(),
  email_addresses: upToLimit(byEmail).optional(),
  phone_numbers: upToLimit(byPhone).optional(),
});

function deletionSelectors(asked: z.infer<typeof deletion>): Selector[] {
  const lists: (Selector[] | undefined)[] = [
    asked.external_ids?.map((value) => ({ identifier: { kind: 'external_id', value } })),
    asked.braze_ids?.map((value) => ({ identifier: { kind: 'braze_id', value } })),
    asked.user_aliases?.map((value) => ({ identifier: { kind: 'user_alias', value } })),
    asked.email_addresses?.map(({ email: value, prioritization }) => ({
      identifier: { kind: 'email', value },
      prioritization,
    })),
    asked.phone_numbers?.map(({ phone: value, prioritization }) => ({
      identifier: { kind: 'phone', value },
      prioritization,
    })),
  ];
  const given = lists.filter((list) => list !== undefined);
  const only = given[0];
  if (only === undefined || only.length === 0) throw required('external_ids');
  if (given.length > 1) throw badRequest('Only one kind of identifier may be used per request');
  return only;
}

/** `deleted` counts what was queued, unknown identifiers included. */
function deleteUsers({ workspace, body }: Call): Answer {
  const selectors = deletionSelectors(read(deletion, body));
  acceptWrite(workspace, () => {
    for (const selector of selectors) {
      const profile = select(workspace, selector);
      if (profile !== undefined) workspace.profiles.remove(profile);
    }
  });
  return { status: 201, body: { deleted: selectors.length, message: 'success' } };
}

const identification = z.object({
  aliases_to_identify: z.array(z.object({ external_id: name, user_alias: alias })).optional(),
  emails_to_identify: z.array(byEmail.extend({ external_id: name })).optional(),
  phone_numbers_to_identify: z.array(byPhone.extend({ external_id: name })).optional(),
});

interface Identification extends Selector {
  externalId: string;
}

function identifications(asked: z.infer<typeof identification>): Identification[] {
  const aliases = asked.aliases_to_identify ?? [];
  const emails = asked.emails_to_identify ?? [];
  const phones = asked.phone_numbers_to_identify ?? [];
  return [
    ...aliases.map(({ external_id, user_alias: value }): Identification => ({
      externalId: external_id,
      identifier: { kind: 'user_alias', value },
    })),
    ...emails.map(({ external_id, email: value, prioritization }): Identification => ({
      externalId: external_id,
      identifier: { kind: 'email', value },
      prioritization,
    })),
    ...phones.map(({ external_id, phone: value, prioritization }): Identification => ({
      externalId: external_id,
      identifier: { kind: 'phone', value },
      prioritization,
    })),
  ];
}

/**
 * Gives an anonymous profile its external_id; when somebody has that id already, fills that profile from the
 * anonymous one, which goes away. An alias whose label the target has already stays where it is.
 */
function applyIdentification(workspace: Workspace, { externalId, ...selector }: Identification) {
  const anonymous = select(workspace, selector);
  if (anonymous === undefined || anonymous.externalId !== undefined) return;
  const target = workspace.profiles.withExternalId(externalId);
  if (target === undefined) {
    workspace.profiles.setExternalId(anonymous, externalId);
    workspace.profiles.touch(anonymous);
    return;
  }
  const { identifier } = selector;
  if (identifier.kind === 'user_alias' && target.aliases.has(identifier.value.alias_label)) return;
  mergeProfiles(workspace.profiles, anonymous, target);
}

function identify({ workspace, body }: Call): Answer {
  const entries = identifications(read(identification, body));
  if (entries.length === 0) throw required('aliases_to_identify');
  if (entries.length > requestLimit) throw badRequest(tooManyIds);
  acceptWrite(workspace, () => {
    for (const entry of entries) applyIdentification(workspace, entry);
  });
  return { status: 201, body: { aliases_processed: entries.length, message: 'success' } };
}

const identifierShape =
  "identifiers must be objects with an 'external_id' property that is a string, 'user_alias' property that is an " +
  "object, 'email' property that is a string, or 'phone' property that is a string";

const mergeIdentifier = z.union(
  [
    z.strictObject({ external_id: name }).transform(({ external_id: value }): Selector => ({
      identifier: { kind: 'external_id', value },
    })),
    z.strictObject({ user_alias: alias }).transform(({ user_alias: value }): Selector => ({
      identifier: { kind: 'user_alias', value },
    })),
    byEmail.strict().transform(({ email: value, prioritization }): Selector => ({
      identifier: { kind: 'email', value },
      prioritization,
    })),
    byPhone.strict().transform(({ phone: value, prioritization }): Selector => ({
      identifier: { kind: 'phone', value },
      prioritization,
    })),
  ],
  identifierShape,
);

const mergeUpdate = z.strictObject({ identifier_to_merge: z.unknown(), identifier_to_keep: z.unknown() });

function readMerges(updates: unknown): { merged: Selector; kept: Selector }[] {
  const objects = z.array(z.record(z.string(), z.unknown())).safeParse(updates);
  if (!objects.success) throw badRequest("'merge_updates' must be an array of objects");
  if (objects.data.length > requestLimit) {
    throw badRequest('a single request may not contain more than 50 merge updates');
  }
  return objects.data.map((update) => {
    const sides = mergeUpdate.safeParse(update);
    if (!sides.success) {
      throw badRequest("'merge_updates' must only have 'identifier_to_merge' and 'identifier_to_keep'");
    }
    const merged = mergeIdentifier.safeParse(sides.data.identifier_to_merge);
    const kept = mergeIdentifier.safeParse(sides.data.identifier_to_keep);
    if (!merged.success || !kept.success) throw badRequest(identifierShape);
    return { merged: merged.data, kept: kept.data };
  });
}

/** Merging has no deadline and no status; it comes after the ordinary writes. */
function merge({ workspace, body }: Call): Answer {
  const merges = readMerges(body['merge_updates']);
  if (merges.length === 0) throw notValid('merge_updates');
  const applyAll = () => {
    for (const { merged, kept } of merges) {
      const [from, into] = [select(workspace, merged), select(workspace, kept)];
      if (from !== undefined && into !== undefined) mergeProfiles(workspace.profiles, from, into);
    }
  };
  acceptWrite(workspace, applyAll, workspace.delays.merge);
  return { status: 202, body: { message: 'success' } };
}

const shared = { method: 'POST', pool: 'user_identity' } as const;

export const identityEndpoints: readonly Endpoint[] = [
  { ...shared, name: 'users.delete', path: '/users/delete', permission: 'users.delete', answer: deleteUsers },
  { ...shared, name: 'users.identify', path: '/users/identify', permission: 'users.identify', answer: identify },
  { ...shared, name: 'users.merge', path: '/users/merge', permission: 'users.merge', answer: merge },
];
