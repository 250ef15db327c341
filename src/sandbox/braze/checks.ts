import { z } from 'zod';
import type { Json, JsonObject } from './json.ts';
import { type Prioritization, isEmail } from './profiles/index.ts';
import { badRequest } from './refusal.ts';

/** Most identifiers or entries that one request may carry, wherever Braze says 50. */
export const requestLimit = 50;
export const tooManyIds = 'The max number of ids per request was exceeded';
export const tooManyIdsOrAliases = 'The max number of external_ids and aliases per request was exceeded';

export const required = (field: string) => badRequest(`'${field}' is required`);
export const notValid = (field: string) => badRequest(`'${field}' is not valid`);

export const name = z.string().min(1);
export const jsonObject: z.ZodType<JsonObject> = z.record(z.string(), z.json());
export const alias = z.object({ alias_name: name, alias_label: name });

const email = z.string().refine(isEmail);

export const prioritization = z
  .array(z.enum(['identified', 'unidentified', 'most_recently_updated', 'least_recently_updated']))
  .min(1)
  .refine(
    (rules) => !(rules.includes('identified') && rules.includes('unidentified')),
  ) satisfies z.ZodType<Prioritization>;

export const byEmail = z.object({ email, prioritization });
export const byPhone = z.object({ phone: name, prioritization });

/** A list of at most `requestLimit` entries, refused with Braze's own words when there are more. */
export function upToLimit<Item extends z.ZodType>(item: Item, message: string = tooManyIds) {
  return z.array(item).max(requestLimit, message);
}

/** One string or a list of them, always read as a list; an empty list is as good as none. */
export const oneOrMore = z
  .union([name.transform((one) => [one]), z.array(name)])
  .refine((values) => values.length <= requestLimit, tooManyIds);

/** One address or a list of them, always read as a list. */
export const emails = oneOrMore.refine((values) => values.every(isEmail), "'email' is not valid");

function valueAt(body: Json, path: readonly PropertyKey[]): Json | undefined {
  return path.reduce((value: Json | undefined, key) => {
    if (Array.isArray(value)) return typeof key === 'number' ? value[key] : undefined;
    return typeof value === 'object' && value !== null && typeof key === 'string' ? value[key] : undefined;
  }, body);
}

/**
 * Reads a body or a part of one.
 *
 * @throws Refusal 400 that says which field is required or not valid, or with the sentence the schema gives
 */
export function read<Output>(schema: z.ZodType<Output>, body: JsonObject): Output {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  if (issue === undefined) throw notValid('body');
  const hasOwnWords = (issue.code === 'too_big' || issue.code === 'custom') && issue.message !== 'Invalid input';
  if (hasOwnWords) throw badRequest(issue.message);
  const field = issue.path.findLast((key) => typeof key === 'string') ?? 'body';
  throw valueAt(body, issue.path) === undefined ? required(field) : notValid(field);
}
