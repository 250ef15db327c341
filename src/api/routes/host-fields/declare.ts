import { type Api, mount, readBody, readPath } from '../../mount.ts';
import { json } from '../../schemas.ts';
import {
  hostFieldCreateSchema,
  hostFieldViewSchema,
  integrationName,
  requireAllTenants,
  viewHostField,
} from './schemas.ts';

/** `POST /integration/{name}/host-fields`: declares a field of the product's own users. */
export function registerHostFieldDeclare(app: Api): void {
  mount(app, {
    method: 'post',
    path: '/integration/{name}/host-fields',
    operationId: 'declareHostField',
    summary: 'Declare a field of your users',
    description:
      'End customers map it to an attribute of their vendor. Declaring a name again replaces what was declared before.',
    tags: ['Field maps'],
    scope: 'write',
    request: {
      params: integrationName,
      body: { required: true, content: { 'application/json': { schema: hostFieldCreateSchema } } },
    },
    responses: { 201: json(hostFieldViewSchema, 'The declared field.') },
    async handler(context) {
      requireAllTenants(context.get('principal'));
      const field = await readBody(context, hostFieldCreateSchema);
      const { hostFields } = context.get('services');
      return context.json(viewHostField(await hostFields.declare(readPath(context, 'name'), field)), 201);
    },
  });
}
