import { z } from '@hono/zod-openapi';
import { CrosswalkError } from '../../../errors/index.ts';
import { type Api, mount } from '../../mount.ts';
import { json } from '../../schemas.ts';

const rotationSchema = z
  .object({
    rewrapped: z.int().openapi({ description: 'How many tenants’ keys were wrapped anew.' }),
    replaced_root_keys: z.boolean().openapi({
      description:
        'True: the root keys of the data directory were replaced by a new one. False: they are the operator’s, and those behind the first may be taken out.',
    }),
  })
  .openapi('VaultRotation');

/** `POST /vault/rotation`: wraps the keys of all tenants with the current root key, while everything goes on. */
export function registerVaultRotation(app: Api): void {
  mount(app, {
    method: 'post',
    path: '/vault/rotation',
    operationId: 'rotateVault',
    summary: 'Rotate the root key of the vault',
    description: 'For a token of the whole installation. Calls that use credentials go on meanwhile.',
    tags: ['Service'],
    scope: 'admin',
    responses: { 200: json(rotationSchema, 'Every tenant’s key is wrapped by the current root key.') },
    async handler(context) {
      if (context.get('principal').tenantId !== null) {
        throw new CrosswalkError('scope_missing', 'This needs a token of the whole installation, not of one tenant.');
      }
      const { rewrapped, replacedRootKeys } = await context.get('services').rotateVault();
      return context.json({ rewrapped, replaced_root_keys: replacedRootKeys });
    },
  });
}
