import { type Json, type JsonObject, compact, isObject } from '../json.ts';
import { printTime } from '../times.ts';
import type { Profile, Tally } from './profile.ts';

/** An app of the workspace, as push tokens name it on export. */
export interface App {
  id: string;
  name: string;
  platform: string;
}

export interface ReadSettings {
  apps: readonly App[];
  /** Documented as longitude first, printed the other way round in Braze's own sample. */
  lastCoordinates: 'longitude_first' | 'latitude_first';
}

type FieldReader = (profile: Profile, settings: ReadSettings, now: number) => Json | undefined;

const ninetyDays = 90 * 86_400_000;

const stored =
  (name: string): FieldReader =>
  ({ fields }) =>
    fields.get(name);

/** Only names active in the last 90 days are listed, but `first` and `count` cover all time. */
const summaries = (tallies: ReadonlyMap<string, Tally>, now: number): Json[] =>
  [...tallies]
    .filter(([, { last }]) => last >= now - ninetyDays)
    .map(([name, { first, last, count }]) => ({ name, first: printTime(first), last: printTime(last), count }));

function lastCoordinates(profile: Profile, { lastCoordinates: order }: ReadSettings): Json | undefined {
  const location = profile.fields.get('current_location');
  if (!isObject(location)) return undefined;
  const pair = [location['longitude'] ?? null, location['latitude'] ?? null];
  return order === 'longitude_first' ? pair : pair.toReversed();
}

function pushTokens(profile: Profile, { apps }: ReadSettings): Json[] {
  return [...profile.pushTokens.values()].map(({ app_id, token, device_id }) => {
    const app = apps.find(({ id }) => id === app_id);
    return {
      app: app?.name ?? app_id,
      platform: app?.platform ?? 'Unknown',
      token,
      device_id,
      notifications_enabled: true,
    };
  });
}

/** A profile that was made through the REST API never used an app, so nothing is known of these. */
const unknownHere: FieldReader = () => undefined;

/** Every name that `fields_to_export` may hold, with what it reads. */
const exportable: Readonly<Record<string, FieldReader>> = {
  apps: unknownHere,
  attributed_campaign: unknownHere,
  attributed_source: unknownHere,
  attributed_adgroup: unknownHere,
  attributed_ad: unknownHere,
  braze_id: ({ brazeId }) => brazeId,
  country: stored('country'),
  created_at: ({ createdAt }) => printTime(createdAt),
  custom_attributes: ({ customAttributes }) => Object.fromEntries(customAttributes),
  custom_events: ({ customEvents }, _settings, now) => summaries(customEvents, now),
  devices: unknownHere,
  dob: stored('dob'),
  email: ({ email }) => email,
  email_subscribe: ({ emailState }) => emailState,
  external_id: ({ externalId }) => externalId,
  first_name: stored('first_name'),
  gender: stored('gender'),
  home_city: stored('home_city'),
  language: stored('language'),
  last_coordinates: lastCoordinates,
  last_name: stored('last_name'),
  phone: ({ phone }) => phone,
  purchases: ({ purchases }, _settings, now) => summaries(purchases, now),
  push_subscribe: ({ pushState }) => pushState,
  push_tokens: pushTokens,
  random_bucket: ({ brazeId }) => Number.parseInt(brazeId.slice(-6), 16) % 10_000,
  time_zone: stored('time_zone'),
  total_revenue: ({ totalRevenue }) => totalRevenue,
  uninstalled_at: unknownHere,
  user_aliases: ({ aliases }) => [...aliases].map(([alias_label, alias_name]) => ({ alias_name, alias_label })),
};

/** What the object carries besides when no fields are chosen. */
const onlyInWholeObject: Readonly<Record<string, FieldReader>> = {
  push_opted_in_at: ({ pushOptedInAt }) => (pushOptedInAt === undefined ? undefined : printTime(pushOptedInAt)),
};

export function isExportable(field: string): boolean {
  return Object.hasOwn(exportable, field);
}

const isEmpty = (value: Json | undefined) =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0);

/**
 * A profile as the exports print it: custom attributes nested, events and purchases as summaries, nothing that is
 * null or empty.
 *
 * @param fields names of `fields_to_export`; undefined for the whole object
 * @param now milliseconds since the epoch
 */
export function readProfile(
  profile: Profile,
  fields: readonly string[] | undefined,
  settings: ReadSettings,
  now: number,
): JsonObject {
  const readers = { ...exportable, ...onlyInWholeObject };
  const names = fields ?? Object.keys(readers);
  return compact(
    Object.fromEntries(
      names.map((name) => {
        const value = readers[name]?.(profile, settings, now);
        return [name, isEmpty(value) ? undefined : value];
      }),
    ),
  );
}
