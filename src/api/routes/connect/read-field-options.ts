import { z } from 'zod';
import { isForSyncs, nearest } from '../../../definitions/index.ts';
import { CrosswalkError, shorten } from '../../../errors/index.ts';
import { type MappedField } from '../../../field-maps/index.ts';
import { parseJson } from '../../../proxy/index.ts';
import { type ApiContext, check, readQuery } from '../../mount.ts';
import { type FieldOptions, givenFor, hasOptions, holdOf, type Reasons } from './field-options.ts';

/** Bytes of all options together: browsers keep no cookie of more than 4,096, and the rest of the visit stands in it too. */
const largestOptions = 1500;
const longestMessage = 200;

const json = z.string().transform((text, issues) => {
  const value = parseJson(text);
  if (value === undefined) issues.addIssue({ code: 'custom', message: 'must be JSON' });
  return value;
});

const plainValues = z.record(
  z.string(),
  z
    .union([z.string(), z.number(), z.boolean()], 'must be a text, a number, true or false')
    .transform((value) => String(value).trim()),
  'must be an object of plain values',
);

const reason = z.union(
  [z.literal(true), z.strictObject({ message: z.string().max(longestMessage).optional() })],
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

/** The host fields of an account, and the names of everything that its page shows. */
async function fieldsOf(context: ApiContext, { account, tenant }: { account: string; tenant: string }) {
  const { accounts, definitions, fieldMaps } = context.get('services');
  const { integration } = await accounts.get(account, tenant);
  const { fields } = await fieldMaps.get(account, tenant);
  const connection = Object.entries(definitions.get(integration.name).connection);
  const settings = connection.filter(([, field]) => isForSyncs(field)).map(([name]) => name);
  return { fields, names: [...new Set([...fields.map(({ name }) => name), ...settings])] };
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

/** @throws CrosswalkError `invalid_request` when nobody could save, as a field that is required can be chosen by nobody */
function requireWayOut(options: FieldOptions, fields: readonly MappedField[]): void {
  const stuck = fields.filter(({ name, required, mapping }) => {
    const isEmpty = (givenFor(options, name) ?? '') === '' && mapping === null;
    return required && isEmpty && holdOf(options, name, isEmpty) !== undefined;
  });
  if (stuck.length === 0) return;
  const names = stuck.map(({ name }) => name).join(', ');
  const message = `truto_disabled_fields holds what is required and not mapped yet: ${names}. Fill it in with truto_additional_context, or leave it to the customer.`;
  throw new CrosswalkError('invalid_request', message, {
    errors: stuck.map(({ name }) => ({
      path: `truto_disabled_fields.${name}`,
      message: 'is required and not mapped yet',
    })),
  });
}

/** @throws CrosswalkError `invalid_request` */
function requireRoom(options: FieldOptions): void {
  const size = new TextEncoder().encode(JSON.stringify(options)).length;
  if (size <= largestOptions) return;
  const names = Object.keys(querySchema.shape).join(', ');
  const message = `${names} are ${size} bytes together, of ${largestOptions} at most. Name fewer fields, or shorten the messages.`;
  throw new CrosswalkError('invalid_request', message);
}

/**
 * What the product's page wants of the fields of an account, from the query that begins a visit. Truto's link SDK sends it as
 * JSON.
 *
 * @throws CrosswalkError `invalid_request` for what is of another form or too long, names a field that the page does not
 * have, or would let nobody save
 */
export async function readFieldOptions(
  context: ApiContext,
  visited: { account: string; tenant: string },
): Promise<FieldOptions> {
  const query = check(querySchema, readQuery(context));
  const options: FieldOptions = {
    given: query.truto_additional_context,
    disabled: query.truto_disabled_fields,
    kept: query.truto_prevent_deselect,
  };
  if (!hasOptions(options)) return {};
  requireRoom(options);
  const { fields, names } = await fieldsOf(context, visited);
  requireKnown(query, names);
  requireWayOut(options, fields);
  return options;
}
