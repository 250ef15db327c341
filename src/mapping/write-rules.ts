import { type CompiledContainer } from './containers.ts';
import { type Field, type FixedField, isWritable, type PlaceField, type RestField } from './fields.ts';
import { Refusal, type ValueFormat } from './formats.ts';
import { isJsonObject, type JsonObject, type JsonValue, setOwnProperty } from './json.ts';
import { type Path, stepsBelow } from './path.ts';
import { compileGetter, compileSetter } from './place.ts';
import { type Problem, propertyPath } from './problems.ts';
import { type RestNames, vendorsOwnMessage } from './rest.ts';
import { type StoredValueCheck } from './stored-values.ts';

/** One write under way. */
export interface WriteState {
  readonly unified: JsonObject;
  /** The vendor's record as it is now, as far as it is known. */
  readonly current: JsonValue;
  readonly record: JsonObject;
  readonly problems: Problem[];
}

/** How a part of the input is written. */
export interface Writer {
  /** True when anything of this part can be written. */
  readonly isWritable: boolean;
  /** Writes a value, null included. */
  write(value: JsonValue, state: WriteState): void;
  /** Clears what can be written of this part, as null was sent for something above it. */
  clear(state: WriteState): void;
}

/** The innermost container that a place is in. */
function containerOf(write: Path, containers: readonly CompiledContainer[]): CompiledContainer | undefined {
  return containers.find(({ writePath }) => stepsBelow(write, writePath) !== undefined);
}

/** Compiles the writing of a value to its place. */
export function compilePlaceWriter(
  field: PlaceField,
  write: Path,
  value: ValueFormat,
  containers: readonly CompiledContainer[],
  checkStored: StoredValueCheck,
): Writer {
  const path = field.path.text;
  const set = compileSetter(write);
  const container = containerOf(write, containers);
  const { never_cleared: neverCleared } = field.rule;
  const clear = (state: WriteState) => {
    if (neverCleared !== undefined) {
      state.problems.push({ code: 'unsupported_value', path, message: neverCleared });
    } else if (container === undefined) set(state.record, null);
    else container.open(state.record);
  };
  return {
    isWritable: true,
    clear,
    write(sent, state) {
      if (sent === null) {
        clear(state);
        return;
      }
      const written = value.write(sent);
      // Most values are text, which the first question tells apart at less cost.
      if (typeof written === 'object' && written instanceof Refusal) {
        state.problems.push({ code: 'unsupported_value', path, message: written.message });
      } else {
        if (field.isCustom) checkStored(written, path, state.problems);
        set(state.record, written);
      }
    },
  };
}

/** Compiles a constant: nothing is written, but whatever else is sent for it is refused. */
export function compileFixedWriter({ path: { text: path }, value, companion }: FixedField): Writer {
  const getCompanion = companion === undefined ? undefined : compileGetter(companion);
  const isPresent = (unified: JsonObject) => getCompanion === undefined || (getCompanion(unified) ?? null) !== null;
  const expected = JSON.stringify(value);
  return {
    isWritable: false,
    clear() {},
    write(sent, { unified, problems }) {
      if (isPresent(unified)) {
        if (sent === value) return;
        problems.push({
          code: 'unsupported_value',
          path,
          message: `It is always ${expected} at this vendor; send that or leave it out.`,
        });
      } else if (sent !== null) {
        const message = `It is ${expected} wherever ${companion?.text} has a value; send that field with it or leave it out.`;
        problems.push({ code: 'unsupported_value', path, message });
      }
    },
  };
}

/** Compiles the writing of custom attributes, each by its name. */
export function compileRestWriter(
  { path: { text: path }, write }: RestField,
  names: RestNames,
  containers: readonly CompiledContainer[],
  checkStored: StoredValueCheck,
): Writer {
  const get = compileGetter(write);
  const set = write.steps.length === 0 ? undefined : compileSetter(write);
  const container = containerOf(write, containers);
  const refuseNull = ({ problems }: WriteState) => {
    problems.push({
      code: 'unsupported_value',
      path,
      message: 'Custom attributes are cleared one by one: send null for each by its name.',
    });
  };
  return {
    isWritable: true,
    clear: refuseNull,
    write(sent, state) {
      if (sent === null) refuseNull(state);
      else if (isJsonObject(sent)) writeAttributes(sent, state);
      else state.problems.push({ code: 'unsupported_value', path, message: 'Send an object of attributes by name.' });
    },
  };

  function writeAttributes(attributes: JsonObject, { current, record, problems }: WriteState): void {
    const isOwned = names.ownedIn(current);
    let target: JsonObject | undefined;
    for (const name of Object.keys(attributes)) {
      const value = attributes[name];
      if (value === undefined) continue;
      const refusal = names.refusal(name) ?? (isOwned(name) ? vendorsOwnMessage(name) : undefined);
      if (refusal !== undefined) {
        problems.push({ code: 'unsupported_field', path: propertyPath(path, name), message: refusal });
        continue;
      }
      target ??= open(record);
      if (value === null && container !== undefined) continue;
      if (value !== null) checkStored(value, propertyPath(path, name), problems);
      setOwnProperty(target, name, value);
    }
  }

  function open(record: JsonObject): JsonObject {
    const known = get(record);
    if (isJsonObject(known)) return known;
    const made: JsonObject = {};
    set?.(record, made);
    return made;
  }
}

/** A part that cannot be written, and why. */
export function compileRefusedWriter(path: string, message: string): Writer {
  return {
    isWritable: false,
    clear() {},
    write(_sent, { problems }) {
      problems.push({ code: 'unsupported_field', path, message });
    },
  };
}

/** Why a field that is only read is refused. */
export function readOnlyMessage(field: Field, fields: readonly Field[]): string {
  const same = field.kind === 'place' ? fields.find((other) => writesWhatIsRead(field, other)) : undefined;
  return same === undefined
    ? 'It is only read: the vendor sets it. Leave it out.'
    : `It is only read here; send ${same.path.text} instead.`;
}

function writesWhatIsRead(field: PlaceField, other: Field): boolean {
  if (!isWritable(other) || other.kind === 'rest') return false;
  return other.reads[0] !== undefined && other.reads[0].text === field.reads[0]?.text;
}
