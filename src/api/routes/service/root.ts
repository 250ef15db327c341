import { type Api, mount } from '../../mount.ts';
import { errorSchema, json } from '../../schemas.ts';

/** `GET /`: leads a person who opens the service in a browser to the API reference. */
export function registerRoot(app: Api): void {
  mount(app, {
    method: 'get',
    path: '/',
    operationId: 'root',
    summary: 'Leads to the API reference',
    tags: ['Service'],
    scope: 'public',
    responses: {
      302: { description: 'The API reference is at /docs.' },
      default: json(errorSchema, 'Crosswalk failed.'),
    },
    async handler(context) {
      const { basePath } = context.get('services');
      // Below a base path, the address of the root may lack the last slash, and a relative one would leave it.
      return context.redirect(basePath === '' ? './docs' : `${basePath}/docs`);
    },
  });
}
