import { z } from '@hono/zod-openapi';
import { type Api, check, mount, readQuery } from '../../mount.ts';
import { foreignParameters } from '../../parameters.ts';
import { json, listOf } from '../../schemas.ts';
import { narrowTenant } from '../../tenant.ts';
import { answerPage, createdPageParameters } from '../created-page.ts';
import { linkTokenSchema, viewLinkToken } from './schemas.ts';

const filterSchema = z.strictObject({ tenant_id: z.string().optional() });

/** `GET /link-token`: the link tokens, newest first, without their text. */
export function registerLinkTokenList(app: Api): void {
  mount(app, {
    method: 'get',
    path: '/link-token',
    operationId: 'listLinkTokens',
    summary: 'List link tokens',
    tags: ['Link tokens'],
    scope: 'read',
    request: { query: z.object({ ...createdPageParameters, ...filterSchema.shape }) },
    responses: { 200: json(listOf(linkTokenSchema, 'LinkToken'), 'One page.') },
    async handler(context) {
      const query = readQuery(context);
      const { tenant_id: asked } = check(filterSchema, foreignParameters(query));
      const tenantId = narrowTenant(context.get('principal'), asked);
      const { links } = context.get('services');
      return answerPage(context, query, JSON.stringify(['link-token', tenantId ?? null]), async (page) => {
        const { items, next } = await links.list(tenantId === undefined ? {} : { tenantId }, page);
        return { items: items.map((token) => viewLinkToken(links, token)), ...(next === undefined ? {} : { next }) };
      });
    },
  });
}
