import { z } from '@hono/zod-openapi';
import { accountStatuses, type IntegratedAccountFilter } from '../../../db/index.ts';
import { isJsonObject, type JsonObject } from '../../../mapping/index.ts';
import { type Principal } from '../../../tokens/index.ts';
import { check } from '../../mount.ts';
import { foreignParameters } from '../../parameters.ts';
import { narrowTenant, visibleTenant } from '../../tenant.ts';

const time = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .optional();
const timeRange = z.strictObject({ gt: time, lt: time });

/** A list in a query: repeated, in brackets, or with commas. */
const listed = (given: unknown) =>
  [given].flat().flatMap((item) => (typeof item === 'string' ? item.split(',').filter((part) => part !== '') : [item]));

/** `name=a`, `name[eq]=a` or `name[in]=a,b`, as the values of which one must match. */
function oneOf<Value extends z.ZodType>(value: Value) {
  return z
    .preprocess(
      (given) => {
        if (given === undefined || isJsonObject(given)) return given;
        return Array.isArray(given) ? { in: given } : { eq: given };
      },
      z.strictObject({ eq: value.optional(), in: z.preprocess(listed, z.array(value)).optional() }).optional(),
    )
    .transform((wanted) => {
      if (wanted?.in === undefined) return wanted?.eq === undefined ? undefined : [wanted.eq];
      return wanted.in.filter((candidate) => wanted.eq === undefined || candidate === wanted.eq);
    });
}

const filterSchema = z.strictObject({
  id: oneOf(z.string()),
  tenant_id: oneOf(z.string()),
  integration: z.preprocess(
    (given) => (typeof given === 'string' ? { name: given } : given),
    z.strictObject({ name: oneOf(z.string()) }).optional(),
  ),
  'integration.name': oneOf(z.string()),
  status: oneOf(z.enum(accountStatuses)),
  is_sandbox: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  created_at: timeRange.optional(),
  updated_at: timeRange.optional(),
});

function definedRange({ gt, lt }: z.infer<typeof timeRange>) {
  return { ...(gt === undefined ? {} : { gt }), ...(lt === undefined ? {} : { lt }) };
}

/** The tenants that are asked for, or what the token may see; undefined: all. */
function wantedTenants(principal: Principal, asked: readonly string[] | undefined) {
  for (const tenantId of asked ?? []) narrowTenant(principal, tenantId);
  return asked ?? visibleTenant(principal);
}

/**
 * Which accounts a query asks for.
 *
 * @throws CrosswalkError `invalid_request` for a filter that there is not, `scope_missing` for a tenant that is not the
 * token's.
 */
export function readFilter(query: JsonObject, principal: Principal): IntegratedAccountFilter {
  const given = check(filterSchema, foreignParameters(query));
  const tenantId = wantedTenants(principal, given.tenant_id);
  const integration = given.integration?.name ?? given['integration.name'];
  return {
    ...(given.id === undefined ? {} : { id: given.id }),
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(integration === undefined ? {} : { integration }),
    ...(given.status === undefined ? {} : { status: given.status }),
    ...(given.is_sandbox === undefined ? {} : { isSandbox: given.is_sandbox }),
    ...(given.created_at === undefined ? {} : { createdAt: definedRange(given.created_at) }),
    ...(given.updated_at === undefined ? {} : { updatedAt: definedRange(given.updated_at) }),
  };
}
