import { filledString, isObject, objectOrEmpty, type JsonObject } from '../json.ts';
import type { CallType, IngestCode } from '../state/index.ts';

const isAbsent = (value: unknown) => value === undefined || value === null;

function checkIds(type: CallType, fields: JsonObject): IngestCode | undefined {
  const { userId, anonymousId } = fields;
  if (!isAbsent(anonymousId) && typeof anonymousId !== 'string') return 'anonymous_id_invalid';
  if (type === 'alias') {
    return filledString(userId) === undefined || filledString(fields.previousId) === undefined
      ? 'id_required'
      : undefined;
  }
  if (filledString(userId) === undefined && filledString(anonymousId) === undefined) return 'no_user_anon_id';
  // An empty groupId passes here and is dropped by Unify.
  if (type === 'group' && typeof fields.groupId !== 'string') return 'id_required';
  return undefined;
}

function checkConsent(context: JsonObject, fields: JsonObject): IngestCode | undefined {
  if (isAbsent(context.consent)) return undefined;
  const preferences = objectOrEmpty(context.consent).categoryPreferences;
  if (isAbsent(preferences)) return 'consent_categoryprefences_should_exist';
  if (!isObject(preferences)) return 'consent_categorypreferences_should_be_object';
  if (Object.values(preferences).some((value) => typeof value !== 'boolean')) {
    return 'consent_categorypreferences_fields_should_be_bool';
  }
  return fields.event === 'Segment Consent Preference Updated' && filledString(fields.anonymousId) === undefined
    ? 'consent_needs_anonymous_id_set'
    : undefined;
}

function checkContext(fields: JsonObject): IngestCode | undefined {
  const context = objectOrEmpty(fields.context);
  const advertisingId = objectOrEmpty(context.device).advertisingId;
  if (!isAbsent(advertisingId) && typeof advertisingId !== 'string') return 'device_advertisingid_should_be_string';
  return checkConsent(context, fields);
}

function checkOwnFields(type: CallType, fields: JsonObject): IngestCode | undefined {
  switch (type) {
    case 'identify':
    case 'group':
      return isAbsent(fields.traits) || isObject(fields.traits) ? undefined : 'traits_not_object';
    case 'track':
      if (isAbsent(fields.event) || fields.event === '') return 'event_not_defined';
      if (typeof fields.event !== 'string') return 'event_not_string';
      return isAbsent(fields.properties) || isObject(fields.properties) ? undefined : 'properties_not_object';
    case 'page':
    case 'screen':
      if (!isAbsent(fields.name) && typeof fields.name !== 'string') return 'name_not_string';
      if (!isAbsent(fields.category) && typeof fields.category !== 'string') return 'category_not_string';
      return isAbsent(fields.properties) || isObject(fields.properties) ? undefined : 'properties_not_object';
    case 'alias':
      return undefined;
  }
}

/** Why the vendor would discard this event after having answered 200; undefined when it keeps it. */
export function discardCodeOf(type: CallType, fields: JsonObject): IngestCode | undefined {
  return checkIds(type, fields) ?? checkOwnFields(type, fields) ?? checkContext(fields);
}
