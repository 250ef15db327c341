import { type Api, mount, readBody, readPath } from '../../mount.ts';
import { json } from '../../schemas.ts';
import { visibleTenant } from '../../tenant.ts';
import { accountId, fieldMapPreviewSchema, previewSchema } from './schemas.ts';

/** `POST /integrated-account/{id}/field-map/preview`: what a map makes of a user. */
export function registerFieldMapPreview(app: Api): void {
  mount(app, {
    method: 'post',
    path: '/integrated-account/{id}/field-map/preview',
    operationId: 'previewFieldMap',
    summary: 'Try a field map on a user',
    description: 'The user is read live. Nothing is written, and nothing is stored.',
    tags: ['Field maps'],
    scope: 'read',
    request: {
      params: accountId,
      body: { required: true, content: { 'application/json': { schema: fieldMapPreviewSchema } } },
    },
    responses: { 200: json(previewSchema, 'The values of the user.') },
    async handler(context) {
      const { fields: mappings, user } = await readBody(context, fieldMapPreviewSchema);
      const { fieldMaps } = context.get('services');
      const tenantId = visibleTenant(context.get('principal'));
      const { userId, fields } = await fieldMaps.preview(readPath(context, 'id'), mappings, user, tenantId);
      return context.json({ user_id: userId, fields });
    },
  });
}
