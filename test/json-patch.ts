import { z } from 'zod';
import { isJsonObject, type JsonObject, type JsonValue } from '../src/mapping/index.ts';

/** The part of JSON Patch (RFC 6902) that fixtures use. */
export const patchSchema = z.array(
  z.discriminatedUnion('op', [
    z.strictObject({ op: z.literal('add'), path: z.string(), value: z.json() }),
    z.strictObject({ op: z.literal('replace'), path: z.string(), value: z.json() }),
    z.strictObject({ op: z.literal('remove'), path: z.string() }),
    z.strictObject({ op: z.literal('copy'), from: z.string(), path: z.string() }),
  ]),
);

export type Patch = z.infer<typeof patchSchema>;

/** The steps of a JSON Pointer (RFC 6901). */
function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function valueAt(document: JsonValue, pointer: string): JsonValue {
  let value: JsonValue | undefined = document;
  for (const step of stepsOf(pointer)) {
    value = Array.isArray(value) ? value[Number(step)] : isJsonObject(value) ? value[step] : undefined;
  }
  if (value === undefined) throw new Error(`there is nothing at ${pointer}`);
  return value;
}

function setItem(items: JsonValue[], step: string, value: JsonValue | undefined, isNew: boolean): void {
  const index = step === '-' ? items.length : Number(step);
  items.splice(index, isNew ? 0 : 1, ...(value === undefined ? [] : [value]));
}

function setProperty(object: JsonObject, name: string, value: JsonValue | undefined): void {
  if (value === undefined) delete object[name];
  else object[name] = value;
}

/**
 * The document after the patch; the input is not changed.
 *
 * @throws Error when an operation names a place that is not there: the document has changed under the patch.
 */
export function applyPatch(document: JsonValue, patch: Patch): JsonValue {
  const patched = structuredClone(document);
  for (const operation of patch) {
    const { op, path } = operation;
    const slash = path.lastIndexOf('/');
    const parent = valueAt(patched, path.slice(0, slash));
    const [step = ''] = stepsOf(path.slice(slash));
    if (op === 'replace' || op === 'remove') valueAt(patched, path);
    const value =
      op === 'copy' ? structuredClone(valueAt(patched, operation.from)) : op === 'remove' ? undefined : operation.value;
    if (Array.isArray(parent)) setItem(parent, step, value, op === 'add' || op === 'copy');
    else if (isJsonObject(parent)) setProperty(parent, step, value);
    else throw new Error(`${path} is below a value that has no parts`);
  }
  return patched;
}
