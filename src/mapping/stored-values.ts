import { shorten } from '../errors/index.ts';
import { compileGlob } from './glob.ts';
import { isJsonObject, type JsonObject, type JsonValue } from './json.ts';
import { type Problem, propertyPath } from './problems.ts';
import { wholePattern } from './rest.ts';
import { type LensSpec, type RefusedValue } from './spec.ts';
import { isLongerThan, tooLongMessage } from './values.ts';

/** Adds a problem for everything in a custom attribute's value that the vendor would change, cut or drop. */
export type StoredValueCheck = (value: JsonValue, path: string, problems: Problem[]) => void;

/** Deeper values than this are refused: no vendor documents keeping them, and they could exhaust the stack. */
const maxDepth = 100;

/** Compiles what the vendor stores of custom attributes. */
export function compileStoredValueCheck(stores: LensSpec['stores']): StoredValueCheck {
  const refuse = stores?.refuse ?? {};
  const stringLength = stores?.string_length;
  const arrayLength = stores?.array_length;
  const bytes = stores?.bytes;
  const refuseInnerName = compileInnerNames(stores);
  return (value, path, problems) => {
    const before = problems.length;
    check(value, path, problems, 0);
    // Only what is not too deep is spelt out.
    if (bytes !== undefined && problems.length === before && byteLength(value) > bytes) {
      report(path, `The vendor keeps at most ${bytes} bytes of one attribute; send less.`, problems);
    }
  };

  function check(value: JsonValue, path: string, problems: Problem[], depth: number): void {
    if (typeof value === 'string') checkText(value, path, problems);
    else if (typeof value !== 'object' || value === null) return;
    else if (depth === maxDepth) report(path, `Values are at most ${maxDepth} levels deep; flatten it.`, problems);
    else if (Array.isArray(value)) checkArray(value, path, problems, depth);
    else checkObject(value, path, problems, depth);
  }

  function checkText(text: string, path: string, problems: Problem[]): void {
    if (text === '') reportKind('empty_string', path, problems);
    if (stringLength !== undefined && isLongerThan(text, stringLength)) {
      report(path, tooLongMessage(stringLength), problems);
    }
  }

  function checkArray(items: readonly JsonValue[], path: string, problems: Problem[], depth: number): void {
    if (items.length === 0) reportKind('empty_array', path, problems);
    if (arrayLength !== undefined && items.length > arrayLength) {
      report(path, `The vendor keeps at most ${arrayLength} items; send fewer.`, problems);
    }
    if (refuse.duplicate_items !== undefined && new Set(items).size < items.length) {
      reportKind('duplicate_items', path, problems);
    }
    for (const [index, item] of items.entries()) {
      const itemPath = `${path}[${index}]`;
      if (item === null) reportKind('null_in_array', itemPath, problems);
      else if (Array.isArray(item)) reportKind('nested_array', itemPath, problems);
      else if (isJsonObject(item)) reportKind('object_in_array', itemPath, problems);
      check(item, itemPath, problems, depth + 1);
    }
  }

  function checkObject(object: JsonObject, path: string, problems: Problem[], depth: number): void {
    const names = Object.keys(object);
    if (names.length === 0) reportKind('empty_object', path, problems);
    for (const name of names) {
      const inner = object[name];
      if (inner === undefined) continue;
      const innerPath = propertyPath(path, name);
      const refusal = refuseInnerName(name);
      if (refusal !== undefined) report(innerPath, refusal, problems);
      if (inner === null) reportKind('null_in_object', innerPath, problems);
      check(inner, innerPath, problems, depth + 1);
    }
  }

  function reportKind(kind: RefusedValue, path: string, problems: Problem[]): void {
    const reason = refuse[kind];
    if (reason !== undefined) report(path, reason, problems);
  }

  function report(path: string, message: string, problems: Problem[]): void {
    problems.push({ code: 'unsupported_value', path, message });
  }
}

const utf8 = new TextEncoder();

function byteLength(value: JsonValue): number {
  return typeof value === 'object' ? utf8.encode(JSON.stringify(value)).length : 0;
}

/** Why a name within an object is not stored as it is. */
function compileInnerNames(stores: LensSpec['stores']): (name: string) => string | undefined {
  const form = stores?.inner_name_form;
  const fits = form === undefined ? undefined : wholePattern(form.pattern);
  const instructions = (stores?.instructions ?? []).map(compileGlob);
  return (name) => {
    if (instructions.some((isInstruction) => isInstruction(name))) {
      return `The vendor takes "${shorten(name)}" within an object as an instruction; choose another name.`;
    }
    if (form === undefined || fits?.test(name) !== false) return undefined;
    return `At the vendor a name within an object has to be ${form.is}; choose another name.`;
  };
}
