import { type CompiledContainer } from './containers.ts';
import { type Field, isWritable, type PlaceField, type RestField } from './fields.ts';
import { isJsonObject, type JsonObject } from './json.ts';
import { compileGetter } from './place.ts';

/** Compiles the question whether an input may be sent to be merged: `Lens.fitsMerge` says what that means. */
export function compileMergeCheck(
  fields: readonly Field[],
  containers: readonly CompiledContainer[],
): (unified: JsonObject, levels: number) => boolean {
  const within = new Set(containers.flatMap((container) => container.fields));
  const holdsObject = fields
    .filter(isWritable)
    .filter(({ path }) => !within.has(path.text))
    .map(compileHoldsObject);
  return (unified, levels) =>
    containers.every((container) => container.fitsMerge(unified, levels)) &&
    !holdsObject.some((holds) => holds(unified));
}

/** Merging reaches every object of a call, and one that is a value would keep what it is to lose. */
function compileHoldsObject({ kind, path }: PlaceField | RestField): (unified: JsonObject) => boolean {
  const get = compileGetter(path);
  if (kind === 'place') return (unified) => isJsonObject(get(unified));
  return (unified) => {
    const attributes = get(unified);
    return isJsonObject(attributes) && Object.values(attributes).some(isJsonObject);
  };
}
