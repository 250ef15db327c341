import { type EachField, type KindsField, type PlaceField } from './fields.ts';
import { formatOf, type ValueFormat } from './formats.ts';
import { compileGlob } from './glob.ts';
import { type JsonObject, type JsonValue, ownProperty, setOwnProperty } from './json.ts';
import { isSeveral, type Path, parsePath } from './path.ts';
import { compileEntries, compileGetter, compileSetter, type Entry } from './place.ts';
import { type RestNames } from './rest.ts';
import { type PlaceRule } from './spec.ts';

/** What a field has in a vendor's record; `undefined` when it has nothing. Never throws. */
export type Reader = (vendor: JsonValue) => JsonValue | undefined;

/** Compiles the reading of a value with a place; `undefined` when it is only written. */
export function compilePlaceReader({ reads, rule }: PlaceField, value: ValueFormat): Reader | undefined {
  const readers = reads.map((path) => compileOneRead(path, rule.pick, value.read));
  const [first] = readers;
  if (first === undefined || readers.length === 1) return first;
  return (vendor) => {
    for (const read of readers) {
      const found = read(vendor);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

function compileOneRead(path: Path, pick: PlaceRule['pick'], read: ValueFormat['read']): Reader {
  if (isSeveral(path)) return compileSeveralRead(path, pick, read);
  const get = compileGetter(path);
  return (vendor) => {
    const value = get(vendor);
    return value === undefined || value === null ? undefined : read(value);
  };
}

function compileSeveralRead(path: Path, pick: PlaceRule['pick'], read: ValueFormat['read']): Reader {
  const entriesOf = compileEntries(path);
  return (vendor) => {
    const entries = entriesOf(vendor);
    if (entries === undefined) return undefined;
    const values = entries.map(({ value }) => read(value)).filter((value) => value !== undefined);
    return pick === undefined ? values : pickOne(values, pick);
  };
}

function pickOne(values: readonly JsonValue[], pick: NonNullable<PlaceRule['pick']>): JsonValue | undefined {
  if (pick === 'first') return values[0];
  // Canonical dates and instants sort as text.
  const sorted = values.filter((value) => typeof value === 'string').sort();
  return pick === 'earliest' ? sorted[0] : sorted.at(-1);
}

/** Compiles the gathering of a list of objects. The list is absent when none of its sources is there. */
export function compileEachReader({ rule }: EachField): Reader {
  const sources = rule.each.map(compileSource);
  return (vendor) => {
    let items: JsonValue[] | undefined;
    for (const gather of sources) {
      const found = gather(vendor);
      if (found !== undefined) items = items === undefined ? found : items.concat(found);
    }
    return items;
  };
}

function compileSource(source: EachField['rule']['each'][number]): (vendor: JsonValue) => JsonObject[] | undefined {
  const entriesOf = compileEntries(parsePath(source.from));
  const parts = Object.entries(source.item).map(([name, { at, format }]) => ({
    set: compileSetter(parsePath(name)),
    get: compileEntryGetter(at),
    read: format === undefined ? undefined : formatOf(format).read,
  }));
  const constants = Object.entries(source.with ?? {});
  return (vendor) => {
    const entries = entriesOf(vendor);
    if (entries === undefined) return undefined;
    const items: JsonObject[] = [];
    for (const entry of entries) {
      if (source.where !== undefined && entry.value !== source.where) continue;
      const item = readItem(entry);
      if (item !== undefined) items.push(item);
    }
    return items;
  };

  function readItem(entry: Entry): JsonObject | undefined {
    let item: JsonObject | undefined;
    for (const { get, read, set } of parts) {
      const found = get(entry);
      const value = found === undefined || found === null || read === undefined ? found : read(found);
      if (value === undefined || value === null) continue;
      item ??= {};
      set(item, value);
    }
    if (item !== undefined) for (const [name, value] of constants) setOwnProperty(item, name, value);
    return item;
  }
}

function compileEntryGetter(at: string): (entry: Entry) => JsonValue | undefined {
  if (at === '$key') return ({ name }) => name;
  const get = compileGetter(parsePath(at));
  return ({ value }) => get(value);
}

/** Compiles the gathering of identifiers, `{ kind: [values] }`; a list at a place counts as its elements. */
export function compileKindsReader({ rule }: KindsField): Reader {
  const sources = rule.kinds.map((source) => ({
    entriesOf: compileIdentifierEntries(parsePath(source.from)),
    kindOf: compileKindName(source.kind),
    valueOf: compileGetter(parsePath(source.value ?? '$')),
    isIgnored: source.ignore === undefined ? () => false : compileGlob(source.ignore),
  }));
  return (vendor) => {
    let kinds: JsonObject | undefined;
    for (const { entriesOf, kindOf, valueOf, isIgnored } of sources) {
      for (const entry of entriesOf(vendor)) {
        const kind = kindOf(entry);
        const value = valueOf(entry.value);
        if (kind === undefined || value === undefined) continue;
        for (const one of Array.isArray(value) ? value : [value]) {
          const text = identifierText(one);
          if (text !== undefined && !isIgnored(text)) addIdentifier((kinds ??= {}), kind, text);
        }
      }
    }
    return kinds;
  };
}

const noEntries: readonly Entry[] = [];

function compileIdentifierEntries(path: Path): (vendor: JsonValue) => readonly Entry[] {
  if (isSeveral(path)) {
    const entriesOf = compileEntries(path);
    return (vendor) => entriesOf(vendor) ?? noEntries;
  }
  const get = compileGetter(path);
  return (vendor) => {
    const value = get(vendor);
    return value === undefined || value === null ? noEntries : [{ name: undefined, value }];
  };
}

function identifierText(value: JsonValue): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function addIdentifier(kinds: JsonObject, kind: string, text: string): void {
  const known = ownProperty(kinds, kind);
  if (!Array.isArray(known)) setOwnProperty(kinds, kind, [text]);
  else if (!known.includes(text)) known.push(text);
}

const placeholder = /\{([^{}]+)\}/g;

/** The paths that the placeholders of a kind's name stand for. */
export function kindPlaceholders(kind: string): string[] {
  return [...kind.matchAll(placeholder)].map(([, path]) => path ?? '');
}

function compileKindName(kind: string): (entry: Entry) => string | undefined {
  const texts = kind.split(/\{[^{}]+\}/);
  const getters = kindPlaceholders(kind).map(compileEntryGetter);
  const [start = ''] = texts;
  if (getters.length === 0) return () => start;
  return (entry) => {
    let name = start;
    for (const [position, get] of getters.entries()) {
      const part = get(entry);
      const text = part === undefined ? undefined : identifierText(part);
      if (text === undefined) return undefined;
      name += text + (texts[position + 1] ?? '');
    }
    return name;
  };
}

/** Compiles the reading of every custom attribute: what no other rule reads and the vendor does not own. */
export function compileRestReader(read: Path, names: RestNames): Reader {
  const get = compileGetter(read);
  return (vendor) => {
    const source = get(vendor);
    if (typeof source !== 'object' || source === null || Array.isArray(source)) return undefined;
    const isOwned = names.ownedIn(vendor);
    let rest: JsonObject | undefined;
    for (const name of Object.keys(source)) {
      const value = source[name];
      if (value === undefined || value === null || !names.isRead(name) || isOwned(name)) continue;
      rest ??= {};
      setOwnProperty(rest, name, value);
    }
    return rest;
  };
}
