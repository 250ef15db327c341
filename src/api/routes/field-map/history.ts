import { z } from '@hono/zod-openapi';
import { type Api, check, mount, readPath, readQuery } from '../../mount.ts';
import { foreignParameters, pageParameters, readPage } from '../../parameters.ts';
import { json, listOf } from '../../schemas.ts';
import { visibleTenant } from '../../tenant.ts';
import { accountId, fieldMapVersionSchema, viewVersion } from './schemas.ts';

const positionSchema = z.strictObject({ before: z.int() });
const noFilters = z.strictObject({});
const defaultLimit = 100;

/** `GET /integrated-account/{id}/field-map/history`: every state of the map, newest first. */
export function registerFieldMapHistory(app: Api): void {
  mount(app, {
    method: 'get',
    path: '/integrated-account/{id}/field-map/history',
    operationId: 'listFieldMapHistory',
    summary: 'List the states of a field map',
    tags: ['Field maps'],
    scope: 'read',
    request: { params: accountId, query: z.object(pageParameters) },
    responses: { 200: json(listOf(fieldMapVersionSchema, 'FieldMapVersion'), 'One page, newest first.') },
    async handler(context) {
      const query = readQuery(context);
      check(noFilters, foreignParameters(query));
      const { cursors, fieldMaps } = context.get('services');
      const { limit = defaultLimit, cursor } = readPage(query);
      const id = readPath(context, 'id');
      const binding = JSON.stringify(['field-map', id]);
      const before = cursor === undefined ? {} : await cursors.open(cursor, binding, positionSchema);
      const tenantId = visibleTenant(context.get('principal'));
      const states = await fieldMaps.history(id, { ...before, limit: limit + 1 }, tenantId);
      const shown = states.slice(0, limit);
      const last = states.length > limit ? shown.at(-1) : undefined;
      return context.json({
        result: shown.map(viewVersion),
        next_cursor: last === undefined ? null : await cursors.sign({ before: last.version }, binding),
        prev_cursor: null,
        result_count: shown.length,
        limit,
      });
    },
  });
}
