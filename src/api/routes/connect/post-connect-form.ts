import {
  type AttributeChoices,
  type FieldMapping,
  fieldMappingSchema,
  longestAttribute,
  type MappedField,
} from '../../../field-maps/index.ts';
import { type MappingInput } from '../../connect-page/index.ts';

type Form = Readonly<Record<string, string>>;

/** What is wrong with what was typed, before it can be a mapping at all. */
export type InputProblem = 'name_missing' | 'name_too_long' | 'wrong_values' | 'wrong_format';

/** What the form sent for a field. */
export function inputOf(form: Form, { name }: MappedField): MappingInput {
  return {
    chosen: form[`map.${name}`] ?? '',
    other: (form[`other.${name}`] ?? '').trim(),
    format: form[`format.${name}`] ?? '',
    values: form[`values.${name}`] ?? '',
  };
}

/** What the form shows of a mapping; an attribute that is not in the list is typed. */
export function inputOfMapping({ mapping }: MappedField, { custom = [] }: AttributeChoices): MappingInput {
  if (mapping === null) return { chosen: '', other: '', format: '', values: '' };
  const values = Object.entries(mapping.values ?? {}).map(([own, theirs]) => `${own} = ${theirs}`);
  const shared = { values: values.join('\n') };
  if ('field' in mapping) return { ...shared, chosen: `field:${mapping.field}`, other: '', format: '' };
  const { attribute, format = '' } = mapping;
  const isListed = custom.some(({ name }) => name === attribute);
  if (isListed) return { ...shared, chosen: `attribute:${attribute}`, other: '', format };
  return { ...shared, chosen: 'other', other: attribute, format };
}

/** The value as the attribute holds it: what is typed is text. */
function valueOf(text: string, attribute: string, { custom = [] }: AttributeChoices): string | number | boolean {
  const holds = custom.find(({ name }) => name === attribute)?.holds ?? [];
  if (holds.includes('number') && text !== '' && Number.isFinite(Number(text))) return Number(text);
  if (holds.includes('boolean') && /^(?:true|false)$/.test(text)) return text === 'true';
  return text;
}

/** The lines of the translation; undefined when one cannot be read. */
function readValues(text: string, attribute: string, choices: AttributeChoices) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const pairs = lines.map((line) => {
    const at = line.indexOf('=');
    return at < 0 ? ['', ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  });
  if (pairs.some(([own = '', theirs = '']) => own === '' || theirs === '')) return undefined;
  const isOnce = (which: 0 | 1) => new Set(pairs.map((pair) => pair[which])).size === pairs.length;
  if (!isOnce(0) || !isOnce(1)) return undefined;
  return Object.fromEntries(pairs.map(([own = '', theirs = '']) => [own, valueOf(theirs, attribute, choices)]));
}

/** Where a choice leads. A standard attribute is recognised when its name is typed. */
function targetOf({ chosen, other }: MappingInput, { standard }: AttributeChoices) {
  if (chosen.startsWith('field:')) return { field: chosen.slice('field:'.length) };
  if (chosen.startsWith('attribute:')) return { attribute: chosen.slice('attribute:'.length) };
  if (other === '') return undefined;
  const known = standard.find(({ name, isWritable }) => name === other && isWritable);
  return known === undefined ? { attribute: other } : { field: known.field };
}

/** The mapping that an input stands for; undefined when the field is not used. */
export function mappingOf(
  input: MappingInput,
  choices: AttributeChoices,
): { mapping: FieldMapping | undefined } | { problem: InputProblem } {
  const target = targetOf(input, choices);
  if (target === undefined) return input.chosen === 'other' ? { problem: 'name_missing' } : { mapping: undefined };
  if ('attribute' in target && target.attribute.length > longestAttribute) return { problem: 'name_too_long' };
  const values = readValues(input.values, 'attribute' in target ? target.attribute : '', choices);
  if (values === undefined) return { problem: 'wrong_values' };
  const hasFormat = input.format !== '' && 'attribute' in target;
  const mapping = fieldMappingSchema.safeParse({
    ...target,
    ...(hasFormat ? { format: input.format } : {}),
    ...(Object.keys(values).length === 0 ? {} : { values }),
  });
  return mapping.success ? { mapping: mapping.data } : { problem: 'wrong_format' };
}
