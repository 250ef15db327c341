import { z } from 'zod';
import { name } from '../checks.ts';
import type { Json } from '../json.ts';
import type { Profile } from '../profiles/index.ts';
import { parseTime } from '../times.ts';

/** Whether a profile belongs to the people that a connected audience describes. */
export type Audience = (profile: Profile, now: number) => boolean;

const day = 86_400_000;

const timeOf = (value: Json | undefined) => (typeof value === 'string' ? parseTime(value) : undefined);

/** Compares as numbers; false unless both are. */
const numbers =
  (fits: (left: number, right: number) => boolean) =>
  (value: Json | undefined, wanted: Json): boolean =>
    typeof value === 'number' && typeof wanted === 'number' && fits(value, wanted);

/** Compares times; false unless both can be read. */
const times =
  (fits: (left: number, right: number) => boolean) =>
  (value: Json | undefined, wanted: Json): boolean => {
    const [left, right] = [timeOf(value), timeOf(wanted)];
    return left !== undefined && right !== undefined && fits(left, right);
  };

/** Compares how many days a time is from now, in the past when `sign` is -1. */
const days =
  (sign: 1 | -1, fits: (distance: number, wanted: number) => boolean) =>
  (value: Json | undefined, wanted: Json, now: number): boolean => {
    const time = timeOf(value);
    return time !== undefined && typeof wanted === 'number' && fits((sign * (time - now)) / day, wanted);
  };

const includes = (value: Json | undefined, wanted: Json) => Array.isArray(value) && value.includes(wanted);
const fitsPattern = (value: Json | undefined, wanted: Json) =>
  typeof value === 'string' && typeof wanted === 'string' && new RegExp(wanted).test(value);

const comparisons = {
  equals: (value, wanted) => value === wanted,
  not_equal: (value, wanted) => value !== wanted,
  does_not_equal: (value, wanted) => value !== wanted,
  exists: (value) => value !== undefined,
  does_not_exist: (value) => value === undefined,
  greater_than: numbers((left, right) => left > right),
  greater_than_or_equal_to: numbers((left, right) => left >= right),
  less_than: numbers((left, right) => left < right),
  less_than_or_equal_to: numbers((left, right) => left <= right),
  includes_value: includes,
  does_not_include_value: (value, wanted) => !includes(value, wanted),
  matches_regex: fitsPattern,
  does_not_match_regex: (value, wanted) => !fitsPattern(value, wanted),
  after: times((left, right) => left > right),
  before: times((left, right) => left < right),
  greater_than_x_days_ago: days(-1, (distance, wanted) => distance > wanted),
  less_than_x_days_ago: days(-1, (distance, wanted) => distance >= 0 && distance < wanted),
  greater_than_x_days_in_the_future: days(1, (distance, wanted) => distance > wanted),
  less_than_x_days_in_the_future: days(1, (distance, wanted) => distance >= 0 && distance < wanted),
} satisfies Record<string, (value: Json | undefined, wanted: Json, now: number) => boolean>;

type Comparison = keyof typeof comparisons;

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

const isComparison = (text: string): text is Comparison => Object.hasOwn(comparisons, text);

const customAttribute = z
  .strictObject({
    custom_attribute: z
      .strictObject({
        // Nested custom attributes cannot be asked for.
        custom_attribute_name: name.regex(/^[^.[\]]+$/),
        comparison: z.custom<Comparison>((text) => typeof text === 'string' && isComparison(text)),
        value: z.union([z.string(), z.number(), z.boolean()]).nullable().default(null),
      })
      .refine(({ comparison, value }) => !comparison.endsWith('_regex') || isPattern(String(value))),
  })
  .transform(({ custom_attribute: { custom_attribute_name, comparison, value } }): Audience => {
    const fits = comparisons[comparison];
    return ({ customAttributes }, now) => fits(customAttributes.get(custom_attribute_name), value, now);
  });

const stateFilter = z.strictObject({
  comparison: z.enum(['is', 'is_not']),
  value: z.enum(['opted_in', 'subscribed', 'unsubscribed']),
});

const pushState = z
  .strictObject({ push_subscription_status: stateFilter })
  .transform(({ push_subscription_status: { comparison, value } }): Audience => {
    return (profile) => (profile.pushState === value) === (comparison === 'is');
  });

const emailState = z
  .strictObject({ email_subscription_status: stateFilter })
  .transform(({ email_subscription_status: { comparison, value } }): Audience => {
    return (profile) => (profile.emailState === value) === (comparison === 'is');
  });

const lastUsedApp = z
  .strictObject({
    last_used_app: z.strictObject({
      comparison: z.enum(['after', 'before']),
      value: z.string().refine((text) => parseTime(text) !== undefined),
    }),
  })
  .transform(({ last_used_app: { comparison, value } }): Audience => {
    return ({ fields }) => comparisons[comparison](fields.get('date_of_last_session'), value);
  });

/** A connected audience: filters joined by AND and OR, to any depth. */
export const audience: z.ZodType<Audience> = z.lazy(() =>
  z.union([
    z.strictObject({ AND: z.array(audience).min(1) }).transform(({ AND: parts }): Audience => {
      return (profile, now) => parts.every((fits) => fits(profile, now));
    }),
    z.strictObject({ OR: z.array(audience).min(1) }).transform(({ OR: parts }): Audience => {
      return (profile, now) => parts.some((fits) => fits(profile, now));
    }),
    customAttribute,
    pushState,
    emailState,
    lastUsedApp,
  ]),
);
