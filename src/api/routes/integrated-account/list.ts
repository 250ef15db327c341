import { z } from '@hono/zod-openapi';
import { accountStatuses, type IntegratedAccountFilter } from '../../../db/index.ts';
import { type JsonObject } from '../../../mapping/index.ts';
import { type Principal } from '../../../tokens/index.ts';
import { type Api, check, mount, readQuery } from '../../mount.ts';
import { foreignParameters, pageParameters } from '../../parameters.ts';
import { json, listOf } from '../../schemas.ts';
import { narrowTenant } from '../../tenant.ts';
import { answerPage } from '../created-page.ts';
import { accountSchema } from './schemas.ts';

const timeRange = z.strictObject({
  gt: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .optional(),
  lt: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .optional(),
});

const filterSchema = z.strictObject({
  tenant_id: z.string().optional(),
  integration: z.union([z.string(), z.strictObject({ name: z.string() }).transform(({ name }) => name)]).optional(),
  'integration.name': z.string().optional(),
  status: z.enum(accountStatuses).optional(),
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

function readFilter(query: JsonObject, principal: Principal): IntegratedAccountFilter {
  const given = check(filterSchema, foreignParameters(query));
  const tenantId = narrowTenant(principal, given.tenant_id);
  const integration = given.integration ?? given['integration.name'];
  return {
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(integration === undefined ? {} : { integration }),
    ...(given.status === undefined ? {} : { status: given.status }),
    ...(given.is_sandbox === undefined ? {} : { isSandbox: given.is_sandbox }),
    ...(given.created_at === undefined ? {} : { createdAt: definedRange(given.created_at) }),
    ...(given.updated_at === undefined ? {} : { updatedAt: definedRange(given.updated_at) }),
  };
}

const text = z.string().optional();

/** `GET /integrated-account`: the linked accounts, newest first. */
export function registerAccountList(app: Api): void {
  mount(app, {
    method: 'get',
    path: '/integrated-account',
    operationId: 'listIntegratedAccounts',
    summary: 'List linked accounts',
    tags: ['Integrated accounts'],
    scope: 'read',
    request: {
      query: z.object({
        ...pageParameters,
        tenant_id: text,
        'integration.name': text,
        status: z.enum(accountStatuses).optional(),
        is_sandbox: z.enum(['true', 'false']).optional(),
        'created_at[gt]': text,
        'created_at[lt]': text,
        'updated_at[gt]': text,
        'updated_at[lt]': text,
      }),
    },
    responses: { 200: json(listOf(accountSchema, 'IntegratedAccount'), 'One page.') },
    async handler(context) {
      const query = readQuery(context);
      const filter = readFilter(query, context.get('principal'));
      const { accounts } = context.get('services');
      return answerPage(context, query, JSON.stringify(['integrated-account', filter]), async (page) => {
        const { views, next } = await accounts.list(filter, page);
        return { items: views, ...(next === undefined ? {} : { next }) };
      });
    },
  });
}
