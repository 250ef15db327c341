import { checkLensSpec } from './check.ts';
import { type CompiledContainer, compileContainer, type Container } from './containers.ts';
import { type Field, type FixedField, isReadable, isWritable, type PlaceField, resolveFields } from './fields.ts';
import { LensSpecError } from './finding.ts';
import { type JsonObject, type JsonValue } from './json.ts';
import { compileMergeCheck } from './merge-check.ts';
import { parsePath } from './path.ts';
import { type Problem, problemsError } from './problems.ts';
import {
  compileEachReader,
  compileKindsReader,
  compilePlaceReader,
  compileRestReader,
  type Reader,
} from './read-rules.ts';
import { compileTreeReader } from './read-tree.ts';
import { compileNameCount, compileRestNames } from './rest.ts';
import { compileSecondNames } from './second-names.ts';
import { type LensSpec } from './spec.ts';
import { compileStoredValueCheck } from './stored-values.ts';
import { newBranch, plant } from './tree.ts';
import { compileValue } from './values.ts';
import {
  compileFixedWriter,
  compilePlaceWriter,
  compileRefusedWriter,
  compileRestWriter,
  readOnlyMessage,
  type Writer,
} from './write-rules.ts';
import { compileTreeWriter } from './write-tree.ts';

/** A compiled mapping between unified records and one vendor's records. Stateless; safe to share. */
export interface Lens {
  /** Unified fields that answers can show, as declared. */
  readonly readable: readonly string[];
  /** Unified fields that callers can change, as declared. */
  readonly writable: readonly string[];
  /**
   * The unified record of a vendor's. Never throws: what cannot be understood is left out. The answer may share values
   * with the input.
   */
  read(vendor: JsonValue): JsonObject;
  /**
   * The vendor's record of a unified one. Absent fields are left out, null clears. Drops nothing silently: throws one
   * `CrosswalkError`, `unsupported_field` or `unsupported_value`, that lists every problem. The input is not changed;
   * the answer may share values with it.
   *
   * @param current The vendor's record as it is now, where it is known: names of attributes that it shows to be the
   * vendor's own are refused too.
   */
  write(unified: JsonObject, current?: JsonValue): JsonObject;
  /**
   * The input with what stands under second names moved to the fields that they name; the input is not changed. `write`
   * and the others do so themselves: it is for whoever looks at the fields before.
   *
   * Throws one `CrosswalkError` `unsupported_value` when a field and a second name of it have different values.
   */
  firstNames(unified: JsonObject): JsonObject;
  /** The record with the second names of its fields beside them; the input is not changed. */
  allNames(unified: JsonObject): JsonObject;
  /** Why no custom attribute of this name can be written, and what to use instead; undefined when one can. */
  attributeRefusal(name: string): string | undefined;
  /** Replaced-whole objects of which the input names some but not all mapped values: written alone, they would lose the rest. */
  partialContainers(unified: JsonObject): readonly Container[];
  /** Replaced-whole objects that the input touches at all. */
  touchedContainers(unified: JsonObject): readonly Container[];
  /**
   * True when the input alone may be sent to a vendor that is told to merge the objects of the call into those it has, so
   * many levels deep: nothing is lost then, and nothing survives that the input replaces or clears. False where an object
   * is a value of its own, where something within a replaced-whole object is cleared, and where that object would have
   * to be merged deeper.
   */
  fitsMerge(unified: JsonObject, levels: number): boolean;
  /**
   * The written record with each touched container completed by the vendor's current one: what the input sets is set,
   * what it clears is removed, and all else in the object stays, also what no rule names. Neither input is changed.
   *
   * @param record What `write` answered for `unified`, perhaps with additions.
   * @param current The vendor's record as it is now.
   */
  overlay(record: JsonObject, current: JsonValue, unified: JsonObject): JsonObject;
}

/**
 * Compiles a lens once, so that reading and writing only run closures.
 *
 * Throws a `LensSpecError` with all findings of `checkLensSpec` when there are any.
 *
 * @example
 * const lens = compileLens({ fields: { first_name: 'firstName', birthday: { at: 'dob', format: 'date' } } });
 * lens.write({ first_name: 'Ada', birthday: '1815-12-10' }); // { firstName: 'Ada', dob: '1815-12-10' }
 * lens.read({ firstName: 'Ada', dob: '1815-12-10 00:00:00 +00:00' }); // { first_name: 'Ada', birthday: '1815-12-10' }
 */
