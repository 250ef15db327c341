import { CrosswalkError } from '../../../errors/index.ts';
import { type Api, mount, readBody } from '../../mount.ts';
import { json } from '../../schemas.ts';
import { tenantForNew } from '../../tenant.ts';
import { accountCreateSchema, accountSchema } from './schemas.ts';

/** `POST /integrated-account`: links a vendor account. */
export function registerAccountCreate(app: Api): void {
  mount(app, {
    method: 'post',
    path: '/integrated-account',
    operationId: 'createIntegratedAccount',
    summary: 'Link a vendor account',
    description: 'The credentials are tried live before anything is stored, unless verify is false.',
    tags: ['Integrated accounts'],
    scope: 'write',
    request: { body: { required: true, content: { 'application/json': { schema: accountCreateSchema } } } },
    responses: { 201: json(accountSchema, 'The linked account.') },
    async handler(context) {
      const body = await readBody(context, accountCreateSchema);
      const { accounts, definitions } = context.get('services');
      const { integration = body.environment_integration_id } = body;
      if (body.environment_integration_id !== undefined && body.environment_integration_id !== integration) {
        throw new CrosswalkError('invalid_request', 'integration and environment_integration_id must be the same.', {
          errors: [{ path: 'environment_integration_id', message: 'differs from integration' }],
        });
      }
      if (integration === undefined) {
        throw new CrosswalkError(
          'invalid_request',
          `integration is missing. There are: ${definitions.names.join(', ')}.`,
          { errors: [{ path: 'integration', message: 'is missing' }] },
        );
      }
      const view = await accounts.create({
        tenantId: tenantForNew(context.get('principal'), body.tenant_id),
        integration,
        context: body.context ?? {},
        sandbox: body.sandbox ?? false,
        verify: body.verify ?? true,
        ...(body.region === undefined ? {} : { region: body.region }),
        ...(body.servers === undefined ? {} : { servers: body.servers }),
        ...(body.unified_model_override === undefined ? {} : { override: body.unified_model_override }),
      });
      return context.json(view, 201);
    },
  });
}
