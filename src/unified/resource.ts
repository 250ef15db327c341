import { type Connection, requireFields, serverOf } from '../accounts/index.ts';
import { type CompiledCall, type CompiledResource, nearest } from '../definitions/index.ts';
import { CrosswalkError, shorten } from '../errors/index.ts';
import { type UnifiedResource, unifiedResources } from './models/index.ts';

/** A unified resource at the vendor of a connection: the model's side and the definition's. */
export interface BoundResource {
  readonly connection: Connection;
  readonly unified: UnifiedResource;
  readonly definition: CompiledResource;
}

/** The unified resource of this name. @throws CrosswalkError `resource_not_found` with the nearest name. */
export function findUnifiedResource(model: string, resource: string): UnifiedResource {
  const unified = unifiedResources[`${model}/${resource}`];
  if (unified !== undefined) return unified;
  const names = Object.keys(unifiedResources);
  const near = nearest(`${model}/${resource}`, names);
  throw new CrosswalkError(
    'resource_not_found',
    `There is no unified resource ${shorten(`${model}/${resource}`)}. ${near === undefined ? `There are: ${names.join(', ')}.` : `Did you mean ${near}?`}`,
  );
}

/** The unified resource at the vendor of the connection. @throws CrosswalkError `resource_not_found` or `unsupported`. */
export function bindResource(connection: Connection, model: string, resource: string): BoundResource {
  const unified = findUnifiedResource(model, resource);
  const { integration } = connection;
  const definition = integration.resource(`${model}/${resource}`, connection.settings, connection.override);
  if (definition !== undefined) return { connection, unified, definition };
  throw new CrosswalkError(
    'unsupported',
    `${integration.label} has no ${model}/${resource}. It has: ${integration.resourceNames.join(', ')}.`,
  );
}

/**
 * Checks that the account has everything that a call is made with, before anything is sent.
 *
 * @throws CrosswalkError `credential_missing` naming every connection field that is missing.
 */
export function requireCall({ connection }: BoundResource, { endpoint, placeholders }: CompiledCall): void {
  requireFields(connection, serverOf(connection, endpoint.server), placeholders);
}

/** A method that the vendor cannot do: the definition's reason, which says what can be done instead. */
export function unsupportedMethod({ connection, definition, unified }: BoundResource, method: string): CrosswalkError {
  const { label } = connection.integration;
  const declared = (['list', 'get', 'create', 'update', 'delete'] as const).filter(
    (name) => definition[name] !== undefined,
  );
  const reason = definition.unsupported[method] ?? `It can: ${declared.join(', ')}.`;
  return new CrosswalkError('unsupported', `${label} cannot ${method} ${unified.resource}. ${reason}`);
}
