import { z } from 'zod';
import { type Permission, resourceTypes, roles } from '../../state/index.ts';
import { invalidInput, notFound } from '../answers.ts';
import { type PublicCall } from '../call.ts';
import { functionOf } from './functions.ts';
import { parseInput } from '../input.ts';
import { sourceOf } from '../items.ts';
import { warehouseOfWorkspace } from './warehouses.ts';

const permissionsSchema = z.object({
  permissions: z.array(
    z.object({
      roleId: z.string(),
      resources: z
        .array(
          z.object({
            id: z.string(),
            type: z.enum(resourceTypes),
            labels: z.array(z.record(z.string(), z.unknown())).default([]),
          }),
        )
        .min(1),
    }),
  ),
});

type Resource = Permission['resources'][number];

/** Throws a 404 `Refusal` when the workspace has no such resource. */
function checkResource(call: PublicCall, { id, type }: Resource): void {
  const { workspace } = call;
  const checks: Record<Resource['type'], () => unknown> = {
    FUNCTION: () => functionOf(call, id),
    SOURCE: () => sourceOf(call, id),
    SPACE: () => workspace.space?.id === id,
    WAREHOUSE: () => warehouseOfWorkspace(workspace, id),
    WORKSPACE: () => workspace.id === id,
  };
  if (checks[type]() === false) throw notFound(`The ${type.toLowerCase()} ${id}`);
}

/**
 * The permissions of a body, or of a part of one. Throws a 422 `Refusal` for an unknown role, and a 404 one for an
 * unknown resource.
 */
export function readPermissions(call: PublicCall, holder: unknown): Permission[] {
  return parseInput(permissionsSchema, holder).permissions.map(({ roleId, resources }, index) => {
    const role = roles.find(({ id }) => id === roleId);
    if (role === undefined) {
      throw invalidInput([{ field: `permissions.${index}.roleId`, message: 'is not the id of a role' }]);
    }
    for (const resource of resources) checkResource(call, resource);
    return { roleId, roleName: role.name, resources };
  });
}
