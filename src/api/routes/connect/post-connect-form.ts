import {
  type AttributeChoices,
  type FieldMapping,
  fieldMappingSchema,
  longestAttribute,
  type MappedField,
} from '../../../field-maps/index.ts';
import { type MappingInput } from '../../connect-page/index.ts';
import { type FieldOptions, givenFor, type HoldReason, holdOf } from './field-options.ts';
import { readValues, showValues } from './translation.ts';

type Form = Readonly<Record<string, string>>;

/** What is wrong with what was chosen or typed, before it can be a mapping at all. */
export type InputProblem = 'gone' | 'name_missing' | 'name_too_long' | 'wrong_values' | 'wrong_format' | 'wrong_form';

type Target = { field: string } | { attribute: string };

const placeOfTarget = (target: Target) =>
  'field' in target ? `field:${target.field}` : `attribute:${target.attribute.trim()}`;

/** What the form sent for a field. */
export function inputOf(form: Form, { name }: MappedField): MappingInput {
  return {
    chosen: form[`map.${name}`] ?? '',
    other: (form[`other.${name}`] ?? '').trim(),
    format: form[`format.${name}`] ?? '',
    values: form[`values.${name}`] ?? '',
  };
}

/** How the form says where something is kept; an attribute that is not in the list is typed. */
function choiceOf(target: Target, { custom = [] }: AttributeChoices): Pick<MappingInput, 'chosen' | 'other'> {
  if ('field' in target) return { chosen: `field:${target.field}`, other: '' };
  const isListed = custom.some(({ name }) => name === target.attribute);
  return isListed
    ? { chosen: `attribute:${target.attribute}`, other: '' }
    : { chosen: 'other', other: target.attribute };
}

/** What the form shows of a mapping. */
function inputOfMapping({ mapping }: Pick<MappedField, 'mapping'>, choices: AttributeChoices): MappingInput {
  if (mapping === null) return { chosen: '', other: '', format: '', values: '' };
  const format = 'field' in mapping ? '' : (mapping.format ?? '');
  return { ...choiceOf(mapping, choices), format, values: showValues(mapping.values ?? {}) };
}

/** The translation that is typed for a place; undefined when it cannot be read. */
function translationOf(
  text: string,
  target: Target,
  { mapping }: Pick<MappedField, 'mapping'>,
  { custom = [] }: AttributeChoices,
) {
  const known = 'attribute' in target ? custom.find(({ name }) => name === target.attribute) : undefined;
  const held = known?.holds ?? [];
  const isMoved = mapping === null || placeOfTarget(target) !== placeOfTarget(mapping);
  // What another attribute holds says nothing of one that the vendor knows the type of.
  return readValues(text, { stored: isMoved && held.length > 0 ? {} : (mapping?.values ?? {}), held });
}

/**
 * Where a choice leads; undefined when it is none, or none that the page offers. A standard attribute is recognised when its
 * name is typed.
 */
function targetOf(
  { chosen, other }: Pick<MappingInput, 'chosen' | 'other'>,
  { standard }: AttributeChoices,
): Target | undefined {
  if (chosen.startsWith('field:')) {
    const field = chosen.slice('field:'.length);
    return standard.some((choice) => choice.field === field) ? { field } : undefined;
  }
  if (chosen.startsWith('attribute:')) {
    const attribute = chosen.slice('attribute:'.length);
    return attribute.trim() === '' ? undefined : { attribute };
  }
  if (chosen !== 'other' || other === '') return undefined;
  const known = standard.find(({ name, isWritable }) => name === other && isWritable);
  return known === undefined ? { attribute: other } : { field: known.field };
}

/** Whether nothing is chosen. */
export const isEmptyInput = ({ chosen }: MappingInput) => chosen === '';

/** What a form says of a field: undefined when the field is not used, or why it cannot be meant. */
type ReadField = { mapping: FieldMapping | undefined } | { problem: InputProblem | HoldReason };

