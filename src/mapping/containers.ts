import { type Field, isWritable, type PlaceField, readPlaces, type RestField } from './fields.ts';
import { isJsonObject, type JsonObject, type JsonValue, ownProperty } from './json.ts';
import { type Path, parsePath, pathNames, type Step, stepsBelow } from './path.ts';
import { compileGetter, compileSetter, type Getter } from './place.ts';
import { type ContainerSpec } from './spec.ts';
import { withChange } from './with-change.ts';

/** An object that the vendor replaces as a whole when a part of it is written. */
export interface Container {
  /** Where a vendor's record has it. */
  readonly read: string;
  /** Where a written record has it. */
  readonly write: string;
  /** The unified fields that are written into it. */
  readonly fields: readonly string[];
}

export interface CompiledContainer extends Container {
  readonly writePath: Path;
  /** True when the input sets or clears anything in it. */
  isTouched(unified: JsonObject): boolean;
  /** True when writing the input alone would lose a mapped value that it does not name. */
  isPartial(unified: JsonObject): boolean;
  /** True when a vendor that merges objects so many levels deep makes of the input alone what `overlay` would make. */
  fitsMerge(unified: JsonObject, levels: number): boolean;
  /** Makes the object in the record, so that a write of nothing but nulls is seen to touch it. */
  open(record: JsonObject): void;
  /** An object that was opened and stayed empty becomes null. */
  close(record: JsonObject): void;
  /** The record with the vendor's current object under what the input sets and clears. */
  overlay(record: JsonObject, current: JsonValue, unified: JsonObject): JsonObject;
}

/** The two places of a declared container. */
export function containerPaths(spec: ContainerSpec): { read: Path; write: Path } {
  return typeof spec === 'string'
    ? { read: parsePath(spec), write: parsePath(spec) }
    : { read: parsePath(spec.read), write: parsePath(spec.write) };
}

/** The writable fields of a container. */
export function fieldsWithin(write: Path, fields: readonly Field[]): (PlaceField | RestField)[] {
  return fields.filter(isWritable).filter((field) => {
    const below = field.write === undefined ? undefined : stepsBelow(field.write, write);
    return below !== undefined && (below.length > 0 || field.kind === 'rest');
  });
}

/** One change to an object: names that lead to the place, and the value or `undefined` to remove it. */
type Change = readonly [names: readonly string[], value: JsonValue | undefined];

/** Compiles a container. Its fields are at plain names below it: `checkLensSpec` sees to that. */
export function compileContainer(spec: ContainerSpec, fields: readonly Field[]): CompiledContainer {
  const { read, write } = containerPaths(spec);
  const parts = fieldsWithin(write, fields).map((field) => compilePart(field, write));
  const hasReadOnly = fields.some(
    (field) => !isWritable(field) && readPlaces(field).some((place) => (stepsBelow(place, read)?.length ?? 0) > 0),
  );
  const isNeverWhole = hasReadOnly || parts.some(({ isRest }) => isRest);
  const names = pathNames(write) ?? [];
  const getCurrent = compileGetter(read);
  const get = compileGetter(write);
  const set = compileSetter(write);
  const isTouched = (unified: JsonObject) => parts.some((part) => part.isTouched(unified));
  return {
    read: read.text,
    write: write.text,
    fields: parts.map(({ field }) => field),
    writePath: write,
    isTouched,
    isPartial: (unified) => isTouched(unified) && (isNeverWhole || !parts.every((part) => part.isTouched(unified))),
    fitsMerge: (unified, levels) => parts.every((part) => !part.isTouched(unified) || part.fitsMerge(unified, levels)),
    open(record) {
      if (get(record) === undefined) set(record, {});
    },
    close(record) {
      const object = get(record);
      if (isJsonObject(object) && Object.keys(object).length === 0) set(record, null);
    },
    overlay(record, current, unified) {
      if (!isTouched(unified)) return record;
      const base = getCurrent(current);
      let merged: JsonObject = isJsonObject(base) ? base : {};
      for (const part of parts) {
        for (const [path, value] of part.changes(unified, record)) merged = withChange(merged, path, value);
      }
      return withChange(record, names, Object.keys(merged).length === 0 ? null : merged);
    },
  };
}

interface Part {
  readonly field: string;
  readonly isRest: boolean;
  isTouched(unified: JsonObject): boolean;
  fitsMerge(unified: JsonObject, levels: number): boolean;
  changes(unified: JsonObject, record: JsonObject): Change[];
}

/**
 * True for values that merging stores as they are. Null may be kept, dropped, or spoil the whole object; an object would
 * be merged in its turn, where a value is to be replaced.
 */
function isStoredByMerge(value: JsonValue | undefined): boolean {
  return value !== undefined && value !== null && !isJsonObject(value);
}

function compilePart(field: PlaceField | RestField, container: Path): Part {
  const below = field.write === undefined ? [] : (stepsBelow(field.write, container) ?? []);
  const names = below.flatMap((step: Step) => (step.kind === 'name' ? [step.name] : []));
  const getWritten = field.write === undefined ? () => undefined : compileGetter(field.write);
  if (field.kind === 'rest') return compileRestPart(field, names, getWritten);
  const isTouched = compileTouched(field.path);
  const get = compileGetter(field.path);
  return {
    field: field.path.text,
    isRest: false,
    isTouched,
    fitsMerge: (unified, levels) => names.length <= levels && isStoredByMerge(get(unified)),
    changes: (unified, record) => (isTouched(unified) ? [[names, getWritten(record)]] : []),
  };
}

function compileRestPart(field: RestField, names: readonly string[], getWritten: Getter): Part {
  const get = compileGetter(field.path);
  const sent = (unified: JsonObject) => {
    const attributes = get(unified);
    return isJsonObject(attributes) ? Object.keys(attributes).filter((name) => attributes[name] !== undefined) : [];
  };
  return {
    field: field.path.text,
    isRest: true,
    isTouched: (unified) => sent(unified).length > 0,
    fitsMerge(unified, levels) {
      const attributes = get(unified);
      return names.length < levels && isJsonObject(attributes) && Object.values(attributes).every(isStoredByMerge);
    },
    changes(unified, record) {
      const written = getWritten(record);
      return sent(unified).map((name) => [
        [...names, name],
        isJsonObject(written) ? ownProperty(written, name) : undefined,
      ]);
    },
  };
}

/** True when the input has a value at the path, or null at it or above it. */
export function compileTouched(path: Path): (unified: JsonObject) => boolean {
  const getters = path.steps.map((step) => compileGetter({ text: path.text, steps: [step] }));
  return (unified) => {
    let value: JsonValue = unified;
    for (const get of getters) {
      const inner = get(value);
      if (inner === undefined) return false;
      if (inner === null) return true;
      value = inner;
    }
    return true;
  };
}
