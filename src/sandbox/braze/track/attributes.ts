import { type Json, type JsonObject, isObject } from '../json.ts';
import {
  type GroupState,
  type Profile,
  acceptsField,
  channelState,
  isEmail,
  isPlainField,
  isReserved,
  writeCustomAttribute,
  writeField,
} from '../profiles/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { invalidEmail } from './target.ts';

interface GroupChange {
  subscription_group_id: string;
  subscription_state: GroupState;
}

const elements = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

function readGroupChange(value: Json): GroupChange | undefined {
  if (!isObject(value)) return undefined;
  const { subscription_group_id, subscription_state } = value;
  if (typeof subscription_group_id !== 'string') return undefined;
  if (subscription_state !== 'subscribed' && subscription_state !== 'unsubscribed') return undefined;
  return { subscription_group_id, subscription_state };
}

const isPushToken = (value: Json) =>
  isObject(value) && typeof value['app_id'] === 'string' && typeof value['token'] === 'string';

/** Whether a reserved name outside the plain fields can take the value; null is always taken. */
function acceptsSpecial(name: string, value: Json, workspace: Workspace): boolean {
  if (value === null) return true;
  switch (name) {
    case 'phone':
      return typeof value === 'string' && value !== '';
    case 'email_subscribe':
    case 'push_subscribe':
      return channelState(value) !== undefined;
    case 'push_tokens':
      return Array.isArray(value) && value.every(isPushToken);
    case 'subscription_groups':
      return (
        Array.isArray(value) &&
        value.every((entry) => {
          const change = readGroupChange(entry);
          return change !== undefined && workspace.subscriptions.group(change.subscription_group_id) !== undefined;
        })
      );
    case '_update_existing_only':
    case '_merge_objects':
    case 'push_token_import':
      return typeof value === 'boolean';
    default:
      return true;
  }
}

const accepts = (name: string, value: Json, workspace: Workspace) =>
  isPlainField(name) ? acceptsField(name, value) : acceptsSpecial(name, value, workspace);

/** Why the object is refused; undefined when it is accepted. */
export function refusedAttribute(object: JsonObject, workspace: Workspace): string | undefined {
  const { email } = object;
  if (email !== undefined && email !== null && !isEmail(email)) return invalidEmail;
  if (workspace.settings.invalidFields === 'ignore') return undefined;
  const wrong = Object.entries(object).find(([name, value]) => !accepts(name, value, workspace));
  return wrong === undefined ? undefined : `'${wrong[0]}' is not valid`;
}

function applyAddresses({ profiles, subscriptions }: Workspace, profile: Profile, { email, phone }: JsonObject) {
  if (email === null || isEmail(email)) subscriptions.setEmail(profile, email ?? undefined);
  if (phone === null || (typeof phone === 'string' && phone !== '')) profiles.setPhone(profile, phone ?? undefined);
}

function applyConsent({ subscriptions }: Workspace, profile: Profile, object: JsonObject) {
  const emailState = channelState(object['email_subscribe']);
  if (emailState !== undefined) subscriptions.setEmailState(profile, emailState);
  const pushState = channelState(object['push_subscribe']);
  if (pushState !== undefined) subscriptions.setPushState(profile, pushState);
  for (const entry of elements(object['subscription_groups'])) {
    const change = readGroupChange(entry);
    const group = change && subscriptions.group(change.subscription_group_id);
    if (change && group) subscriptions.setGroup(profile, group, change.subscription_state);
  }
}

function applyPushTokens(profile: Profile, tokens: Json | undefined) {
  if (tokens === null) profile.pushTokens.clear();
  for (const entry of elements(tokens)) {
    if (!isObject(entry)) continue;
    const { app_id, token, device_id } = entry;
    if (typeof app_id !== 'string' || typeof token !== 'string') continue;
    const known = profile.pushTokens.get(token)?.device_id;
    const device = typeof device_id === 'string' ? device_id : (known ?? crypto.randomUUID());
    profile.pushTokens.set(token, { app_id, token, device_id: device });
  }
}

function applyCustomAttributes(workspace: Workspace, profile: Profile, object: JsonObject) {
  const { arrayLimit, blockedAttributes } = workspace.settings;
  const settings = { arrayLimit, mergeObjects: object['_merge_objects'] === true };
  for (const [name, value] of Object.entries(object)) {
    if (isReserved(name) || blockedAttributes.includes(name)) continue;
    writeCustomAttribute(profile.customAttributes, name, value, settings);
    const stored = profile.customAttributes.get(name);
    if (stored !== undefined) workspace.attributeDefinitions.set(name, stored);
  }
}

/** Writes an accepted attributes object into its profile. */
export function applyAttributes(workspace: Workspace, profile: Profile, object: JsonObject) {
  applyAddresses(workspace, profile, object);
  for (const [name, value] of Object.entries(object)) {
    if (isPlainField(name) && acceptsField(name, value)) writeField(profile.fields, name, value);
  }
  applyPushTokens(profile, object['push_tokens']);
  applyConsent(workspace, profile, object);
  applyCustomAttributes(workspace, profile, object);
  workspace.profiles.touch(profile);
}

/** `push_token_import`: an anonymous profile for tokens that nobody has yet; known tokens are ignored. */
export function importPushTokens(workspace: Workspace, object: JsonObject) {
  const known = new Set(workspace.profiles.all().flatMap(({ pushTokens }) => [...pushTokens.keys()]));
  const fresh = elements(object['push_tokens']).filter(
    (entry) => isObject(entry) && typeof entry['token'] === 'string' && !known.has(entry['token']),
  );
  if (fresh.length > 0) applyAttributes(workspace, workspace.profiles.create(), { ...object, push_tokens: fresh });
}

/** Why a push token import is refused; undefined when it is accepted. */
export function refusedImport({ external_id, braze_id, push_tokens }: JsonObject): string | undefined {
  if (external_id !== undefined) return "'external_id' is not valid";
  if (braze_id !== undefined) return "'braze_id' is not valid";
  if (push_tokens === undefined) return "'push_tokens' is required";
  const isValid = Array.isArray(push_tokens) && push_tokens.length > 0 && push_tokens.every(isPushToken);
  return isValid ? undefined : "'push_tokens' is not valid";
}
