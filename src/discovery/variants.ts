import { type CompiledIntegration, type CompiledResource, describeSettings } from '../definitions/index.ts';

/** Something about a unified resource, and for which accounts it holds. */
export interface PerVariant<Value> {
  readonly value: Value;
  /** Settings of the accounts, such as `project_type is email`; absent: it holds for all. */
  readonly where?: string;
}

/**
 * What `read` finds in a resource, over all kinds of accounts for which it differs. What is the same for several comes
 * once, with the settings that it is for.
 *
 * @example
 * acrossVariants(acme, 'user-directory/users', ({ identity }) => [identity.primary.name]);
 * // [{ value: 'email', where: 'project_type is email' }, { value: 'user_id', where: 'project_type is hybrid or user_id' }]
 */
export function acrossVariants<Value>(
  integration: CompiledIntegration,
  name: string,
  read: (resource: CompiledResource) => readonly Value[],
): PerVariant<Value>[] {
  const all = integration.variantsOf(name);
  const found = new Map<string, { value: Value; some: (typeof all)[number][] }>();
  for (const settings of all) {
    const resource = integration.resource(name, settings);
    for (const value of resource === undefined ? [] : read(resource)) {
      const key = JSON.stringify(value);
      const known = found.get(key) ?? { value, some: [] };
      known.some.push(settings);
      found.set(key, known);
    }
  }
  return [...found.values()].map(({ value, some }) => {
    const where = describeSettings(some, all);
    return where === '' ? { value } : { value, where };
  });
}

/** A sentence with what it holds for: `Where project_type is email: Users have no name.` */
export function sentenceOf({ value, where }: PerVariant<string>): string {
  return where === undefined ? value : `Where ${where}: ${value}`;
}
