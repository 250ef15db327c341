import { type Api, mount, readPath } from '../../mount.ts';
import { json, listOf } from '../../schemas.ts';
import { hostFieldViewSchema, integrationName, viewHostField } from './schemas.ts';

/** `GET /integration/{name}/host-fields`: the declared fields, in the order of their declaration. */
export function registerHostFieldList(app: Api): void {
  mount(app, {
    method: 'get',
    path: '/integration/{name}/host-fields',
    operationId: 'listHostFields',
    summary: 'List the declared fields of your users',
    tags: ['Field maps'],
    scope: 'read',
    request: { params: integrationName },
    responses: { 200: json(listOf(hostFieldViewSchema, 'HostField'), 'All of them.') },
    async handler(context) {
      const fields = await context.get('services').hostFields.list(readPath(context, 'name'));
      const result = fields.map(viewHostField);
      return context.json({ result, next_cursor: null, prev_cursor: null, result_count: result.length });
    },
  });
}