export function compileLens(spec: LensSpec): Lens {
  const findings = checkLensSpec(spec);
  if (findings.length > 0) throw new LensSpecError(findings);
  const fields = resolveFields(spec);
  const containers = (spec.replaced_whole ?? []).map((container) => compileContainer(container, fields));
  const names = compileSecondNames(spec, fields);
  const { firstNames, allNames } = names;
  const fitsMerge = compileMergeCheck(fields, containers);
  const read = compileRead(spec, fields);
  const write = compileWrite(spec, fields, containers);
  return Object.freeze({
    readable: Object.freeze([...fields.filter(isReadable).map(({ path }) => path.text), ...names.readable]),
    writable: Object.freeze([...fields.filter(isWritable).map(({ path }) => path.text), ...names.writable]),
    read: (vendor: JsonValue) => allNames(read(vendor)),
    write: (unified: JsonObject, current?: JsonValue) => write(firstNames(unified), current),
    firstNames,
    allNames,
    attributeRefusal: compileAttributeRefusal(fields),
    partialContainers: (unified: JsonObject) =>
      containers.filter((container) => container.isPartial(firstNames(unified))),
    touchedContainers: (unified: JsonObject) =>
      containers.filter((container) => container.isTouched(firstNames(unified))),
    fitsMerge: (unified: JsonObject, levels: number) => fitsMerge(firstNames(unified), levels),
    overlay: (record: JsonObject, current: JsonValue, unified: JsonObject) =>
      containers.reduce((completed, container) => container.overlay(completed, current, firstNames(unified)), record),
  });
}

function compileAttributeRefusal(fields: readonly Field[]): Lens['attributeRefusal'] {
  const rest = fields.find((field) => field.kind === 'rest');
  if (rest === undefined) return () => 'The vendor keeps no custom attributes.';
  return compileRestNames(rest, fields).refusal;
}

function plantFields(fields: readonly Field[]) {
  const root = newBranch<Field>('');
  for (const field of fields) plant(root, field.path.steps, field);
  return root;
}

function compileRead(spec: LensSpec, fields: readonly Field[]): Lens['read'] {
  const read = compileTreeReader(plantFields(fields), readerOf);
  return (vendor) => {
    const unified = read?.(vendor);
    return typeof unified === 'object' && unified !== null && !Array.isArray(unified) ? unified : {};
  };

  function readerOf(field: Field): Reader | undefined {
    switch (field.kind) {
      case 'place':
        return compilePlaceReader(field, compileValue(field.rule, spec.stores));
      case 'fixed':
        return compileFixedReader(field);
      case 'rest':
        return compileRestReader(field.read, compileRestNames(field, fields));
      case 'each':
        return compileEachReader(field);
      case 'kinds':
        return compileKindsReader(field);
    }
  }

  function compileFixedReader({ value, companion }: FixedField): Reader {
    const other = fields.find(({ path }) => path.text === companion?.text);
    const readCompanion = other === undefined ? undefined : readerOf(other);
    if (readCompanion === undefined) return () => value;
    return (vendor) => (readCompanion(vendor) === undefined ? undefined : value);
  }
}

function compileWrite(
  spec: LensSpec,
  fields: readonly Field[],
  containers: readonly CompiledContainer[],
): Lens['write'] {
  const checkStored = compileStoredValueCheck(spec.stores);
  const writer = compileTreeWriter(plantFields(fields), { writerOf, reason: compileReason(spec.unsupported) });
  const checkCounts = fields.filter((field) => field.kind === 'rest').map(compileNameCount);
  return (unified, current = {}) => {
    const record: JsonObject = {};
    const problems: Problem[] = [];
    writer.write(unified, { unified, current, record, problems });
    for (const checkCount of checkCounts) checkCount(record, problems);
    const [first] = problems;
    if (first !== undefined) throw problemsError(first, problems);
    for (const container of containers) container.close(record);
    return record;
  };

  function writerOf(field: Field): Writer {
    switch (field.kind) {
      case 'place':
        return placeWriterOf(field);
      case 'fixed':
        return compileFixedWriter(field);
      case 'rest':
        return compileRestWriter(field, compileRestNames(field, fields), containers, checkStored);
      case 'each':
      case 'kinds':
        return compileRefusedWriter(field.path.text, readOnlyMessage(field, fields));
    }
  }

  function placeWriterOf(field: PlaceField): Writer {
    const { write } = field;
    if (write === undefined) return compileRefusedWriter(field.path.text, readOnlyMessage(field, fields));
    return compilePlaceWriter(field, write, compileValue(field.rule, spec.stores), containers, checkStored);
  }
}

/** The declared reason for a unified path, or for the nearest one above it. */
function compileReason(unsupported: LensSpec['unsupported'] = {}): (path: string) => string | undefined {
  const reasons = new Map(Object.entries(unsupported).map(([path, reason]) => [parsePath(path).text, reason]));
  return (path) => {
    let above = path;
    while (above !== '') {
      const reason = reasons.get(above);
      if (reason !== undefined) return reason;
      above = above.slice(0, Math.max(0, above.lastIndexOf('.'), above.lastIndexOf('[')));
    }
    return undefined;
  };
}
