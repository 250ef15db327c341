import { z } from 'zod';
import { valueTypes } from '../definitions/index.ts';

const longestExample = 1000;
const mostExampleItems = 100;
const exampleMeaning = 'A value, for whoever maps it.';

/** A field of the product's own users, which an end customer maps to an attribute of their vendor. */
export const hostFieldSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,63}$/i, 'must be a name such as loyalty_tier')
    .describe('What requests call it, within host_fields.'),
  label: z.string().min(1).max(200).describe('What people call it.'),
  type: z.enum(valueTypes).default('string').describe('What its values are.'),
  required: z.boolean().default(false).describe('True: no map may leave it out.'),
  example: z
    .union([z.string(), z.number(), z.boolean(), z.array(z.string())])
    .optional()
    .describe(exampleMeaning),
});

export type HostField = z.infer<typeof hostFieldSchema>;

const boundedText = z.string().max(longestExample);

const exampleOf: Readonly<Record<HostField['type'], z.ZodType>> = {
  string: z.string(),
  number: z.number(),
  boolean: z.boolean(),
  date: z.iso.date(),
  datetime: z.iso.datetime({ offset: true }),
  array: z.array(z.string()),
};

/** A declaration as it is taken: more than is asked of those that were stored before. */
export const newHostFieldSchema = hostFieldSchema
  .extend({
    // Every object of JavaScript has properties of these names, in whatever program reads the field.
    name: hostFieldSchema.shape.name.refine(
      (name) => !(name in Object.prototype),
      'is a name that programs reserve; choose another',
    ),
    example: z
      .union([boundedText, z.number(), z.boolean(), z.array(boundedText).max(mostExampleItems)])
      .optional()
      .describe(exampleMeaning),
  })
  .refine(({ label }) => label.trim() !== '', { path: ['label'], error: 'must have a letter or a sign' })
  .refine(({ type, example }) => example === undefined || exampleOf[type].safeParse(example).success, {
    path: ['example'],
    error: 'must be a value of the declared type; dates are such as 2026-01-31, times such as 2026-01-31T09:30:00Z',
  });

/** So many fields a product declares for one integration, at most. */
export const mostHostFields = 200;

/** Declared fields of one account, each name once. */
export const hostFieldsSchema = z
  .array(newHostFieldSchema)
  .max(mostHostFields)
  .refine((fields) => new Set(fields.map(({ name }) => name)).size === fields.length, 'must not name a field twice');
