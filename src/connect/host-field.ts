import { z } from 'zod';
import { valueTypes } from '../definitions/index.ts';

/** A field of the product's own users, which an end customer maps to an attribute of their vendor. */
export const hostFieldSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,63}$/i, 'must be a name such as loyalty_tier')
    // Every object of JavaScript has properties of these names, in whatever program reads the field.
    .refine((name) => !(name in Object.prototype), 'is a name that programs reserve; choose another')
    .describe('What requests call it, within host_fields.'),
  label: z.string().min(1).max(200).describe('What people call it.'),
  type: z.enum(valueTypes).default('string').describe('What its values are.'),
  required: z.boolean().default(false).describe('True: no map may leave it out.'),
  example: z
    .union([z.string(), z.number(), z.boolean(), z.array(z.string())])
    .optional()
    .describe('A value, for whoever maps it.'),
});

export type HostField = z.infer<typeof hostFieldSchema>;

/** So many fields a product declares for one integration, at most. */
export const mostHostFields = 200;

/** Declared fields of one account, each name once. */
export const hostFieldsSchema = z
  .array(hostFieldSchema)
  .max(mostHostFields)
  .refine((fields) => new Set(fields.map(({ name }) => name)).size === fields.length, 'must not name a field twice');
