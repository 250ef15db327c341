import { CrosswalkError, shorten } from '../../errors/index.ts';
import { type JsonObject, wholePattern } from '../../mapping/index.ts';
import { type IdentityKind, type IdentitySpec } from '../schema/index.ts';
import { describeKinds, unknownKindHint } from '../id-kind-hint.ts';
import { compileProperties, type TemplateScope } from '../template.ts';

/** One way to name a record at this vendor. */
export interface CompiledKind {
  readonly name: string;
  readonly label: string;
  readonly parts: readonly string[];
  readonly field?: string;
  readonly replaces?: string;
  readonly change?: string;
  readonly lowercase?: 'refuse' | 'convert';
  /** The form that values have, in words, when this one has another; undefined when it may exist. */
  readonly formBroken: (value: string) => string | undefined;
  /** What a written record carries to be found by this kind; absent: records cannot be written by it. */
  readonly record?: (scope: TemplateScope) => JsonObject;
}

/** An id with its kind, as it stands in a path: `email:ada@example.com`, or plain for the primary kind. */
export interface TypedId {
  readonly kind: CompiledKind;
  /** Everything after the kind. */
  readonly value: string;
  /** The value as placeholders see it: `value`, and one for each part. */
  readonly scope: Readonly<Record<string, string>>;
}

export interface CompiledIdentity {
  readonly primary: CompiledKind;
  readonly kinds: ReadonlyMap<string, CompiledKind>;
  /** Kinds by which a record that was read is best written. */
  readonly prefer: readonly CompiledKind[];
  /**
   * Reads an id. A prefix that is no kind of this vendor belongs to the id.
   * @throws CrosswalkError `invalid_id` when it is empty, lacks a part, has not the form that the vendor gives to ids of
   * its kind, or is in upper case where the vendor keeps none.
   */
  parse(id: string): TypedId;
  /** The id of a value, plain for the primary kind. */
  format(kind: string, value: string): string;
}

const utf8 = new TextEncoder();

function compileForm(form: IdentityKind['form']): CompiledKind['formBroken'] {
  if (form === undefined) return () => undefined;
  const { is, max_bytes: maxBytes = Number.POSITIVE_INFINITY } = form;
  const pattern = form.pattern === undefined ? undefined : wholePattern(form.pattern);
  return (value) => (pattern?.test(value) === false || utf8.encode(value).length > maxBytes ? is : undefined);
}

function compileKind(name: string, spec: IdentityKind): CompiledKind {
  return Object.freeze({
    name,
    label: spec.label,
    parts: spec.parts ?? [],
    formBroken: compileForm(spec.form),
    ...(spec.lowercase === undefined ? {} : { lowercase: spec.lowercase }),
    ...(spec.field === undefined ? {} : { field: spec.field }),
    ...(spec.replaces === undefined ? {} : { replaces: spec.replaces }),
    ...(spec.change === undefined ? {} : { change: spec.change }),
    ...(spec.record === undefined ? {} : { record: compileProperties(spec.record) }),
  });
}

/** Splits `label:name` into the declared parts; the last part takes the rest, colons included. */
function splitParts(kind: CompiledKind, value: string): Record<string, string> {
  const scope: Record<string, string> = { value };
  let rest = value;
  for (const [position, part] of kind.parts.entries()) {
    const last = position === kind.parts.length - 1;
    const colon = last ? rest.length : rest.indexOf(':');
    scope[part] = colon < 0 ? '' : rest.slice(0, colon);
    rest = colon < 0 ? '' : rest.slice(colon + 1);
  }
  return scope;
}

function refuseId(message: string): never {
  throw new CrosswalkError('invalid_id', message);
}

export function compileIdentity(spec: IdentitySpec): CompiledIdentity {
  const kinds = new Map(Object.entries(spec.kinds).map(([name, kind]) => [name, compileKind(name, kind)]));
  const need = (name: string) => {
    const kind = kinds.get(name);
    if (kind === undefined) throw new Error(`identity has no kind ${name}`);
    return kind;
  };
  const primary = need(spec.primary);
  return Object.freeze({
    primary,
    kinds,
    prefer: spec.prefer.map(need),
    parse(id: string): TypedId {
      const colon = id.indexOf(':');
      const named = colon < 0 ? undefined : kinds.get(id.slice(0, colon));
      const kind = named ?? primary;
      const given = named === undefined ? id : id.slice(colon + 1);
      const value = kind.lowercase === 'convert' ? given.toLowerCase() : given;
      if (value === '') refuseId(`An id must not be empty. Use one of: ${describeKinds(kinds.keys())}.`);
      const form = kind.formBroken(value);
      if (form !== undefined) {
        const hint = unknownKindHint(id, kinds.keys());
        refuseId(`"${shorten(value)}" is not a possible ${kind.label}: it has to be ${form}.${hint}`);
      }
      if (kind.lowercase === 'refuse' && value !== value.toLowerCase()) {
        refuseId(
          `${kind.label} "${shorten(value)}" has upper-case letters, and the vendor finds lower-case values only. Use "${shorten(value.toLowerCase())}".`,
        );
      }
      const scope = splitParts(kind, value);
      const missing = kind.parts.filter((part) => scope[part] === '');
      if (missing.length > 0)
        refuseId(
          `An id of kind ${kind.name} has the form ${[kind.name, ...kind.parts].join(':')}; "${shorten(id)}" lacks ${missing.join(' and ')}.`,
        );
      return { kind, value, scope };
    },
    format: (kind: string, value: string) =>
      kind === spec.primary && !kinds.has(value.split(':', 1)[0] ?? '') ? value : `${kind}:${value}`,
  });
}
