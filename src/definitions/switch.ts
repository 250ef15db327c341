import { isJsonObject, type JsonValue } from '../mapping/index.ts';
import { switchSchema } from './schema/index.ts';

/** Values of the connection fields that are not secret. */
export type Settings = Readonly<Record<string, string>>;

/**
 * Replaces every `{ "by": field, "is": { value: ... } }` by the branch for the account's setting. A switch without a
 * branch for the value disappears together with its property, so a rule can exist for some kinds of accounts only.
 */
export function resolveSwitches(value: JsonValue, settings: Settings): JsonValue | undefined {
  if (Array.isArray(value)) {
    return value.map((item) => resolveSwitches(item, settings)).filter((item) => item !== undefined);
  }
  if (!isJsonObject(value)) return value;
  const choice = switchSchema.safeParse(value);
  if (choice.success) {
    const setting = settings[choice.data.by];
    const branch = setting === undefined ? undefined : choice.data.is[setting];
    return branch === undefined ? undefined : resolveSwitches(branch, settings);
  }
  const resolved: Record<string, JsonValue> = {};
  for (const [name, property] of Object.entries(value)) {
    const branch = property === undefined ? undefined : resolveSwitches(property, settings);
    if (branch !== undefined) resolved[name] = branch;
  }
  return resolved;
}

/** Every switch in the value, with the path that leads to it. */
export function findSwitches(value: JsonValue, path = ''): { path: string; by: string; branches: string[] }[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => findSwitches(item, `${path}[${index}]`));
  if (!isJsonObject(value)) return [];
  const choice = switchSchema.safeParse(value);
  const inner = Object.entries(value).flatMap(([name, property]) =>
    property === undefined ? [] : findSwitches(property, path === '' ? name : `${path}.${name}`),
  );
  if (!choice.success) return inner;
  return [{ path, by: choice.data.by, branches: Object.keys(choice.data.is) }, ...inner];
}
