import { z } from 'zod';
import { type HostField } from '../connect/index.ts';
import { type CompiledAttributes, hostFieldsName, type ValueType } from '../definitions/index.ts';
import { type FieldRule, type Format, formatSchema, namePath, pathSchema } from '../mapping/index.ts';

/** Characters of an attribute's name at most, the most that any vendor takes. */
export const longestAttribute = 255;

const anyValues = z.record(z.string().min(1), z.union([z.string(), z.number(), z.boolean()]));
const isEmpty = (values: z.infer<typeof anyValues>) => Object.keys(values).length === 0;

const values = anyValues
  .refine((given) => !isEmpty(given), 'must have at least one value; leave values out to write every value as it is')
  .optional()
  .describe(
    'Value of the product to value at the vendor, one to one, at least one. Other values are refused on writing.',
  );

const byField = z.strictObject({ field: pathSchema.describe('A unified field, such as first_name.'), values });

const attribute = z.string().min(1).max(longestAttribute);

const byAttribute = z.strictObject({
  attribute: attribute
    .refine((name) => name.trim() !== '', 'must have more than spaces')
    .describe('Name of a custom attribute of the vendor.'),
  format: formatSchema.optional().describe('How it is spelt there; absent: as the vendor spells values of the type.'),
  values,
});

/** Where one host field is kept: in a unified field, or in a custom attribute of the vendor. */
export const fieldMappingSchema = z.union([byField, byAttribute]);

/** By name of the host field. */
export const fieldMappingsSchema = z.record(z.string(), fieldMappingSchema);

/** Values as they may be stored: some have none, which lets nothing through, and mean that there is no list of them. */
const storedValues = anyValues.transform((stored) => (isEmpty(stored) ? undefined : stored)).optional();

/** Mappings as they may be stored: less is asked of them than of those that are taken. */
export const storedMappingsSchema = z.record(
  z.string(),
  z.union([byField.extend({ values: storedValues }), byAttribute.extend({ attribute, values: storedValues })]),
);

export type FieldMapping = z.infer<typeof fieldMappingSchema>;
export type FieldMappings = Readonly<Record<string, FieldMapping>>;

/** Where a host field is kept, whatever its name; undefined when the map leaves it out. */
export function mappingOf(mappings: FieldMappings, { name }: Pick<HostField, 'name'>): FieldMapping | undefined {
  return Object.hasOwn(mappings, name) ? mappings[name] : undefined;
}

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
      const mapping = mappingOf(mappings, field);
      return mapping === undefined ? [] : [[`${hostFieldsName}.${field.name}`, ruleOf(field, mapping, attributes)]];
    }),
  );
}
