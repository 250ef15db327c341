import { type Api, mount, readPath } from '../../mount.ts';
import { json } from '../../schemas.ts';
import { visibleTenant } from '../../tenant.ts';
import { accountId, choicesSchema } from './schemas.ts';

/** `GET /integrated-account/{id}/field-map/choices`: what the fields can be mapped to. */
export function registerFieldMapChoices(app: Api): void {
  mount(app, {
    method: 'get',
    path: '/integrated-account/{id}/field-map/choices',
    operationId: 'listFieldMapChoices',
    summary: 'List what your fields can be mapped to',
    description: 'Standard attributes are those of the definition; custom ones are asked of the vendor.',
    tags: ['Field maps'],
    scope: 'read',
    request: { params: accountId },
    responses: { 200: json(choicesSchema, 'The attributes.') },
    async handler(context) {
      const { fieldMaps, syncSettings } = context.get('services');
      const [id, tenantId] = [readPath(context, 'id'), visibleTenant(context.get('principal'))];
      const { standard, custom } = await fieldMaps.choices(id, tenantId);
      const settings = await syncSettings.list(id, tenantId);
      return context.json({
        standard: standard.map(({ isWritable, ...choice }) => ({ ...choice, is_writable: isWritable })),
        custom: custom ?? null,
        settings: settings.map(({ name, field, chosen, choices }) => ({
          name,
          label: field.label,
          chosen: chosen === '' ? null : chosen,
          choices: choices ?? null,
        })),
      });
    },
  });
}
