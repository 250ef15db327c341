import { isJsonObject, type JsonObject, type JsonValue, ownProperty, setOwnProperty } from './json.ts';
import { formatPath, isSeveral, parsePath, type Path, type Step } from './path.ts';

/** The value at a place; `undefined` when there is none. Null is a value here. */
export type Getter = (document: JsonValue) => JsonValue | undefined;

/** Puts a value at a place and creates what is missing on the way. */
export type Setter = (record: JsonObject, value: JsonValue) => void;

/** One of several values, with its name when it stood in an object. */
export interface Entry {
  readonly name: string | undefined;
  readonly value: JsonValue;
}

/** A place that is compiled for reading and writing. */
export interface CompiledPath {
  /** Of a path with `[]` or `{}`: the list of its values. Never throws, whatever the document is. */
  readonly get: Getter;
  /** Throws a `TypeError` for `$` and for paths with `[]` or `{}`, which cannot be written. */
  readonly set: Setter;
}

/**
 * Compiles a place once, so that reading and writing it need no parsing.
 *
 * Throws a `TypeError` when the text is not a path.
 *
 * @example
 * const email = compilePath('user.dataFields.email');
 * email.get({ user: { dataFields: { email: 'ada@example.com' } } }); // 'ada@example.com'
 */
export function compilePath(text: string): CompiledPath {
  const path = parsePath(text);
  if (isSeveral(path)) {
    const entries = compileEntries(path);
    return { get: (document) => entries(document)?.map(({ value }) => value), set: refuseToSet };
  }
  return { get: compileGetter(path), set: path.steps.length === 0 ? refuseToSet : compileSetter(path) };

  function refuseToSet(): never {
    throw new TypeError(`"${text}" cannot be written as one value`);
  }
}

/** Compiles the access to one value. Never throws, whatever the document is. */
export function compileGetter(path: Path): Getter {
  if (isSeveral(path)) throw new TypeError(`"${path.text}" stands for several values`);
  const getters = path.steps.map(stepGetter);
  const [first, second] = getters;
  if (first === undefined) return (document) => document;
  if (second === undefined) return first;
  if (getters.length === 2) {
    return (document) => {
      const inner = first(document);
      return inner === undefined ? undefined : second(inner);
    };
  }
  return (document) => {
    let value: JsonValue | undefined = document;
    for (const get of getters) {
      if (value === undefined) return undefined;
      value = get(value);
    }
    return value;
  };
}

function stepGetter(step: Step): Getter {
  switch (step.kind) {
    case 'name': {
      const { name } = step;
      // Looking only for own properties costs time on every read, so it is done where the prototype has that name.
      if (name in Object.prototype) return (value) => (isJsonObject(value) ? ownProperty(value, name) : undefined);
      return (value) => (isJsonObject(value) ? value[name] : undefined);
    }
    case 'index':
      return (value) => (Array.isArray(value) ? value[step.index] : undefined);
    case 'choice':
      return (value) => (Array.isArray(value) ? findChoice(value, step.key, step.value) : undefined);
    case 'every_item':
    case 'every_value':
      throw new TypeError(`"${formatPath([step])}" stands for several values`);
  }
}

function findChoice(items: readonly JsonValue[], key: string, wanted: string): JsonObject | undefined {
  for (const item of items) {
    if (isJsonObject(item) && ownProperty(item, key) === wanted) return item;
  }
  return undefined;
}

/**
 * Compiles the access to all values of a path with `[]` or `{}`. Nulls are left out. The answer is `undefined` when the
 * list or object itself is missing, and empty when it is there and holds nothing.
 */
export function compileEntries(path: Path): (document: JsonValue) => Entry[] | undefined {
  const advances = path.steps.map(stepEntries);
  return (document) => {
    let entries: Entry[] = [{ name: undefined, value: document }];
    let isFound = false;
    for (const advance of advances) {
      const next: Entry[] = [];
      for (const entry of entries) isFound = advance(entry, next) || isFound;
      entries = next;
    }
    return isFound || entries.length > 0 ? entries : undefined;
  };
}

/** Adds what is one step below the entry; true when the step found a list or object to go through. */
function stepEntries(step: Step): (entry: Entry, found: Entry[]) => boolean {
  if (step.kind === 'every_item') {
    return ({ value }, found) => {
      if (!Array.isArray(value)) return false;
      for (const item of value) if (item !== null) found.push({ name: undefined, value: item });
      return true;
    };
  }
  if (step.kind === 'every_value') {
    return ({ value }, found) => {
      if (!isJsonObject(value)) return false;
      for (const name of Object.keys(value)) {
        const inner = value[name];
        if (inner !== undefined && inner !== null) found.push({ name, value: inner });
      }
      return true;
    };
  }
  const get = stepGetter(step);
  return ({ name, value }, found) => {
    const inner = get(value);
    if (inner !== undefined && inner !== null) found.push({ name, value: inner });
    return false;
  };
}

/**
 * Compiles the writing to one place. A record is only ever built by setters of places that exclude each other, so what
 * stands on the way is an object or list that another setter made.
 */
export function compileSetter(path: Path): Setter {
  const steps = path.steps.map(stepSlot);
  const last = steps.pop();
  if (last === undefined) throw new TypeError('The whole record cannot be written as one value');
  const { set } = last;
  const [open, ...deeper] = steps.map((step) => step.open);
  if (open === undefined) return set;
  if (deeper.length === 0) return (record, value) => set(open(record), value);
  return (record, value) => {
    let parent = open(record);
    for (const openNext of deeper) parent = openNext(parent);
    set(parent, value);
  };

  function stepSlot(step: Step, position: number): Slot {
    const next = path.steps[position + 1];
    return slot(step, next === undefined || next.kind === 'name' ? () => ({}) : () => []);
  }
}

type Parent = JsonObject | JsonValue[];

interface Slot {
  /** The object or list at this step, made when missing. */
  readonly open: (parent: Parent) => Parent;
  readonly set: (parent: Parent, value: JsonValue) => void;
}

/** As `stepGetter`, of what is known to be an object or a list. */
function propertyGetter(name: string): (parent: Parent) => JsonValue | undefined {
  if (name in Object.prototype) return (parent) => (Array.isArray(parent) ? undefined : ownProperty(parent, name));
  return (parent) => (Array.isArray(parent) ? undefined : parent[name]);
}

function slot(step: Step, make: () => Parent): Slot {
  const get = step.kind === 'name' ? propertyGetter(step.name) : stepGetter(step);
  const set = stepSetter(step);
  return {
    set,
    open(parent) {
      const inner = get(parent);
      if (typeof inner === 'object' && inner !== null) return inner;
      const made = make();
      set(parent, made);
      return made;
    },
  };
}

function stepSetter(step: Step): Slot['set'] {
  switch (step.kind) {
    case 'name': {
      const { name } = step;
      // Assigning to `__proto__` needs care, which every other name would pay for on every write.
      if (name === '__proto__')
        return (parent, value) => void (Array.isArray(parent) || setOwnProperty(parent, name, value));
      return (parent, value) => {
        if (!Array.isArray(parent)) parent[name] = value;
      };
    }
    case 'index':
      return (parent, value) => {
        if (!Array.isArray(parent)) return;
        while (parent.length < step.index) parent.push(null);
        parent[step.index] = value;
      };
    case 'choice':
      return (parent, value) => {
        if (!Array.isArray(parent) || !isJsonObject(value)) return;
        setOwnProperty(value, step.key, step.value);
        parent.push(value);
      };
    case 'every_item':
    case 'every_value':
      throw new TypeError(`"${formatPath([step])}" cannot be written`);
  }
}
