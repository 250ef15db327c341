import { type JsonObject, type JsonValue, setOwnProperty } from './json.ts';
import { type Reader } from './read-rules.ts';
import { type Branch, type Tree } from './tree.ts';

/** What a leaf of the unified tree is compiled to: how it is read, or `undefined` when it is not. */
export type LeafReader<T> = (leaf: T) => Reader | undefined;

/** Compiles the reading of a tree of fields: objects and lists come to be only when something is in them. */
export function compileTreeReader<T>(tree: Tree<T>, readerOf: LeafReader<T>): Reader | undefined {
  if (tree.kind === 'leaf') return readerOf(tree.value);
  switch (tree.by) {
    case 'index':
      return compileSlots(tree, readerOf);
    case 'choice':
      return compileChoices(tree, readerOf);
    default:
      return compileProperties(tree, readerOf);
  }
}

/** A property with its reader; a class of its own shape keeps the loop over them fast. */
interface Part {
  readonly name: string;
  readonly read: Reader;
}

function partsOf<T>(branch: Branch<T>, readerOf: LeafReader<T>): Part[] {
  return [...branch.children].flatMap(([name, child]) => {
    const read = compileTreeReader(child, readerOf);
    return read === undefined ? [] : [{ name, read }];
  });
}

function compileProperties<T>(
  branch: Branch<T>,
  readerOf: LeafReader<T>,
  chosen?: { key: string; value: string },
): Reader | undefined {
  const parts = partsOf(branch, readerOf);
  if (parts.length === 0) return undefined;
  return (vendor) => {
    let object: JsonObject | undefined;
    for (const { name, read } of parts) {
      const value = read(vendor);
      if (value === undefined) continue;
      if (object === undefined) {
        object = {};
        if (chosen !== undefined) setOwnProperty(object, chosen.key, chosen.value);
      }
      setOwnProperty(object, name, value);
    }
    return object;
  };
}

function compileSlots<T>(branch: Branch<T>, readerOf: LeafReader<T>): Reader {
  const parts = partsOf(branch, readerOf).map(({ name, read }) => ({ index: Number(name), read }));
  return (vendor) => {
    let list: JsonValue[] | undefined;
    for (const { index, read } of parts) {
      const value = read(vendor);
      if (value === undefined) continue;
      list ??= [];
      while (list.length < index) list.push(null);
      list[index] = value;
    }
    return list;
  };
}

function compileChoices<T>(branch: Branch<T>, readerOf: LeafReader<T>): Reader {
  const { key = '' } = branch;
  const readers = [...branch.children].flatMap(([value, child]) => {
    const read = child.kind === 'leaf' ? undefined : compileProperties(child, readerOf, { key, value });
    return read === undefined ? [] : [read];
  });
  return (vendor) => {
    let list: JsonValue[] | undefined;
    for (const read of readers) {
      const element = read(vendor);
      if (element !== undefined) (list ??= []).push(element);
    }
    return list;
  };
}
