import { z } from 'zod';
import { type HostField } from '../connect/index.ts';
import { type CompiledAttributes, hostFieldsName, type ValueType } from '../definitions/index.ts';
import { type FieldRule, type Format, formatSchema, namePath, pathSchema } from '../mapping/index.ts';

/** Characters of an attribute's name at most, the most that any vendor takes. */
export const longestAttribute = 255;

const values = z
  .record(z.string().min(1), z.union([z.string(), z.number(), z.boolean()]))
  .optional()
  .describe('Value of the product to value at the vendor, one to one. Other values are refused on writing.');

/** Where one host field is kept: in a unified field, or in a custom attribute of the vendor. */
export const fieldMappingSchema = z.union([
  z.strictObject({ field: pathSchema.describe('A unified field, such as first_name.'), values }),
  z.strictObject({
    attribute: z.string().min(1).max(longestAttribute).describe('Name of a custom attribute of the vendor.'),
    format: formatSchema.optional().describe('How it is spelt there; absent: as the vendor spells values of the type.'),
    values,
  }),
]);

/** By name of the host field. */
export const fieldMappingsSchema = z.record(z.string(), fieldMappingSchema);

export type FieldMapping = z.infer<typeof fieldMappingSchema>;
export type FieldMappings = Readonly<Record<string, FieldMapping>>;

/** The spellings that values of a type may have in a custom attribute, the usual one first. */
export const formatsOfType: Readonly<Record<ValueType, readonly Format[]>> = {
  string: ['string'],
  number: ['number'],
  boolean: ['boolean'],
  date: ['date'],
  datetime: ['datetime', 'datetime_with_offset', 'epoch_seconds', 'epoch_milliseconds'],
  array: [],
};

function ruleOf({ type }: HostField, mapping: FieldMapping, attributes: CompiledAttributes | undefined): FieldRule {
  const named = mapping.values === undefined ? {} : { values: mapping.values };
  if ('field' in mapping) return { same_as: mapping.field, ...named };
  const custom = namePath(mapping.attribute);
  if (mapping.values !== undefined) return { custom, ...named };
  const format = mapping.format ?? attributes?.formatOf(type) ?? formatsOfType[type][0];
  return { custom, ...(format === undefined ? {} : { format }) };
}

/** The rules of the lens that a map stands for. */
export function rulesOf(
  hostFields: readonly HostField[],
  mappings: FieldMappings,
  attributes: CompiledAttributes | undefined,
): Record<string, FieldRule> {
  return Object.fromEntries(
    hostFields.flatMap((field) => {
      const mapping = mappings[field.name];
      return mapping === undefined ? [] : [[`${hostFieldsName}.${field.name}`, ruleOf(field, mapping, attributes)]];
    }),
  );
}
