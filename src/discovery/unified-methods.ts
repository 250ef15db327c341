import { type CompiledEndpoint, type CompiledIntegration, type CompiledResource } from '../definitions/index.ts';
import { acrossVariants, sentenceOf } from './variants.ts';

/** The methods of every unified resource. */
export const unifiedMethodNames = ['list', 'get', 'create', 'update', 'delete'] as const;
export type UnifiedMethodName = (typeof unifiedMethodNames)[number];

/** What a vendor can do with a method of a unified resource. */
export interface UnifiedMethod {
  method: UnifiedMethodName;
  is_supported: boolean;
  /** Why it cannot be done, or what of it cannot, and what can be done instead; null when nothing is amiss. */
  restriction: string | null;
}

/** True when the accounts of this variant can call the method. */
function isPossible(resource: CompiledResource, method: UnifiedMethodName): boolean {
  return resource[method] !== undefined;
}

function restrictionOf(resource: CompiledResource, method: UnifiedMethodName): string | undefined {
  if (!isPossible(resource, method)) return resource.unsupported[method] ?? 'The vendor has no call for it.';
  return method === 'list' ? resource.list?.unsupported : undefined;
}

/** What the vendor can do with each method of a resource, named `model/resource`. */
export function methodsOf(integration: CompiledIntegration, name: string): UnifiedMethod[] {
  return unifiedMethodNames.map((method) => {
    const possible = acrossVariants(integration, name, (resource) => [isPossible(resource, method)]);
    const restrictions = acrossVariants(integration, name, (resource) => {
      const restriction = restrictionOf(resource, method);
      return restriction === undefined ? [] : [restriction];
    });
    return {
      method,
      is_supported: possible.some(({ value }) => value),
      restriction: restrictions.length === 0 ? null : restrictions.map(sentenceOf).join(' '),
    };
  });
}

/** The vendor calls that a method is made of, each once. */
export function callsOf(resource: CompiledResource, method: UnifiedMethodName): CompiledEndpoint[] {
  const { list, get } = resource;
  const lookups = [...(get?.by.values() ?? [])].flatMap(({ call, parts }) => [call, ...parts.map((part) => part.call)]);
  const calls = {
    list: [
      list?.call,
      ...(list?.filters.values() ?? []),
      ...[...(list?.lookups.values() ?? [])].map(({ many }) => many?.call),
      ...((list?.lookups.size ?? 0) > 0 ? lookups : []),
    ],
    get: get?.searchList === true ? [list?.call] : lookups,
    create: [resource.create?.call],
    update: [resource.update?.call],
    delete: [...(resource.delete?.by.values() ?? [])],
  }[method];
  const endpoints = calls.flatMap((call) => (call === undefined ? [] : [call.endpoint]));
  return [...new Map(endpoints.map((endpoint) => [endpoint.name, endpoint])).values()];
}

/** The vendor calls that a method is made of, whatever the settings of the account. */
export function allCallsOf(integration: CompiledIntegration, name: string, method: UnifiedMethodName) {
  const endpoints = integration.variantsOf(name).flatMap((settings) => {
    const resource = integration.resource(name, settings);
    return resource === undefined ? [] : callsOf(resource, method);
  });
  return [...new Map(endpoints.map((endpoint) => [endpoint.name, endpoint])).values()];
}
