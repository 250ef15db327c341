import { z } from '@hono/zod-openapi';
import { accountStatuses } from '../../../db/index.ts';
import { type Api, mount, readQuery } from '../../mount.ts';
import { json, listOf } from '../../schemas.ts';
import { answerPage, createdPageParameters } from '../created-page.ts';
import { readFilter } from './filter.ts';
import { accountSchema } from './schemas.ts';

const text = z.string().optional();
const list = text.openapi({ description: 'Several, with commas: accounts of each.' });

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
        ...createdPageParameters,
        id: text,
        'id[in]': list,
        tenant_id: text,
        'tenant_id[in]': list,
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
