import { isJsonObject, type JsonObject, type JsonValue, ownProperty } from './json.ts';
import { propertyPath } from './problems.ts';
import { type Branch, type Tree } from './tree.ts';
import { type Writer, type WriteState } from './write-rules.ts';

export interface TreeWriterOptions<T> {
  readonly writerOf: (leaf: T) => Writer;
  /** The declared reason why nothing is written at or below a unified path. */
  readonly reason: (path: string) => string | undefined;
}

/** Compiles the writing of a tree of fields. Whatever of the input no field takes becomes a problem. */
export function compileTreeWriter<T>(tree: Tree<T>, options: TreeWriterOptions<T>): Writer {
  if (tree.kind === 'leaf') return options.writerOf(tree.value);
  const parts = new Map([...tree.children].map(([name, child]) => [name, compileTreeWriter(child, options)]));
  const write = compileBranch(tree, parts, options.reason);
  const all = [...parts.values()];
  const isWritable = all.some((part) => part.isWritable);
  const clear = (state: WriteState) => {
    for (const part of all) part.clear(state);
  };
  const { path } = tree;
  return {
    isWritable,
    clear,
    write(sent, state) {
      if (sent !== null) write(sent, state);
      else if (isWritable) clear(state);
      else
        state.problems.push({
          code: 'unsupported_field',
          path,
          message: 'It is only read: the vendor sets it. Leave it out.',
        });
    },
  };
}

type Parts = ReadonlyMap<string, Writer>;
type Reason = TreeWriterOptions<never>['reason'];
type BranchWriter = (sent: JsonValue, state: WriteState) => void;

function compileBranch<T>(branch: Branch<T>, parts: Parts, reason: Reason): BranchWriter {
  switch (branch.by) {
    case 'index':
      return compileSlots(branch, [...parts.values()], reason);
    case 'choice':
      return compileChoices(branch, parts, reason);
    default:
      return compileProperties(branch, parts, reason);
  }
}

function compileProperties<T>(branch: Branch<T>, parts: Parts, reason: Reason): BranchWriter {
  const { path, chosenBy } = branch;
  const unknown = `There is no such field; there are ${[...parts.keys()].join(', ')}.`;
  return (sent, state) => {
    if (!isJsonObject(sent)) {
      refuseValue(state, path, 'Send an object.');
      return;
    }
    const names = Object.keys(sent);
    if (names.length === 0 && path !== '') refuseValue(state, path, emptyMessage);
    for (const name of names) {
      const value = sent[name];
      if (value === undefined || name === chosenBy) continue;
      const part = parts.get(name);
      if (part !== undefined) {
        part.write(value, state);
      } else {
        const full = propertyPath(path, name);
        state.problems.push({ code: 'unsupported_field', path: full, message: reason(full) ?? unknown });
      }
    }
  };
}

function compileSlots<T>({ path }: Branch<T>, parts: readonly Writer[], reason: Reason): BranchWriter {
  const places = parts.length === 1 ? 'one place' : `${parts.length} places`;
  return (sent, state) => {
    if (!isList(sent, path, state)) return;
    for (let index = 0; index < sent.length; index += 1) {
      const part = parts[index];
      if (part !== undefined) {
        part.write(sent[index] ?? null, state);
      } else {
        const at = `${path}[${index}]`;
        const message = reason(at) ?? `The vendor has ${places} for ${path}; leave this one out.`;
        state.problems.push({ code: 'unsupported_field', path: at, message });
      }
    }
  };
}

function compileChoices<T>({ path, key = '' }: Branch<T>, parts: Parts, reason: Reason): BranchWriter {
  const known = [...parts.keys()].join(', ');
  return (sent, state) => {
    if (!isList(sent, path, state)) return;
    const seen = new Set<string>();
    for (const [index, value] of sent.entries()) {
      if (isJsonObject(value)) writeElement(value, `${path}[${index}]`, seen, state);
      else refuseValue(state, `${path}[${index}]`, `Send an object with ${key}.`);
    }
  };

  function writeElement(element: JsonObject, at: string, seen: Set<string>, state: WriteState): void {
    const choice = ownProperty(element, key);
    const part = typeof choice === 'string' ? parts.get(choice) : undefined;
    if (typeof choice !== 'string' || part === undefined) {
      const message =
        (typeof choice === 'string' ? reason(`${path}[${key}=${choice}]`) : undefined) ??
        `The vendor has ${path} for ${key} ${known}; send one of these or leave it out.`;
      state.problems.push({ code: 'unsupported_field', path: at, message });
    } else if (seen.has(choice)) {
      refuseValue(state, at, `There is one element for ${key} ${choice}; send it once.`);
    } else {
      seen.add(choice);
      part.write(element, state);
    }
  }
}

const emptyMessage = 'It is empty, which neither keeps nor clears; send null to clear it or leave it out.';

/** True for lists with elements; a problem otherwise. */
function isList(sent: JsonValue, path: string, state: WriteState): sent is JsonValue[] {
  if (!Array.isArray(sent)) refuseValue(state, path, 'Send a list.');
  else if (sent.length === 0) refuseValue(state, path, emptyMessage);
  else return true;
  return false;
}

function refuseValue({ problems }: WriteState, path: string, message: string): void {
  problems.push({ code: 'unsupported_value', path, message });
}
