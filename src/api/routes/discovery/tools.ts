import { z } from '@hono/zod-openapi';
import { type Api, mount, readPath, readQuery } from '../../mount.ts';
import { listParameter } from '../../query.ts';
import { json, listOf } from '../../schemas.ts';
import { visibleTenant } from '../../tenant.ts';
import { methodsParameter } from './capabilities.ts';
import { checkKnown } from './known-parameters.ts';
import { toolSchema } from './schemas.ts';

const tags = z.string().optional().openapi({
  description: 'Resources, with commas: every tool has the name of its resource as its one tag.',
  example: 'segments,campaigns',
});

/** `GET /integrated-account/{id}/tools`: the calls that an account can make, for language models. */
export function registerTools(app: Api): void {
  mount(app, {
    method: 'get',
    path: '/integrated-account/{id}/tools',
    operationId: 'integratedAccountTools',
    summary: 'The calls that a linked account can make, as tools of a language model',
    description: 'Calls for which the account has no credential are left out. All tools come on one page.',
    tags: ['Discovery'],
    scope: 'read',
    request: { params: z.object({ id: z.string() }), query: z.object({ methods: methodsParameter, tags }) },
    responses: { 200: json(listOf(toolSchema, 'Tool'), 'Every tool.') },
    async handler(context) {
      const { discovery } = context.get('services');
      const target = { accountId: readPath(context, 'id'), tenantId: visibleTenant(context.get('principal')) };
      const query = readQuery(context);
      checkKnown(query, ['methods', 'tags']);
      const result = await discovery.tools(target, {
        methods: listParameter(query, 'methods'),
        resources: listParameter(query, 'tags'),
      });
      return context.json({ result, next_cursor: null, prev_cursor: null, result_count: result.length });
    },
  });
}
