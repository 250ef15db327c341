import { z } from '@hono/zod-openapi';
import { type Api, mount, readQuery } from '../../mount.ts';
import { pageParameters } from '../../parameters.ts';
import { json, listOf } from '../../schemas.ts';
import { visibleTenant } from '../../tenant.ts';
import { answerPage } from '../created-page.ts';
import { tokenSchema, viewToken } from './schemas.ts';

/** `GET /api-token`: the tokens, newest first, without their text. */
export function registerTokenList(app: Api): void {
  mount(app, {
    method: 'get',
    path: '/api-token',
    operationId: 'listApiTokens',
    summary: 'List API tokens',
    tags: ['API tokens'],
    scope: 'admin',
    request: { query: z.object(pageParameters) },
    responses: { 200: json(listOf(tokenSchema, 'ApiToken'), 'One page.') },
    async handler(context) {
      const tenantId = visibleTenant(context.get('principal'));
      const { tokens } = context.get('services');
      return answerPage(context, readQuery(context), JSON.stringify(['api-token', tenantId ?? null]), async (page) => {
        const { items, next } = await tokens.list(tenantId === undefined ? {} : { tenantId }, page);
        return { items: items.map(viewToken), ...(next === undefined ? {} : { next }) };
      });
    },
  });
}
