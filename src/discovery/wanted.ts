import { type CompiledEndpoint, type CompiledIntegration, nearest } from '../definitions/index.ts';
import { CrosswalkError, shorten } from '../errors/index.ts';

/** Which calls are wanted. */
export interface CallFilter {
  /** Methods, where `read` stands for list and get, and `write` for create, update and delete; empty: all. */
  readonly methods: readonly string[];
  /** Resources; empty: all. */
  readonly resources: readonly string[];
}

const families: Readonly<Record<string, readonly string[]>> = {
  read: ['list', 'get'],
  write: ['create', 'update', 'delete'],
};

/** The methods that are wanted, by their own names; empty: all. */
export function wantedMethods({ methods }: Pick<CallFilter, 'methods'>): string[] {
  return methods.flatMap((name) => families[name] ?? [name]);
}

/** Whether a call is one of those that are wanted. */
export function isWanted({ resource, method }: CompiledEndpoint, filter: CallFilter): boolean {
  const methods = wantedMethods(filter);
  const { resources } = filter;
  return (methods.length === 0 || methods.includes(method)) && (resources.length === 0 || resources.includes(resource));
}

/**
 * Checks that everything a filter names is there.
 *
 * @param unified the unified resources that may be named too
 * @throws CrosswalkError `resource_not_found` for a resource or method of no call, with the likeliest that there is
 */
export function checkWanted(
  { label, endpoints }: CompiledIntegration,
  filter: CallFilter,
  unified: readonly string[] = [],
): void {
  const calls = [...endpoints.values()];
  const check = (kind: string, names: readonly string[], known: ReadonlySet<string>) => {
    const unknown = names.find((name) => !known.has(name));
    if (unknown === undefined) return;
    const near = nearest(unknown, known);
    const hint = near === undefined ? '' : ` Did you mean ${near}?`;
    throw new CrosswalkError('resource_not_found', `${label} has no ${kind} "${shorten(unknown)}".${hint}`);
  };
  check('resource', filter.resources, new Set([...calls.map(({ resource }) => resource), ...unified]));
  const methods = [...Object.keys(families), ...Object.values(families).flat(), ...calls.map(({ method }) => method)];
  check('method', filter.methods, new Set(methods));
}
