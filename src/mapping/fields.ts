import { joinPaths, type Path, parsePath } from './path.ts';
import {
  type EachRule,
  type FieldRule,
  type KindsRule,
  type LensSpec,
  type PlaceRule,
  type RestRule,
  type SecondNameRule,
} from './spec.ts';

/** A value with a place of its own. */
export interface PlaceField {
  readonly kind: 'place';
  readonly path: Path;
  readonly rule: PlaceRule;
  /** Places that are read, in turn. */
  readonly reads: readonly Path[];
  readonly write: Path | undefined;
  /** True when the vendor keeps it among the custom attributes. */
  readonly isCustom: boolean;
}

export interface FixedField {
  readonly kind: 'fixed';
  readonly path: Path;
  readonly value: string | number | boolean;
  readonly companion: Path | undefined;
}

export interface RestField {
  readonly kind: 'rest';
  readonly path: Path;
  readonly rule: RestRule;
  readonly read: Path;
  readonly write: Path;
}

export interface EachField {
  readonly kind: 'each';
  readonly path: Path;
  readonly rule: EachRule;
}

export interface KindsField {
  readonly kind: 'kinds';
  readonly path: Path;
  readonly rule: KindsRule;
}

/** A rule with everything resolved that it leaves to others. */
export type Field = PlaceField | FixedField | RestField | EachField | KindsField;

const root: Path = { text: '$', steps: [] };

/** The object that holds custom attributes, on reading and on writing: the one that the rest rule names. */
export function restPlaces(rule: RestRule): { read: Path; write: Path } {
  const { rest } = rule;
  return typeof rest === 'string'
    ? { read: parsePath(rest), write: parsePath(rest) }
    : { read: parsePath(rest.read), write: parsePath(rest.write) };
}

/** The declared fields in their order, without second names. Throws a `TypeError` when a path is malformed. */
export function resolveFields(spec: LensSpec): Field[] {
  const restRule = Object.values(spec.fields).find(isRest);
  const rest = restRule === undefined ? { read: root, write: root } : restPlaces(restRule);
  return Object.entries(spec.fields).flatMap(([field, rule]) =>
    isSecondName(rule) ? [] : [resolveField(parsePath(field), rule, rest)],
  );
}

/** True for a rule that gives a field another name. */
export function isSecondName(rule: FieldRule): rule is SecondNameRule {
  return typeof rule !== 'string' && 'same_as' in rule;
}

function isRest(rule: FieldRule): rule is RestRule {
  return typeof rule !== 'string' && 'rest' in rule;
}

function resolveField(path: Path, rule: Exclude<FieldRule, SecondNameRule>, rest: { read: Path; write: Path }): Field {
  if (typeof rule === 'string') {
    const place = parsePath(rule);
    return { kind: 'place', path, rule: { at: rule }, reads: [place], write: place, isCustom: false };
  }
  if ('fixed' in rule) {
    return {
      kind: 'fixed',
      path,
      value: rule.fixed,
      companion: rule.with === undefined ? undefined : parsePath(rule.with),
    };
  }
  if ('rest' in rule) return { kind: 'rest', path, rule, ...restPlaces(rule) };
  if ('each' in rule) return { kind: 'each', path, rule };
  if ('kinds' in rule) return { kind: 'kinds', path, rule };
  return resolvePlace(path, rule, rest);
}

function resolvePlace(path: Path, rule: PlaceRule, rest: { read: Path; write: Path }): PlaceField {
  const alsoRead = (rule.also_read ?? []).map((place) => parsePath(place));
  if (rule.custom !== undefined) {
    const name = parsePath(rule.custom);
    const reads = [joinPaths(rest.read, name), ...alsoRead];
    return { kind: 'place', path, rule, reads, write: joinPaths(rest.write, name), isCustom: true };
  }
  const read = rule.at ?? rule.read;
  const write = rule.at ?? rule.write;
  return {
    kind: 'place',
    path,
    rule,
    reads: [...(read === undefined ? [] : [parsePath(read)]), ...alsoRead],
    write: write === undefined ? undefined : parsePath(write),
    isCustom: false,
  };
}

/** True for fields that an answer can show. */
export function isReadable(field: Field): boolean {
  return field.kind !== 'place' || field.reads.length > 0;
}

/** True for fields that a caller can change. */
export function isWritable(field: Field): field is PlaceField | RestField {
  return field.kind === 'rest' || (field.kind === 'place' && field.write !== undefined);
}

/** Every place that a field reads; of the rest, which reads what others leave, none. */
export function readPlaces(field: Field): readonly Path[] {
  switch (field.kind) {
    case 'place':
      return field.reads;
    case 'each':
      return field.rule.each.map(({ from }) => parsePath(from));
    case 'kinds':
      return field.rule.kinds.map(({ from }) => parsePath(from));
    case 'fixed':
    case 'rest':
      return [];
  }
}
