import { difference } from './difference.ts';
import { type Field, isReadable, isSecondName, isWritable } from './fields.ts';
import { type LensFinding } from './finding.ts';
import { Refusal, type ValueFormat } from './formats.ts';
import { type JsonObject } from './json.ts';
import { type Path, parsePath, pathNames } from './path.ts';
import { compileGetter, compileSetter, type Getter, type Setter } from './place.ts';
import { type Problem, problemsError } from './problems.ts';
import { type LensSpec, type SecondNameRule } from './spec.ts';
import { newBranch, plant } from './tree.ts';
import { compileValue } from './values.ts';
import { withChange } from './with-change.ts';

/** Second names of a lens: see the functions of the same names of `Lens`. */
export interface SecondNames {
  readonly readable: readonly string[];
  readonly writable: readonly string[];
  readonly firstNames: (unified: JsonObject) => JsonObject;
  readonly allNames: (unified: JsonObject) => JsonObject;
}

function rulesOf(spec: LensSpec): { path: Path; rule: SecondNameRule }[] {
  return Object.entries(spec.fields).flatMap(([field, rule]) =>
    isSecondName(rule) ? [{ path: parsePath(field), rule }] : [],
  );
}

function checkSecondName({ path, rule }: ReturnType<typeof rulesOf>[number], fields: readonly Field[]): LensFinding[] {
  const field = path.text;
  if (pathNames(path) === undefined) {
    return [{ field, message: 'a second name is a plain name', fix: 'Name it like a or a.b.' }];
  }
  const named = fields.find((other) => other.path.text === parsePath(rule.same_as).text);
  if (named?.kind !== 'place') {
    const message = `it names ${rule.same_as}, which is no field with a place of its own`;
    return [{ field, message, fix: 'Name a declared field that has a place.' }];
  }
  const spellings = Object.values(rule.values ?? {}).map(String);
  if (new Set(spellings).size === spellings.length) return [];
  return [{ field, message: 'two of its values are the same value of the field', fix: 'Map one to one.' }];
}

/** What is wrong with the second names of a lens, whose paths can be parsed. */
export function checkSecondNames(spec: LensSpec, fields: readonly Field[]): LensFinding[] {
  const root = newBranch<Path>('');
  for (const { path } of fields) plant(root, path.steps, path);
  const taken = new Map<string, string>();
  return rulesOf(spec).flatMap((each) => {
    const field = each.path.text;
    const own = checkSecondName(each, fields);
    if (own.length > 0) return own;
    const conflict = plant(root, each.path.steps, each.path);
    if (conflict !== undefined) {
      return [{ field, message: `it cannot be declared: ${conflict}`, fix: 'Declare one or the other.' }];
    }
    const target = parsePath(each.rule.same_as).text;
    const other = taken.get(target);
    taken.set(target, field);
    if (other === undefined) return [];
    return [{ field, message: `${other} is another name of ${target} already`, fix: 'Keep one of the two.' }];
  });
}

interface CompiledName {
  readonly path: Path;
  readonly names: readonly string[];
  readonly get: Getter;
  readonly value: ValueFormat;
  readonly target: { readonly path: Path; readonly get: Getter; readonly set: Setter };
}

function compileName({ path, rule }: ReturnType<typeof rulesOf>[number]): CompiledName {
  const target = parsePath(rule.same_as);
  const words = rule.values === undefined ? {} : { values: rule.values };
  return {
    path,
    names: pathNames(path) ?? [],
    get: compileGetter(path),
    value: compileValue(words, undefined),
    target: { path: target, get: compileGetter(target), set: compileSetter(target) },
  };
}

/** Moves one value from its second name to the field, or says what is wrong with it. */
function move(
  record: JsonObject,
  { path, names, get, value, target }: CompiledName,
): { record: JsonObject } | { problem: Problem } {
  const sent = get(record);
  if (sent === undefined) return { record };
  const refused = (message: string) => ({
    problem: { code: 'unsupported_value' as const, path: path.text, message },
  });
  const written = sent === null ? null : value.write(sent);
  if (written instanceof Refusal) return refused(written.message);
  const own = target.get(record);
  if (own !== undefined && difference(own, written).length > 0) {
    return refused(`It is another name of ${target.path.text}, which is sent with another value; send one of the two.`);
  }
  const moved = structuredClone(withChange(record, names, undefined));
  target.set(moved, written);
  return { record: moved };
}

export function compileSecondNames(spec: LensSpec, fields: readonly Field[]): SecondNames {
  const compiled = rulesOf(spec).map(compileName);
  const textsOf = (fits: (field: Field) => boolean) =>
    compiled
      .filter(({ target }) => fields.some((field) => field.path.text === target.path.text && fits(field)))
      .map(({ path }) => path.text);
  return {
    readable: textsOf(isReadable),
    writable: textsOf(isWritable),
    firstNames(unified) {
      let record = unified;
      const problems: Problem[] = [];
      for (const name of compiled) {
        const moved = move(record, name);
        if ('problem' in moved) problems.push(moved.problem);
        else record = moved.record;
      }
      const [first] = problems;
      if (first !== undefined) throw problemsError(first, problems);
      return record;
    },
    allNames(unified) {
      let record = unified;
      for (const { names, value, target } of compiled) {
        const found = target.get(unified);
        const shown = found === undefined || found === null ? found : value.read(found);
        if (shown !== undefined) record = withChange(record, names, shown);
      }
      return record;
    },
  };
}
