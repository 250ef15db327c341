import { z } from 'zod';
import { isForSyncs, nearest } from '../../../definitions/index.ts';
import { CrosswalkError, shorten } from '../../../errors/index.ts';
import { isJsonObject, type JsonObject } from '../../../mapping/index.ts';
import { parseJson } from '../../../proxy/index.ts';
import { type ApiContext, check, readQuery } from '../../mount.ts';
import { type FieldOptions, hasOptions, type Reasons } from './field-options.ts';

/** Bytes of all options together: browsers keep no cookie of more than 4,096, and the rest of the visit stands in it too. */
const largestOptions = 1500;
const longestMessage = 200;

const json = z.string().transform((text, issues) => {
  const value = parseJson(text);
  if (value === undefined) issues.addIssue({ code: 'custom', message: 'must be JSON' });
  // A record of zod leaves this name out without a word.
  if (isJsonObject(value) && Object.hasOwn(value, '__proto__')) {
    issues.addIssue({ code: 'custom', message: 'names __proto__, which is no field of this page' });
  }
  return value;
});

/** Browsers send other characters otherwise than they are shown, and no database stores half a character. */
const isPlain = (text: string) => !/[\p{Cc}\p{Cs}]/u.test(text);
const notPlain = 'must have no control character';

const plainValues = z.record(
  z.string(),
  z
    .union([z.string(), z.number(), z.boolean()], 'must be a text, a number, true or false')
    .transform((value) => String(value).trim())
    .refine(isPlain, notPlain),
  'must be an object of plain values',
);

const reason = z.union(
  [z.literal(true), z.strictObject({ message: z.string().max(longestMessage).refine(isPlain, notPlain).optional() })],
  `must be true, or an object with at most a message of up to ${longestMessage} characters`,
);

/** In the form that Truto takes, an object by name, and in simpler ones. */
const namedFields = z
  .union([z.boolean(), z.array(z.string()), z.record(z.string(), reason)])
  .transform((named): Reasons => {
    if (typeof named === 'boolean') return named || {};
    if (Array.isArray(named)) return Object.fromEntries(named.map((name) => [name, '']));
    return Object.fromEntries(
      Object.entries(named).map(([name, said]) => [name, said === true ? '' : (said.message ?? '')]),
    );
  });

/** By the names that Truto's link SDK sends. */
const querySchema = z.object({
  truto_additional_context: json.pipe(plainValues).optional(),
  truto_disabled_fields: json.pipe(namedFields).optional(),
  truto_prevent_deselect: json.pipe(namedFields).optional(),
});

type Query = z.infer<typeof querySchema>;

const parameters = Object.keys(querySchema.shape);

/** @throws CrosswalkError `invalid_request` for what only looks like one of the options */
function requireOptions(query: JsonObject): void {
  const unknown = Object.keys(query).find((name) => name.startsWith('truto_') && !parameters.includes(name));
  if (unknown === undefined) return;
  const near = nearest(unknown, parameters);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  const message = `This page does not know ${shorten(unknown)}.${hint} There are: ${parameters.join(', ')}.`;
  throw new CrosswalkError('invalid_request', message, {
    errors: [{ path: unknown, message: 'is no option of this page' }],
  });
}

/** The names of everything that the page of an account shows. */
async function namesOn(context: ApiContext, { account, tenant }: { account: string; tenant: string }) {
  const { accounts, definitions, fieldMaps } = context.get('services');
  const { integration } = await accounts.get(account, tenant);
  const { fields } = await fieldMaps.get(account, tenant);
  const connection = Object.entries(definitions.get(integration.name).connection);
  const settings = connection.filter(([, field]) => isForSyncs(field)).map(([name]) => name);
  return [...new Set([...fields.map(({ name }) => name), ...settings])];
}

/** @throws CrosswalkError `invalid_request` for names that the page does not have */
function requireKnown(query: Query, known: readonly string[]): void {
  const unknown = Object.entries(query).flatMap(([parameter, named = {}]) =>
    Object.keys(named === true ? {} : named)
      .filter((name) => !known.includes(name))
      .map((name) => ({ parameter, name: shorten(name), near: nearest(name, known) })),
  );
  if (unknown.length === 0) return;
  const sentences = unknown.map(({ parameter, name, near }) => {
    const hint = near === undefined ? '' : ` Did you mean ${near}?`;
    return `${parameter} names ${name}, which is no field of this page.${hint}`;
  });
  throw new CrosswalkError('invalid_request', `${sentences.join(' ')} There are: ${known.join(', ') || 'none'}.`, {
    errors: unknown.map(({ parameter, name }) => ({
      path: `${parameter}.${name}`,
      message: 'is no field of this page',
    })),
  });
}

/** @throws CrosswalkError `invalid_request` */
function requireRoom(options: FieldOptions): void {
  const size = new TextEncoder().encode(JSON.stringify(options)).length;
  if (size <= largestOptions) return;
  const message = `${parameters.join(', ')} are ${size} bytes together, of ${largestOptions} at most. Name fewer fields, or shorten the messages.`;
  throw new CrosswalkError('invalid_request', message);
}

/**
 * What the product's page wants of the fields of an account, from the query that begins a visit. Truto's link SDK sends it as
 * JSON.
 *
 * @throws CrosswalkError `invalid_request` for what is of another form or too long, or names a field or an option that the
 * page does not have
 */
export async function readFieldOptions(
  context: ApiContext,
  visited: { account: string; tenant: string },
): Promise<FieldOptions> {
  const sent = readQuery(context);
  requireOptions(sent);
  const query = check(querySchema, sent);
  const options: FieldOptions = {
    given: query.truto_additional_context,
    disabled: query.truto_disabled_fields,
    kept: query.truto_prevent_deselect,
  };
  if (!hasOptions(options)) return {};
  requireRoom(options);
  requireKnown(query, await namesOn(context, visited));
  return options;
}
