import { shorten } from '../errors/index.ts';
import { type Field, isWritable, readPlaces, type RestField } from './fields.ts';
import { compileGlob } from './glob.ts';
import { isJsonObject, type JsonObject, type JsonValue } from './json.ts';
import { parsePath, type Path, stepsBelow } from './path.ts';
import { compileGetter } from './place.ts';
import { type Problem } from './problems.ts';
import { isLongerThan } from './values.ts';

/** Which names are free for custom attributes. */
export interface RestNames {
  /** True for names that are read as custom attributes. */
  readonly isRead: (name: string) => boolean;
  /** Whether a name belongs to the vendor in this record of the vendor's. */
  readonly ownedIn: (vendor: JsonValue) => (name: string) => boolean;
  /** Why a name is not written as a custom attribute, and what to use instead. */
  readonly refusal: (name: string) => string | undefined;
}

/** What to say of a name that belongs to the vendor. */
export function vendorsOwnMessage(name: string): string {
  return `The vendor keeps "${shorten(name)}" for its own use; choose another name.`;
}

/** Compiles the names that the other rules and the vendor leave to custom attributes. */
export function compileRestNames(rest: RestField, fields: readonly Field[]): RestNames {
  const read = ownersOf(rest.read, fields, readPlaces);
  const written = ownersOf(rest.write, fields, (field) =>
    field.kind === 'place' && field.write !== undefined ? [field.write] : [],
  );
  const isLeftByVendor = compileIsFree([], rest.rule.except ?? []);
  const refuseSpelling = compileSpelling(rest);
  return {
    isRead: compileIsFree(read.keys(), rest.rule.except ?? []),
    ownedIn: compileOwnedIn(rest.rule.except_in ?? []),
    refusal(name) {
      const owners = written.get(name) ?? read.get(name);
      if (owners !== undefined) return ownedMessage(name, owners);
      if (!isLeftByVendor(name)) return vendorsOwnMessage(name);
      return refuseSpelling(name);
    },
  };
}

/** Compiles the check that a written record has no more names than the vendor takes at once. */
export function compileNameCount({ path, rule, write }: RestField): (record: JsonObject, problems: Problem[]) => void {
  const { max_names: maximum = Number.POSITIVE_INFINITY } = rule;
  const get = compileGetter(write);
  return (record, problems) => {
    const attributes = get(record);
    const count = isJsonObject(attributes) ? Object.keys(attributes).length : 0;
    if (count <= maximum) return;
    const message = `The vendor takes at most ${maximum} attributes at once, and this has ${count}; send them in parts.`;
    problems.push({ code: 'unsupported_value', path: path.text, message });
  };
}

/** The first names below an object at which other fields have their places, with those fields. */
function ownersOf(
  object: Path,
  fields: readonly Field[],
  placesOf: (field: Field) => readonly Path[],
): Map<string, Field[]> {
  const owners = new Map<string, Field[]>();
  for (const field of fields) {
    for (const place of placesOf(field)) {
      const first = stepsBelow(place, object)?.[0];
      if (first?.kind !== 'name') continue;
      const known = owners.get(first.name) ?? [];
      owners.set(first.name, known.includes(field) ? known : [...known, field]);
    }
  }
  return owners;
}

const nothing = () => false;

function compileOwnedIn(places: readonly string[]): RestNames['ownedIn'] {
  if (places.length === 0) return () => nothing;
  const getters = places.map((place) => compileGetter(parsePath(place)));
  return (vendor) => {
    const objects = getters.map((get) => get(vendor)).filter((found) => isJsonObject(found));
    return (name) => objects.some((object) => Object.hasOwn(object, name));
  };
}

function ownedMessage(name: string, owners: readonly Field[]): string {
  const writable = owners.filter(isWritable);
  const names = (fields: readonly Field[]) => fields.map(({ path }) => path.text).join(', ');
  if (writable.length > 0) return `"${name}" is where the vendor keeps ${names(writable)}; send that field instead.`;
  return `"${name}" is where the vendor keeps ${names(owners)}, which is only read; choose another name.`;
}

function compileIsFree(owned: Iterable<string>, except: readonly string[]): (name: string) => boolean {
  const taken = new Set([...owned, ...except.filter((pattern) => !pattern.includes('*'))]);
  const globs = except.filter((pattern) => pattern.includes('*')).map(compileGlob);
  if (globs.length === 0) return (name) => !taken.has(name);
  return (name) => !taken.has(name) && !globs.some((fits) => fits(name));
}

function compileSpelling({ rule }: RestField): (name: string) => string | undefined {
  const { name_form: form, name_max_length: maxLength } = rule;
  const fits = form === undefined ? undefined : wholePattern(form.pattern);
  return (name) => {
    if (name === '') return 'An attribute needs a name.';
    if (maxLength !== undefined && isLongerThan(name, maxLength)) {
      return `The vendor keeps names of at most ${maxLength} characters; shorten it.`;
    }
    if (form === undefined || fits?.test(name) !== false) return undefined;
    return `At the vendor a name has to be ${form.is}; choose another name.`;
  };
}

/** A regular expression that the whole text must fit. Throws a `SyntaxError` when it is malformed. */
export function wholePattern(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'u');
}
