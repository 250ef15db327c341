import { z } from '@hono/zod-openapi';
import { type Api, check, mount, readQuery } from '../../mount.ts';
import { foreignParameters } from '../../parameters.ts';
import { json, listOf } from '../../schemas.ts';
import { narrowTenant } from '../../tenant.ts';
import { answerPage, createdPageParameters } from '../created-page.ts';
import { tokenSchema, viewToken } from './schemas.ts';

const filterSchema = z.strictObject({ tenant_id: z.string().optional() });

/** `GET /api-token`: the tokens, newest first, without their text. */
export function registerTokenList(app: Api): void {
  mount(app, {
    method: 'get',
    path: '/api-token',
    operationId: 'listApiTokens',
    summary: 'List API tokens',
    tags: ['API tokens'],
    scope: 'admin',
    request: { query: z.object({ ...createdPageParameters, ...filterSchema.shape }) },
    responses: { 200: json(listOf(tokenSchema, 'ApiToken'), 'One page.') },
    async handler(context) {
      const query = readQuery(context);
      const { tenant_id: asked } = check(filterSchema, foreignParameters(query));
      const tenantId = narrowTenant(context.get('principal'), asked);
      const { tokens } = context.get('services');
      return answerPage(context, query, JSON.stringify(['api-token', tenantId ?? null]), async (page) => {
        const { items, next } = await tokens.list(tenantId === undefined ? {} : { tenantId }, page);
        return { items: items.map(viewToken), ...(next === undefined ? {} : { next }) };
      });
    },
  });
}
