import { isJsonObject, type JsonValue, ownProperty } from './json.ts';
import { propertyPath } from './problems.ts';

/**
 * The paths at which two unified records differ, sorted; none when they are equal. Absent and null are
 * the same, and so are objects and lists that hold nothing but those; an empty list is a value of its own.
 *
 * @example
 * difference({ name: 'Ada', title: null }, { name: 'Grace' }); // ['name']
 */
export function difference(one: JsonValue | undefined, other: JsonValue | undefined): string[] {
  const found: string[] = [];
  // A stack of its own instead of recursion, so that no depth of nesting can exhaust the call stack.
  const pending: { path: string; one: JsonValue | undefined; other: JsonValue | undefined }[] = [
    { path: '', one, other },
  ];
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    const { path } = pair;
    if (pair.one === pair.other) continue;
    if (Array.isArray(pair.one) && Array.isArray(pair.other) && pair.one.length > 0 === pair.other.length > 0) {
      for (let index = Math.max(pair.one.length, pair.other.length) - 1; index >= 0; index -= 1) {
        pending.push({ path: `${path}[${index}]`, one: pair.one[index], other: pair.other[index] });
      }
    } else if (isJsonObject(pair.one) && isJsonObject(pair.other)) {
      for (const name of new Set([...Object.keys(pair.one), ...Object.keys(pair.other)])) {
        const inner = { one: ownProperty(pair.one, name), other: ownProperty(pair.other, name) };
        pending.push({ path: propertyPath(path, name), ...inner });
      }
    } else if (!isNothing(pair.one) || !isNothing(pair.other)) {
      found.push(path === '' ? '$' : path);
    }
  }
  return found.sort();
}

/** True when two unified records are equal in the sense of `difference`. */
export function sameRecord(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  return difference(one, other).length === 0;
}

function isNothing(value: JsonValue | undefined): boolean {
  const pending = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (next === undefined || next === null) continue;
    if (typeof next !== 'object' || (Array.isArray(next) && next.length === 0)) return false;
    for (const inner of Array.isArray(next) ? next : Object.values(next)) pending.push(inner);
  }
  return true;
}
