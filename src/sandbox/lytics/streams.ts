import { type Fields, type Json, toInstant, toIsoTime, toText } from './values.ts';

/** Where one field of a stream's records goes. */
export interface FieldMapping {
  to: string;
  /** `email` lower-cases and trims; `date` keeps the day of a time. Default: the value as it is. */
  as?: 'email' | 'date' | 'text';
}

/** How the records of a stream reach profiles at first: every field under its own name, or only those listed. */
export type StreamMapping = 'one_to_one' | Record<string, FieldMapping>;

/** One field of profiles that a field of a stream's records fills. A field may be read by several rules. */
export interface MappingRule extends FieldMapping {
  /** The field of the record. */
  source: string;
}

/** How the records of a stream reach profiles at some time. */
export interface StreamRules {
  rules: readonly MappingRule[];
  /** True: a field that no rule reads keeps its name. False: it reaches no profile. */
  keepsOtherFields: boolean;
}

/** The mapping that Lytics ships for the webhooks and files of Braze, on stream `braze_users`. */
export const brazeUsersMapping = {
  braze_id: { to: 'br_user_id' },
  city: { to: 'city' },
  country: { to: 'country' },
  email: { to: 'email', as: 'email' },
  first_name: { to: 'first_name' },
  gender: { to: 'gender' },
  language: { to: 'language' },
  last_name: { to: 'last_name' },
  phone_number: { to: 'phone', as: 'text' },
  time_zone: { to: 'time_zone' },
  date_of_birth: { to: 'birth_date', as: 'date' },
  twitter_handle: { to: 'tw_uid' },
} as const satisfies StreamMapping;

/** What the records of direct profile writes have as their stream. */
export const attributeStore = 'attribute_store';

/** A record that was uploaded, whether or not it reached a profile. */
export interface StreamRecord {
  stream: string;
  record: Fields;
  filename: string;
  /** Milliseconds since the epoch. */
  receivedAt: number;
  eventTime: number;
  /** `pending` until visible, `applied`, or why it is stored without ever reaching a profile. */
  outcome: 'pending' | 'applied' | { discarded: string };
}

function convert(value: Json, as: FieldMapping['as']): Json | undefined {
  switch (as) {
    case 'email':
      return toText(value).trim().toLowerCase();
    case 'text':
      return toText(value);
    case 'date': {
      const instant = toInstant(value);
      return instant === undefined ? undefined : toIsoTime(instant).slice(0, 10);
    }
    case undefined:
      return value;
  }
}

/**
 * The profile fields of a record. Empty values are left out: an upload never removes a field. When several rules fill
 * one field, the last of them wins that has a value.
 */
export function mapRecord(record: Fields, { rules, keepsOtherFields }: StreamRules): Fields {
  const present = new Map(Object.entries(record).filter(([, value]) => value !== null && value !== ''));
  const filled = rules.flatMap(({ source, to, as }): [string, Json][] => {
    const value = present.get(source);
    const converted = value === undefined ? undefined : convert(value, as);
    return converted === undefined ? [] : [[to, converted]];
  });
  if (!keepsOtherFields) return Object.fromEntries(filled);
  for (const { source } of rules) present.delete(source);
  const kept = [...present].map(([name, value]): [string, Json] =>
    name === '_uid' ? ['_uids', [value]] : [name, value],
  );
  return Object.fromEntries([...kept, ...filled]);
}
