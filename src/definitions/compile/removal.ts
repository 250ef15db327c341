import { isJsonObject, type JsonValue, ownProperty, parsePath, type Step } from '../../mapping/index.ts';

/** A document without what stood at a place; undefined when nothing is left of it. The given one stays as it is. */
export type Removal = (document: JsonValue) => JsonValue | undefined;

/** What is left of a list whose items were changed or taken away. */
function listOf(items: readonly (JsonValue | undefined)[]): JsonValue | undefined {
  const left = items.filter((item) => item !== undefined);
  return left.length === 0 ? undefined : left;
}

/** What is left of an object whose values were changed or taken away. */
function objectOf(entries: readonly (readonly [name: string, value: JsonValue | undefined])[]): JsonValue | undefined {
  const left = entries.filter(([, value]) => value !== undefined);
  return left.length === 0 ? undefined : Object.fromEntries(left);
}

function removalOf([step, ...deeper]: readonly Step[]): Removal {
  if (step === undefined) return () => undefined;
  const inner = removalOf(deeper);
  const fromItems =
    (isMeant: (item: JsonValue, index: number) => boolean): Removal =>
    (document) =>
      Array.isArray(document) && document.some(isMeant)
        ? listOf(document.map((item, index) => (isMeant(item, index) ? inner(item) : item)))
        : document;
  const fromValues =
    (isMeant: (name: string) => boolean): Removal =>
    (document) =>
      isJsonObject(document) && Object.keys(document).some(isMeant)
        ? objectOf(
            Object.entries(document).map(([name, value]) => [
              name,
              isMeant(name) && value !== undefined ? inner(value) : value,
            ]),
          )
        : document;
  switch (step.kind) {
    case 'name':
      return fromValues((name) => name === step.name);
    case 'every_value':
      return fromValues(() => true);
    case 'index':
      return fromItems((_, index) => index === step.index);
    case 'choice':
      return fromItems((item) => isJsonObject(item) && ownProperty(item, step.key) === step.value);
    case 'every_item':
      return fromItems(() => true);
  }
}

/**
 * Compiles the removal of a place. Objects and lists on the way that are left empty go too.
 *
 * Throws a `TypeError` when the text is not a path.
 *
 * @example
 * compileRemoval('data.items')({ data: { items: [1], total: 1 } }); // { data: { total: 1 } }
 */
export function compileRemoval(place: string): Removal {
  return removalOf(parsePath(place).steps);
}
