import { type Json, isObject } from '../json.ts';
import { parseDate, parseTime } from '../times.ts';
import { countryCode } from './countries.ts';
import type { ChannelState } from './profile.ts';
import { isTimeZone } from './time-zones.ts';

/** What a reserved field does with a value that is not null. */
interface FieldRule {
  accepts: (value: Json) => boolean;
  /** What is kept: null removes the field, undefined leaves it as it is. Absent: the value itself. */
  keeps?: (value: Json) => Json | undefined;
}

const isString = (value: Json): value is string => typeof value === 'string';
const isBoolean = (value: Json) => typeof value === 'boolean';
const string: FieldRule = { accepts: isString };
const boolean: FieldRule = { accepts: isBoolean };
const datetime: FieldRule = { accepts: (value) => isString(value) && parseTime(value) !== undefined };
const object: FieldRule = { accepts: isObject };
const genders: readonly Json[] = ['M', 'F', 'O', 'N', 'P'];
const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

const isWithin = (value: Json | undefined, bound: number) => typeof value === 'number' && Math.abs(value) <= bound;
const isLanguage = (value: Json) =>
  isString(value) && /^[a-z]{2}(-[A-Za-z]{2,4})?$/.test(value) && languages.of(value) !== undefined;

/** The reserved fields that a profile keeps as plain values. Names are case-sensitive. */
const plainFields: ReadonlyMap<string, FieldRule> = new Map<string, FieldRule>([
  ['first_name', string],
  ['last_name', string],
  ['home_city', string],
  ['image_url', string],
  ['gender', { accepts: (value) => genders.includes(value) }],
  ['dob', { accepts: (value) => isString(value) && parseDate(value) !== undefined }],
  ['country', { accepts: isString, keeps: (value) => (isString(value) ? countryCode(value) : null) }],
  ['language', { accepts: isLanguage }],
  // A name that Braze does not know is no error: the field just stays as it was.
  ['time_zone', { accepts: () => true, keeps: (value) => (isString(value) && isTimeZone(value) ? value : undefined) }],
  [
    'current_location',
    {
      accepts: (value) => isObject(value) && isWithin(value['longitude'], 180) && isWithin(value['latitude'], 90),
    },
  ],
  ['date_of_first_session', datetime],
  ['date_of_last_session', datetime],
  ['marked_email_as_spam_at', datetime],
  ['email_open_tracking_disabled', boolean],
  ['email_click_tracking_disabled', boolean],
  ['facebook', object],
  ['twitter', object],
  // Withdrawn: still reserved, so it does not become a custom attribute, but nothing is kept.
  ['bio', { accepts: () => true, keeps: () => undefined }],
]);

/** Reserved names that steer the write or are kept elsewhere than among the plain fields. */
const otherReserved: ReadonlySet<string> = new Set([
  'external_id',
  'braze_id',
  'user_alias',
  'email',
  'phone',
  'email_subscribe',
  'push_subscribe',
  'push_tokens',
  'push_token_import',
  'subscription_groups',
  '_update_existing_only',
  '_merge_objects',
]);

const channelStates: readonly ChannelState[] = ['opted_in', 'subscribed', 'unsubscribed'];

export function channelState(value: Json | undefined): ChannelState | undefined {
  return channelStates.find((state) => state === value);
}

const address = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

export function isEmail(value: Json | undefined): value is string {
  return typeof value === 'string' && address.test(value);
}

/** E.164, with the usual separators tolerated. */
export function isPhone(value: Json | undefined): value is string {
  return typeof value === 'string' && /^\+?[1-9]\d{4,14}$/.test(value.replaceAll(/[\s().-]/g, ''));
}

export function isPlainField(name: string): boolean {
  return plainFields.has(name);
}

export function isReserved(name: string): boolean {
  return plainFields.has(name) || otherReserved.has(name);
}

/** False for a value that this reserved field cannot take; null can always be written and removes the field. */
export function acceptsField(name: string, value: Json): boolean {
  return value === null || (plainFields.get(name)?.accepts(value) ?? true);
}

/** Writes one plain field. The value must have been accepted. */
export function writeField(fields: Map<string, Json>, name: string, value: Json) {
  const keeps = plainFields.get(name)?.keeps;
  const kept = value === null || keeps === undefined ? value : keeps(value);
  if (kept === null) fields.delete(name);
  else if (kept !== undefined) fields.set(name, kept);
}
