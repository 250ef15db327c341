import { z } from '@hono/zod-openapi';
import { CrosswalkError } from '../errors/index.ts';
import { type JsonObject, type JsonValue } from '../mapping/index.ts';
import { longestPage } from '../proxy/index.ts';
import { type Principal } from '../tokens/index.ts';
import { type ShapeOptions } from '../unified/index.ts';
import { chooseAccount } from './account-audience.ts';
import { booleanParameter, integerParameter, listParameter, textParameter } from './query.ts';

/** Parameters that Crosswalk reads itself; all others are filters, or the vendor's. */
const ownParameters = new Set([
  'integrated_account_id',
  'limit',
  'next_cursor',
  'prev_cursor',
  'remote_query',
  'user_type',
]);
const ownPrefix = 'truto_';

const formats = ['unified', 'raw', 'normalized', 'debug'] as const;

/** A whole number in a query, as OpenAPI describes it. */
function integer(minimum: number, maximum: number) {
  return z.string().optional().openapi({ type: 'integer', minimum, maximum });
}

const text = (description: string, example?: string) =>
  z
    .string()
    .optional()
    .openapi({ description, ...(example === undefined ? {} : { example }) });

export const accountParameter = {
  integrated_account_id: text('The account that the call is for.', '0f8b6f0e-6c0b-4c55-9d0e-0a9f1c8d2b31'),
};

export const shapeParameters = {
  truto_response_format: z.enum(formats).optional().openapi({
    description:
      'unified (default), normalized (the vendor’s records in the envelope), raw (the vendor’s answer) or debug.',
  }),
  truto_ignore_remote_data: z.enum(['true', 'false']).optional().openapi({ description: 'Leaves out remote_data.' }),
  'truto_exclude_fields[]': text(
    'Fields of the model to leave out; repeated, or with commas. Not with raw or normalized.',
  ),
};

/** The parameters of a list whose pages have this many items at most. */
export const pageParametersUpTo = (longest: number) => ({
  limit: integer(1, longest).openapi({ description: 'Items per page at most.' }),
  next_cursor: text('The cursor of the page, from next_cursor of the one before it.'),
  prev_cursor: text('The cursor of the page, from prev_cursor of the one after it. Not together with next_cursor.'),
});

export const pageParameters = pageParametersUpTo(longestPage);

/** The account that a call is for. @throws CrosswalkError `invalid_request` or `account_not_found` */
export function readAccountId(query: JsonObject, principal: Principal): string {
  return chooseAccount(principal, textParameter(query, 'integrated_account_id'));
}

/** What of the answer the caller wants. */
export function readShape(query: JsonObject): ShapeOptions {
  const format = textParameter(query, 'truto_response_format') ?? 'unified';
  const known = formats.find((candidate) => candidate === format);
  if (known === undefined) {
    throw new CrosswalkError('invalid_request', `truto_response_format must be one of ${formats.join(', ')}.`, {
      errors: [{ path: 'truto_response_format', message: `must be one of ${formats.join(', ')}` }],
    });
  }
  return {
    format: known,
    ignoreRemoteData: booleanParameter(query, 'truto_ignore_remote_data'),
    excludeFields: listParameter(query, 'truto_exclude_fields'),
    keyBy: textParameter(query, 'truto_key_by'),
  };
}

/** Which page the caller wants. `prev_cursor` of an answer may be sent back under either name. */
export function readPage(
  query: JsonObject,
  longest = longestPage,
): { limit: number | undefined; cursor: string | undefined } {
  const next = textParameter(query, 'next_cursor');
  const previous = textParameter(query, 'prev_cursor');
  if (next !== undefined && previous !== undefined) {
    throw new CrosswalkError('invalid_request', 'Send next_cursor or prev_cursor, not both.', {
      errors: [{ path: 'prev_cursor', message: 'stands beside next_cursor' }],
    });
  }
  const limit = integerParameter(query, 'limit', { minimum: 1, maximum: longest });
  const isIgnored = booleanParameter(query, 'truto_ignore_limit');
  return { limit: isIgnored ? undefined : limit, cursor: next ?? previous };
}

/** The parameters that are not Crosswalk's own. */
export function foreignParameters(query: JsonObject): Record<string, JsonValue> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined || ownParameters.has(name) || name.startsWith(ownPrefix) ? [] : [[name, value] as const],
    ),
  );
}

/** Profiles are end customers; dashboard seats are another kind of user that no vendor mixes with them. */
export function checkUserType(query: JsonObject): void {
  const type = textParameter(query, 'user_type');
  if (type === undefined || type === 'end_user') return;
  throw new CrosswalkError(
    'unsupported_filter',
    'user-directory/users are end customers (user_type=end_user). Read dashboard seats with the vendor’s own calls under /proxy.',
    {
      errors: [{ path: 'user_type', message: 'must be end_user' }],
    },
  );
}

export const confirmationHeader = z.object({
  prefer: text(
    'confirm reads the write back until the vendor shows it, and answers applied: confirmed; wait=60 bounds the seconds (30 when absent). What is not shown by then is answered as applied: accepted, for the vendor took it: it shows it later, or another write has replaced it since.',
    'confirm',
  ),
});

const longestConfirmation = 120;

/**
 * `Prefer: confirm` reads a write back until the vendor shows it, for 30 seconds at most; `Prefer: confirm, wait=60`
 * (RFC 7240) sets the bound. A write that another one replaces meanwhile is never shown, so it is answered as accepted
 * when the time is over: vendors tell neither versions nor writers, and what is shown of a record on its way to being
 * consistent looks just like the work of somebody else.
 */
export function readConfirmation(prefer: string | undefined): { confirmWithin?: number } {
  const preferences = (prefer ?? '').split(/[,;]/).map((preference) => preference.trim().toLowerCase());
  if (!preferences.includes('confirm')) return {};
  const wait = preferences
    .map((preference) => /^wait=(\d{1,4})$/.exec(preference)?.[1])
    .find((seconds) => seconds !== undefined);
  return { confirmWithin: Math.min(Number(wait ?? 30), longestConfirmation) * 1000 };
}
