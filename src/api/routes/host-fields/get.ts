import { type Api, mount, readPath } from '../../mount.ts';
import { json } from '../../schemas.ts';
import { hostFieldName, hostFieldViewSchema, viewHostField } from './schemas.ts';

/** `GET /integration/{name}/host-fields/{field}`: one declared field. */
export function registerHostFieldGet(app: Api): void {
  mount(app, {
    method: 'get',
    path: '/integration/{name}/host-fields/{field}',
    operationId: 'getHostField',
    summary: 'Get one declared field of your users',
    tags: ['Field maps'],
    scope: 'read',
    request: { params: hostFieldName },
    responses: { 200: json(hostFieldViewSchema, 'The declared field.') },
    async handler(context) {
      const { hostFields } = context.get('services');
      return context.json(viewHostField(await hostFields.get(readPath(context, 'name'), readPath(context, 'field'))));
    },
  });
}
