import { checkPlaces } from './check-places.ts';
import { checkRule, isPattern } from './check-rules.ts';
import { type Field, isReadable, resolveFields } from './fields.ts';
import { type LensFinding } from './finding.ts';
import { isSeveral, parsePath, pathPattern, stepsBelow } from './path.ts';
import { checkSecondNames } from './second-names.ts';
import { type LensSpec } from './spec.ts';
import { newBranch, plant, listGaps } from './tree.ts';

/**
 * Checks what a lens means, beyond its shape: that fields and places exclude each other, and that what is declared for
 * both directions can be reversed. An empty answer is the promise that `compileLens` takes it.
 *
 * @example
 * checkLensSpec({ fields: { name: 'n', title: 'n' } }); // [{ field: 'title', message: 'its place n is taken', … }]
 */
export function checkLensSpec(spec: LensSpec): LensFinding[] {
  const malformed = checkNames(spec);
  // Rules are resolved by their paths, so nothing more can be said before those can be parsed.
  if (malformed.length > 0) return malformed;
  const fields = resolveFields(spec);
  return [
    ...checkUnifiedFields(fields),
    ...checkSecondNames(spec, fields),
    ...checkUnsupported(spec, fields),
    ...Object.entries(spec.fields).flatMap(([field, rule]) => checkRule(field, rule)),
    ...checkFixed(fields),
    ...checkRest(spec, fields),
    ...checkStores(spec),
    ...checkPlaces(spec, fields),
  ];
}

/** Names of fields come with overrides at times, and are then no more than text. */
function checkNames(spec: LensSpec): LensFinding[] {
  return [...Object.keys(spec.fields), ...Object.keys(spec.unsupported ?? {})]
    .filter((field) => !pathPattern.test(field) || isSeveral(parsePath(field)))
    .map((field) => ({
      field,
      message: 'this is no name of a field',
      fix: 'Name it like first_name, address.city, emails[0].email or subscriptions[channel=email].status.',
    }));
}

function checkUnifiedFields(fields: readonly Field[]): LensFinding[] {
  const root = newBranch<Field>('');
  const conflicts = fields.flatMap((field) => {
    const conflict = plant(root, field.path.steps, field);
    if (conflict === undefined) return [];
    return [
      { field: field.path.text, message: `it cannot be declared: ${conflict}`, fix: 'Declare one or the other.' },
    ];
  });
  const gaps = listGaps(root).map((path) => ({
    field: path,
    message: 'its positions do not count up from 0',
    fix: `Declare ${path}[0] and the positions after it without a gap.`,
  }));
  return [...conflicts, ...gaps];
}

function checkUnsupported(spec: LensSpec, fields: readonly Field[]): LensFinding[] {
  return Object.keys(spec.unsupported ?? {})
    .filter((name) => fields.some(({ path }) => stepsBelow(parsePath(name), path) !== undefined))
    .map((field) => ({
      field,
      message: 'it has a rule and is also declared unsupported',
      fix: 'Remove the rule or the reason.',
    }));
}

function checkFixed(fields: readonly Field[]): LensFinding[] {
  return fields.flatMap((field) => {
    const { path } = field;
    if (field.kind !== 'fixed' || field.companion === undefined) return [];
    const companion = fields.find((other) => other.path.text === field.companion?.text);
    if (companion !== undefined && companion.kind !== 'fixed' && isReadable(companion)) return [];
    return [
      {
        field: path.text,
        message: `it is present beside ${field.companion.text}, which is not a declared field that is read`,
        fix: 'Name a declared field that is read, or leave `with` out.',
      },
    ];
  });
}

function checkRest(spec: LensSpec, fields: readonly Field[]): LensFinding[] {
  const rests = fields.filter(({ kind }) => kind === 'rest');
  if (rests.length > 1) {
    return rests.slice(1).map(({ path }) => ({
      field: path.text,
      message: 'there is already a field for the rest',
      fix: 'Keep one rule with `rest`.',
    }));
  }
  if (rests.length === 1) return [];
  const homeless = fields
    .filter((field) => field.kind === 'place' && field.isCustom)
    .map(({ path }) => ({
      field: path.text,
      message: 'it is kept as a custom attribute, and no rule says where those are',
      fix: 'Add a field with `rest`, or say `at`.',
    }));
  const { refuse: _refuse, string_length: _length, ...ofAttributes } = spec.stores ?? {};
  if (homeless.length > 0 || Object.values(ofAttributes).every((limit) => limit === undefined)) return homeless;
  return [
    {
      field: 'stores',
      message: 'it limits custom attributes, and no rule says where those are',
      fix: 'Add a field with `rest`, or remove the limits.',
    },
  ];
}

function checkStores({ stores }: LensSpec): LensFinding[] {
  const pattern = stores?.inner_name_form?.pattern;
  if (pattern === undefined || isPattern(pattern)) return [];
  return [
    {
      field: 'stores',
      message: 'the pattern of inner_name_form is not a regular expression',
      fix: 'Correct its syntax.',
    },
  ];
}