function mappingOf(input: MappingInput, field: MappedField, choices: AttributeChoices): ReadField {
  if (isEmptyInput(input)) return { mapping: undefined };
  const target = targetOf(input, choices);
  if (target === undefined) return { problem: input.chosen === 'other' ? 'name_missing' : 'gone' };
  if ('attribute' in target && target.attribute.length > longestAttribute) return { problem: 'name_too_long' };
  const values = translationOf(input.values, target, field, choices);
  if (values === undefined) return { problem: 'wrong_values' };
  const typed = ['attribute' in target ? target.attribute : '', ...Object.entries(values).flat()];
  // PostgreSQL stores it in no column.
  if (typed.some((text) => String(text).includes('\0'))) return { problem: 'wrong_form' };
  const hasFormat = input.format !== '' && 'attribute' in target;
  const mapping = fieldMappingSchema.safeParse({
    ...target,
    ...(hasFormat ? { format: input.format } : {}),
    ...(Object.keys(values).length === 0 ? {} : { values }),
  });
  return mapping.success ? { mapping: mapping.data } : { problem: 'wrong_format' };
}

/** What the page shows of a field before anybody changes it: what is filled in for it, or else what is stored. */
export function presentInput(field: MappedField, choices: AttributeChoices, options: FieldOptions): MappingInput {
  const stored = inputOfMapping(field, choices);
  const given = givenFor(options, field.name);
  if (given === undefined) return stored;
  const mapping = targetOf({ chosen: 'other', other: given }, choices) ?? null;
  const filled = inputOfMapping({ mapping }, choices);
  const isStored = filled.chosen === stored.chosen && filled.other === stored.other;
  // Its format and values are more than what is filled in says.
  return isStored ? stored : filled;
}

/**
 * What was sent, as the page can show it again, whatever the vendor lists meanwhile; undefined when it is no choice of the
 * page.
 */
export function shownAgain(sent: MappingInput, choices: AttributeChoices): MappingInput | undefined {
  if (isEmptyInput(sent) || sent.chosen === 'other') return sent;
  const target = targetOf(sent, choices);
  return target && { ...sent, ...choiceOf(target, choices) };
}

/** Browsers send line ends of their own. */
const plain = (text: string) => text.replaceAll('\r\n', '\n').trim();

/** Where an input leads, whether it was chosen from the list of the vendor or typed, as that list may change meanwhile. */
function placeOf(input: MappingInput, choices: AttributeChoices): string {
  const target = targetOf(input, choices);
  return target === undefined ? input.chosen : placeOfTarget(target);
}

function isSameInput(one: MappingInput, other: MappingInput, choices: AttributeChoices): boolean {
  const isSamePlace = placeOf(one, choices) === placeOf(other, choices);
  return isSamePlace && one.format === other.format && plain(one.values) === plain(other.values);
}

/** The mapping that an input stands for. What was not touched stays as it is stored: a form knows values as text alone. */
function readInput(input: MappingInput, field: MappedField, choices: AttributeChoices): ReadField {
  const isStored = isSameInput(input, inputOfMapping(field, choices), choices);
  return isStored ? { mapping: field.mapping ?? undefined } : mappingOf(input, field, choices);
}

/** The mapping of a field that the page stands for before anybody changes it, or why it cannot be meant. */
export function readPresent(field: MappedField, choices: AttributeChoices, options: FieldOptions): ReadField {
  return readInput(presentInput(field, choices, options), field, choices);
}

/** The mapping of a field that a form stands for, or why it cannot be meant. */
export function readField(form: Form, field: MappedField, choices: AttributeChoices, options: FieldOptions): ReadField {
  const input = inputOf(form, field);
  const present = presentInput(field, choices, options);
  const hold = holdOf(options, field.name, isEmptyInput(present))?.reason;
  if (hold === 'disabled' && !isSameInput(input, present, choices)) return { problem: hold };
  if (hold === 'kept' && isEmptyInput(input)) return { problem: hold };
  return readInput(input, field, choices);
}
