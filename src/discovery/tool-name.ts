import { type CompiledEndpoint, type CompiledIntegration } from '../definitions/index.ts';

/** Endings of plurals whose singular does more than lose an s; the first that fits is used. */
const endings: readonly (readonly [plural: RegExp, singular: string])[] = [
  [/ies$/, 'y'],
  [/(ss|x|[nrt]ch|sh|ias|vas|atus)es$/, '$1'],
  [/(\w\w[^aisu])s$/, '$1'],
];

/** The name of one thing of a resource: `catalog-items` → `catalog-item`. */
export function singular(resource: string): string {
  const ending = endings.find(([plural]) => plural.test(resource));
  return ending === undefined ? resource : resource.replace(ending[0], ending[1]);
}

const forms: Readonly<Record<string, (integration: string, resource: string) => string>> = {
  list: (integration, resource) => `list_all_${integration}_${resource}`,
  get: (integration, resource) => `get_single_${integration}_${singular(resource)}_by_id`,
  create: (integration, resource) => `create_a_${integration}_${singular(resource)}`,
  update: (integration, resource) => `update_a_${integration}_${singular(resource)}_by_id`,
  delete: (integration, resource) => `delete_a_${integration}_${singular(resource)}_by_id`,
};

/**
 * The name of a call as a tool of a language model: letters, digits and underscores only.
 *
 * @example
 * toolName(acme, segmentsList); // 'list_all_acme_segments'
 */
export function toolName({ name }: CompiledIntegration, { resource, method }: CompiledEndpoint): string {
  const form = forms[method];
  const text = form === undefined ? `${name}_${resource}_${method}` : form(name, resource);
  return text.replaceAll('-', '_');
}
