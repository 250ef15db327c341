import { type Json, type JsonObject, byteLength, isObject } from '../json.ts';
import {
  type Identifier,
  type Profile,
  type UserAlias,
  isEmail,
  isPhone,
  matches,
  preferred,
} from '../profiles/index.ts';
import type { Workspace } from '../workspace/index.ts';

/** The profile that an object is about, or the sentence with which it is refused. */
export type Target = { identifier: Identifier } | { error: string };

const largestExternalId = 988;

const missing = "'external_id', 'braze_id', 'user_alias', 'email' or 'phone' is required";
export const invalidEmail = "The value provided for the 'email' field is not a valid email.";

function readAlias(value: Json): UserAlias | undefined {
  if (!isObject(value)) return undefined;
  const { alias_name, alias_label } = value;
  if (typeof alias_name !== 'string' || typeof alias_label !== 'string') return undefined;
  return alias_name === '' || alias_label === '' ? undefined : { alias_name, alias_label };
}

function externalIdTarget(value: Json, blocked: readonly string[]): Target {
  if (typeof value !== 'string' || value === '') return { error: "'external_id' is not valid" };
  if (byteLength(value) >= largestExternalId) return { error: "'external_id' must be fewer than 988 bytes" };
  if (blocked.includes(value)) return { error: 'provided external_id is blacklisted and disallowed' };
  return { identifier: { kind: 'external_id', value } };
}

/**
 * Chooses the identifier of an object. When it carries several, the order is external_id, braze_id, user_alias,
 * email, phone: what comes later is then no identifier but an attribute.
 */
export function readTarget(object: JsonObject, { settings }: Workspace): Target {
  const { external_id, braze_id, user_alias, email, phone } = object;
  const given = (value: Json | undefined): value is Json => value !== undefined && value !== null;
  if (given(external_id)) return externalIdTarget(external_id, settings.blockedExternalIds);
  if (given(braze_id)) {
    return typeof braze_id === 'string'
      ? { identifier: { kind: 'braze_id', value: braze_id } }
      : { error: "'braze_id' is not valid" };
  }
  if (given(user_alias)) {
    const alias = readAlias(user_alias);
    return alias === undefined
      ? { error: "'user_alias' is not valid" }
      : { identifier: { kind: 'user_alias', value: alias } };
  }
  if (given(email)) {
    return isEmail(email) ? { identifier: { kind: 'email', value: email } } : { error: invalidEmail };
  }
  if (given(phone)) {
    return isPhone(phone) ? { identifier: { kind: 'phone', value: phone } } : { error: "'phone' is not valid" };
  }
  return { error: missing };
}

function createFor({ profiles, subscriptions }: Workspace, identifier: Identifier): Profile {
  const profile = profiles.create();
  switch (identifier.kind) {
    case 'external_id':
      profiles.setExternalId(profile, identifier.value);
      break;
    case 'user_alias':
      profiles.addAlias(profile, identifier.value);
      break;
    case 'email':
      subscriptions.setEmail(profile, identifier.value);
      break;
    case 'phone':
      profiles.setPhone(profile, identifier.value);
      break;
    case 'braze_id':
      throw new TypeError('a braze_id is given by Braze and never makes a profile');
  }
  return profile;
}

/**
 * The profile that an object is written to, made if need be. A braze_id never makes one, an alias only with an
 * explicit `_update_existing_only: false`, the others unless it is true.
 *
 * @returns undefined when nobody matches and nobody may be made: the object is then skipped without an error
 */
export function findOrCreate(
  workspace: Workspace,
  identifier: Identifier,
  updateExistingOnly: Json | undefined,
): Profile | undefined {
  const existing = preferred(matches(workspace.profiles, identifier));
  if (existing !== undefined || identifier.kind === 'braze_id') return existing;
  const creates = identifier.kind === 'user_alias' ? updateExistingOnly === false : updateExistingOnly !== true;
  return creates ? createFor(workspace, identifier) : undefined;
}
