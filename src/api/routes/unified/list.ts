import { z } from '@hono/zod-openapi';
import { type UnifiedResource } from '../../../unified/index.ts';
import { refuseBody } from '../../announced-body.ts';
import { type Api, mount, readQuery } from '../../mount.ts';
import {
  accountParameter,
  foreignParameters,
  pageParameters,
  readPage,
  readShape,
  shapeParameters,
} from '../../parameters.ts';
import { json, listOf } from '../../schemas.ts';
import { checkParameters } from './known-parameters.ts';
import { operationName } from './operation-name.ts';
import { readRemote, remoteQueryParameter } from './remote-query.ts';
import { readTarget } from './target.ts';

/** `GET /unified/{model}/{resource}`: one page of records. */
export function registerUnifiedList(app: Api, unified: UnifiedResource): void {
  mount(app, {
    method: 'get',
    path: `/unified/${unified.model}/${unified.resource}`,
    operationId: operationName(unified, 'list'),
    summary: `List ${unified.resource}`,
    description: `${unified.description} Further parameters are filters, such as ids and emails; one that the vendor cannot honour is refused.`,
    tags: [`Unified ${unified.model}`],
    scope: 'read',
    request: {
      query: z.object({
        ...accountParameter,
        ...pageParameters,
        ...shapeParameters,
        ...remoteQueryParameter,
        truto_ignore_limit: z
          .enum(['true', 'false'])
          .optional()
          .openapi({ description: 'Leaves the size of pages to Crosswalk, whatever limit says.' }),
        truto_key_by: z
          .string()
          .optional()
          .openapi({ description: 'Answers an object by this field in place of the list. Not with raw.' }),
      }),
    },
    responses: { 200: json(listOf(unified.record, unified.singular), 'One page.') },
    async handler(context) {
      refuseBody(context.req.raw);
      const query = readQuery(context);
      checkParameters(query, true);
      const list = {
        ...readPage(query),
        filters: foreignParameters(query),
        ...readRemote(context, query),
      };
      const target = await readTarget(context, unified, query);
      return context.json(await context.get('services').unified.list(target, list, readShape(query)));
    },
  });
}
