import { z } from '@hono/zod-openapi';
import { type Api, check, mount, readQuery } from '../../mount.ts';
import { foreignParameters, pageParameters, readPage } from '../../parameters.ts';
import { json, listOf } from '../../schemas.ts';
import { integrationSchema } from './schemas.ts';

const filterSchema = z.strictObject({ name: z.string().optional(), category: z.string().optional() });
const positionSchema = z.strictObject({ from: z.int().min(1) });

/** `GET /integration`: the vendors that there are, with the form that links an account. */
export function registerIntegrationList(app: Api): void {
  mount(app, {
    method: 'get',
    path: '/integration',
    operationId: 'listIntegrations',
    summary: 'List integrations',
    tags: ['Discovery'],
    scope: 'read',
    request: { query: z.object({ ...pageParameters, ...filterSchema.shape }) },
    responses: { 200: json(listOf(integrationSchema, 'Integration'), 'One page.') },
    async handler(context) {
      const { discovery, cursors } = context.get('services');
      const query = readQuery(context);
      const { limit = 100, cursor } = readPage(query);
      const filter = check(filterSchema, foreignParameters(query));
      const binding = JSON.stringify(['integration', filter]);
      const { from } = cursor === undefined ? { from: 0 } : await cursors.open(cursor, binding, positionSchema);
      const matching = discovery
        .integrations()
        .filter(({ name }) => filter.name === undefined || name === filter.name)
        .filter(({ category }) => filter.category === undefined || category === filter.category);
      const result = matching.slice(from, from + limit);
      const end = from + result.length;
      const next = end < matching.length ? await cursors.sign({ from: end }, binding) : null;
      return context.json({ result, next_cursor: next, prev_cursor: null, result_count: result.length, limit });
    },
  });
}
