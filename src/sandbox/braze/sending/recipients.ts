import { z } from 'zod';
import { alias, jsonObject, name, prioritization, requestLimit, tooManyIdsOrAliases } from '../checks.ts';
import type { JsonObject } from '../json.ts';
import {
  type Identifier,
  type Prioritization,
  type Profile,
  isEmail,
  matches,
  prioritized,
} from '../profiles/index.ts';
import { badRequest } from '../refusal.ts';
import { type TrackedObject, applyObject, checkBatch } from '../track/index.ts';
import type { Workspace } from '../workspace/index.ts';

/** Somebody whom a message is for, and what is written to the profile before it is sent. */
export interface Recipient {
  identifier: Identifier;
  prioritization: Prioritization;
  attributes: TrackedObject | undefined;
}

const recipient = z
  .object({
    external_user_id: name.optional(),
    user_alias: alias.optional(),
    email: z.string().refine(isEmail).optional(),
    prioritization: prioritization.optional(),
    send_to_existing_only: z.boolean().default(true),
    attributes: jsonObject.optional(),
    trigger_properties: jsonObject.optional(),
    canvas_entry_properties: jsonObject.optional(),
    context: jsonObject.optional(),
  })
  .refine(
    ({ external_user_id, user_alias, email }) =>
      [external_user_id, user_alias, email].filter((value) => value !== undefined).length === 1,
    "a recipient needs one of 'external_user_id', 'user_alias' and 'email'",
  )
  .refine((asked) => asked.email === undefined || asked.prioritization !== undefined, "'prioritization' is required")
  .refine(
    (asked) => asked.send_to_existing_only || asked.attributes !== undefined,
    "'attributes' is required when 'send_to_existing_only' is false",
  )
  .refine(
    (asked) => asked.send_to_existing_only || asked.user_alias === undefined,
    "'send_to_existing_only' cannot be false for a 'user_alias'",
  );

type AskedRecipient = z.infer<typeof recipient>;

export const recipients = z.array(recipient).max(requestLimit, tooManyIdsOrAliases);

function identifierOf({ external_user_id, user_alias, email }: AskedRecipient): Identifier {
  if (external_user_id !== undefined) return { kind: 'external_id', value: external_user_id };
  if (user_alias !== undefined) return { kind: 'user_alias', value: user_alias };
  return { kind: 'email', value: email ?? '' };
}

/** The object that `/users/track` would take for the attributes of a recipient. */
function trackedOf(workspace: Workspace, asked: AskedRecipient): TrackedObject | undefined {
  if (asked.attributes === undefined) return undefined;
  const identifier = identifierOf(asked);
  const object: JsonObject = {
    ...asked.attributes,
    [identifier.kind]: identifier.kind === 'user_alias' ? { ...identifier.value } : identifier.value,
    _update_existing_only: asked.send_to_existing_only,
  };
  const { accepted, refused } = checkBatch({ attributes: [object], events: [], purchases: [] }, workspace);
  if (refused[0] !== undefined) throw badRequest(refused[0].type);
  return accepted[0];
}

/** @throws Refusal 400 when the attributes of one are not valid */
export function readRecipients(workspace: Workspace, asked: readonly AskedRecipient[]): Recipient[] {
  return asked.map((one) => ({
    identifier: identifierOf(one),
    prioritization: one.prioritization ?? [],
    attributes: trackedOf(workspace, one),
  }));
}

/** Writes the attributes and finds the profiles; nobody and several both mean that nothing is sent. */
export function findRecipients(workspace: Workspace, list: readonly Recipient[]): Profile[] {
  return list.flatMap(({ identifier, prioritization: rules, attributes }) => {
    if (attributes !== undefined) applyObject(workspace, attributes);
    const profile = prioritized(matches(workspace.profiles, identifier), rules);
    return profile === undefined ? [] : [profile];
  });
}
