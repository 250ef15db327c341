import { z } from 'zod';
import { eachRuleSchema, formatSchema } from '../../mapping/index.ts';
import { callSchema } from './shared.ts';

/** What a value is, as people who declare a field say it. */
export const valueTypes = ['string', 'number', 'boolean', 'date', 'datetime', 'array'] as const;
export type ValueType = (typeof valueTypes)[number];

const valueTypeSchema = z.enum(valueTypes);

/** Where a vendor lists the custom attributes that it knows, so that people can choose from them. */
export const attributesSchema = callSchema.extend({
  each: eachRuleSchema.shape.each.describe(
    'Where an answer has the attributes: of each its name and, where it says so, its type and a description.',
  ),
  types: z
    .partialRecord(valueTypeSchema, z.array(z.string().min(1)).min(1))
    .default({})
    .describe('Type of a value to the types of the vendor (with *) that hold such values.'),
  formats: z
    .partialRecord(valueTypeSchema, formatSchema)
    .default({})
    .describe('Type of a value to its spelling in a custom attribute, where that is not the format of its name.'),
});

export type AttributesSpec = z.infer<typeof attributesSchema>;
